package latentatlas.session;

import java.util.ArrayList;
import java.util.List;
import latentatlas.archive.StoredModel;
import latentatlas.problem.ProblemException;
import latentatlas.training.Snapshot;
import latentatlas.training.TrainingOutcome;
import org.jspecify.annotations.Nullable;

/** Counts what a session says. */
final class Heard implements SessionListener {
    final List<String> problems = new ArrayList<>();
    int snapshots;
    int ended;
    int canGoOn;
    int models;

    @Nullable
    TrainingOutcome outcome;

    @Override
    public void dataOpened(OpenData data) {}

    @Override
    public void snapshot(Snapshot snapshot) {
        snapshots++;
    }

    @Override
    public void stateChanged(RunState state) {}

    @Override
    public void ended(TrainingOutcome outcome) {
        ended++;
        this.outcome = outcome;
    }

    @Override
    public void modelOpened(StoredModel model, String title) {
        models++;
    }

    @Override
    public void canGoOn() {
        canGoOn++;
    }

    @Override
    public void saved(String title) {}

    @Override
    public void busy(@Nullable String with) {}

    @Override
    public void problem(ProblemException problem) {
        problems.add(problem.line());
    }
}
