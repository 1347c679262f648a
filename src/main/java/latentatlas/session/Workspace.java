package latentatlas.session;

import java.util.List;
import java.util.Objects;
import latentatlas.latent.LatentPlane;
import latentatlas.training.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * The state of the program at one moment; what can be done follows from it. Immutable, and published whole.
 *
 * @param exhibit the model that is shown: the one at hand, or what it once was; null before there is one
 * @param newest the model at hand, which training goes on from
 * @param timeline what the model at hand was while it trained
 * @param data what the next run trains on; null before any is open. A run has its own, in its exhibit.
 * @param jobs what is being read and written, oldest first
 */
public record Workspace(
        Phase phase,
        @Nullable Exhibit exhibit,
        @Nullable Exhibit newest,
        Timeline timeline,
        @Nullable OpenData data,
        Draft draft,
        List<Job> jobs) {
    /** What the program starts with. */
    static Workspace empty(Draft draft) {
        return new Workspace(Phase.IDLE, null, null, Timeline.EMPTY, null, draft, List.of());
    }

    public boolean canTrain() {
        return phase == Phase.IDLE && data != null && draft.valid();
    }

    /** Whether training can go on from the model at hand, with the images and the kind of model that are chosen. */
    @SuppressWarnings("ReferenceEquality") // Sets of images are large: the same one is the question, not an equal one.
    public boolean canTrainOn() {
        Exhibit from = newest;
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

    /** Whether the model at hand has a past to look at. */
    public boolean hasPast() {
        return newest != null && !timeline.isEmpty();
    }

    public boolean canSave() {
        return exhibit != null;
    }

    /** Whether closing, or another model, would lose something. */
    public boolean unsaved() {
        return phase == Phase.RUNNING || (newest != null && !newest.origin().safe());
    }

    /** Whether the model is shown as it once was. */
    @SuppressWarnings("ReferenceEquality") // Exhibits are immutable: another one is the question, not an equal one.
    public boolean inThePast() {
        return exhibit != newest;
    }

    /** How much of the run was done when the model was as it is shown, in epochs; NaN for the model as it is now. */
    public double momentShown() {
        Exhibit shown = exhibit;
        Progress at = shown == null || !inThePast() ? null : shown.progress();
        return at == null ? Double.NaN : at.done();
    }

    /** The model at hand with its past, and nothing else of what is shown or open: what brings it back. */
    public Workspace alone() {
        return new Workspace(Phase.IDLE, newest, newest, timeline, null, draft, List.of());
    }

    /** The model at hand as it was at a moment of the timeline; unpacks its weights. */
    public Exhibit moment(int index) {
        return Objects.requireNonNull(newest).at(timeline, index);
    }

    Workspace with(Phase other) {
        return new Workspace(other, exhibit, newest, timeline, data, draft, jobs);
    }

    /** Another model at hand, with its past. */
    Workspace with(Exhibit other, Timeline past) {
        return new Workspace(phase, other, other, past, data, draft, jobs);
    }

    /** The model at hand has become {@code grown}; who looks at its past goes on doing so. */
    Workspace grown(Exhibit grown) {
        Exhibit shown = exhibit;
        OpenData images = grown.data();
        Exhibit still = shown == null || !inThePast()
                ? grown
                : shown.data() == null && images != null ? shown.with(images, shown.codes()) : shown;
        return new Workspace(phase, still, grown, timeline, data, draft, jobs);
    }

    /** The models on another plane of their space. */
    Workspace on(LatentPlane plane) {
        Exhibit last = newest == null ? null : newest.on(plane);
        Exhibit shown = !inThePast() || exhibit == null ? last : exhibit.on(plane);
        return new Workspace(phase, shown, last, timeline, data, draft, jobs);
    }

    /** The same model as it once was, or {@link #newest} as it is. */
    Workspace showing(@Nullable Exhibit moment) {
        return new Workspace(phase, moment, newest, timeline, data, draft, jobs);
    }

    Workspace with(Timeline past) {
        return new Workspace(phase, exhibit, newest, past, data, draft, jobs);
    }

    Workspace with(OpenData other) {
        return new Workspace(phase, exhibit, newest, timeline, other, draft, jobs);
    }

    Workspace with(Draft other) {
        return new Workspace(phase, exhibit, newest, timeline, data, other, jobs);
    }

    Workspace with(List<Job> others) {
        return new Workspace(phase, exhibit, newest, timeline, data, draft, others);
    }
}
