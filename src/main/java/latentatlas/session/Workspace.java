package latentatlas.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of the program at one moment; what can be done follows from it. Immutable, and published whole.
 *
 * @param exhibit the model at hand; null before there is one
 * @param data what the next run trains on; null before any is open. A run has its own, in its exhibit.
 * @param jobs what is being read and written, oldest first
 */
public record Workspace(
        Phase phase, @Nullable Exhibit exhibit, @Nullable OpenData data, Draft draft, List<Job> jobs) {
    /** What the program starts with. */
    static Workspace empty(Draft draft) {
        return new Workspace(Phase.IDLE, null, null, draft, List.of());
    }

    public boolean canTrain() {
        return phase == Phase.IDLE && data != null && draft.valid();
    }

    /** Whether training can go on from the model at hand, with the images and the kind of model that are chosen. */
    @SuppressWarnings("ReferenceEquality") // Sets of images are large: the same one is the question, not an equal one.
    public boolean canTrainOn() {
        Exhibit from = exhibit;
        OpenData own = from == null ? null : from.data();
        return canTrain()
                && from != null
                && from.goesOn()
                && own != null
                && data != null
                && own.set() == data.set()
                && draft.like(from.plan());
    }

    public boolean canPause() {
        return phase == Phase.RUNNING;
    }

    /** Whether a paused run can go on, or take a single step. */
    public boolean canResume() {
        return phase == Phase.PAUSED;
    }

    public boolean canStop() {
        return phase == Phase.RUNNING || phase == Phase.PAUSED;
    }

    /** Whether there is something to begin anew: a run, or a model that was trained here. */
    public boolean canRewind() {
        return data != null && draft.valid() && (canStop() || canTrainOn());
    }

    public boolean canSave() {
        return exhibit != null;
    }

    /** Whether closing, or another model, would lose something. */
    public boolean unsaved() {
        return phase == Phase.RUNNING || (exhibit != null && !exhibit.origin().safe());
    }

    Workspace with(Phase other) {
        return new Workspace(other, exhibit, data, draft, jobs);
    }

    Workspace with(@Nullable Exhibit other) {
        return new Workspace(phase, other, data, draft, jobs);
    }

    Workspace with(OpenData other) {
        return new Workspace(phase, exhibit, other, draft, jobs);
    }

    Workspace with(Draft other) {
        return new Workspace(phase, exhibit, data, other, jobs);
    }

    Workspace with(List<Job> others) {
        return new Workspace(phase, exhibit, data, draft, others);
    }
}
