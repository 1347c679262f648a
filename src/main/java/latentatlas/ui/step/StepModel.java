package latentatlas.ui.step;

import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import latentatlas.image.ImageShape;
import latentatlas.latent.LatentPlane;
import latentatlas.message.Message;
import latentatlas.session.Exhibit;
import latentatlas.session.Jobs;
import latentatlas.session.OpenData;
import latentatlas.session.Workspace;
import latentatlas.training.Checkpoint;
import latentatlas.training.SlowStep;
import latentatlas.training.TrainingImages;
import latentatlas.vae.ModelKind;
import latentatlas.vae.StepTrace;
import org.jspecify.annotations.Nullable;

/** A step of the model at hand, taken by a copy of it, and the part of the step that is shown. */
public final class StepModel {
    /** Images that are shown of a batch. */
    static final int IMAGES = 5;

    private final Jobs jobs;
    private final Executor screen;
    private final int threads;
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Act> act = new ReadOnlyObjectWrapper<>(Act.PIXELS);
    private @Nullable Source source;
    private int batch;

    /**
     * A step with what it is of.
     *
     * @param plane on which its codes are drawn
     */
    record Shown(StepTrace trace, ImageShape shape, LatentPlane plane) {}

    private record Source(Checkpoint from, OpenData data) {}

    /**
     * No step yet.
     *
     * @param screen runs tasks in order on this model's thread
     */
    public StepModel(Jobs jobs, Executor screen, int threads) {
        this.jobs = jobs;
        this.screen = screen;
        this.threads = threads;
    }

    /** Whether there is a model that learns by steps, and images for it. */
    public static boolean possible(Workspace now) {
        return source(now) != null;
    }

    private static @Nullable Source source(Workspace now) {
        Exhibit exhibit = now.exhibit();
        if (exhibit == null || exhibit.plan().kind() == ModelKind.PCA) {
            return null;
        }
        OpenData own = exhibit.data();
        OpenData data = own == null ? now.data() : own;
        return data != null && data.train().shape().equals(exhibit.shape())
                ? new Source(exhibit.checkpoint(), data)
                : null;
    }

    /** Takes the next step of the model that is shown; whether there is one. */
    public boolean begin(Workspace now) {
        source = source(now);
        batch = 0;
        shown.set(null);
        take();
        return source != null;
    }

    /** The same model's step with the next batch. */
    void another() {
        batch++;
        take();
    }

    /** The step is not shown any longer: its model may go. */
    void end() {
        source = null;
        shown.set(null);
    }

    private void take() {
        Source from = source;
        if (from == null) {
            return;
        }
        act.set(Act.PIXELS);
        int further = batch;
        TrainingImages images = new TrainingImages(from.data().train(), null);
        jobs.read(Message.of("step.job"), loading -> {
            StepTrace trace = SlowStep.of(from.from(), images, further, IMAGES, threads);
            Shown taken = new Shown(
                    trace, from.data().train().shape(), from.from().model().plane());
            screen.execute(() -> show(from, further, taken));
        });
    }

    @SuppressWarnings("ReferenceEquality") // Another source is another question, were it an equal one.
    private void show(Source from, int further, Shown taken) {
        if (source == from && batch == further) {
            shown.set(taken);
        }
    }

    void next() {
        act.set(act.get().next());
    }

    void back() {
        act.set(act.get().before());
    }

    void go(Act other) {
        act.set(other);
    }

    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Act> actProperty() {
        return act.getReadOnlyProperty();
    }
}
