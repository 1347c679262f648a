package latentatlas.session;

import latentatlas.archive.StoredModel;
import latentatlas.problem.ProblemException;
import latentatlas.training.Snapshot;
import latentatlas.training.TrainingOutcome;

/** Hears what happens in a session. All methods are called on the session's screen executor. */
public interface SessionListener {
    /** A data set is open and becomes the one to train on. */
    void dataOpened(OpenData data);

    /** The newest state of the run under way; older ones may have been skipped. */
    void snapshot(Snapshot snapshot);

    void stateChanged(RunState state);

    /** The last snapshot has been delivered before. */
    void ended(TrainingOutcome outcome);

    /** A model came from a file or with the program; {@code title} is what to call it. */
    void modelOpened(StoredModel model, String title);

    /** Training can go on from the model opened last: the images at hand are the ones it was trained on. */
    void canGoOn();

    /** A model was saved under {@code title}. */
    void saved(String title);

    /** Something is being read or written; null when nothing is. */
    void busy(@org.jspecify.annotations.Nullable String with);

    /** How much of a data set has been read, 0 to 1; only where it takes its time. */
    default void loading(double share) {}

    void problem(ProblemException problem);
}
