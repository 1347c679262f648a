package latentatlas.session;

import latentatlas.training.Checkpoint;
import latentatlas.training.Control;
import latentatlas.training.EpochFigures;
import latentatlas.training.Snapshot;
import latentatlas.training.SnapshotSink;
import latentatlas.training.Timeline;
import latentatlas.training.Trainer;
import latentatlas.training.TrainingImages;
import latentatlas.training.TrainingOutcome;
import latentatlas.training.TrainingPlan;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * One run of the trainer with its own images. What it says carries the run itself, so that a listener can tell whether it is
 * still the one under way. Runs on the trainer's thread; says everything there.
 */
final class Run implements Runnable, SnapshotSink {
    /** Seconds of training that an accident may cost, or one epoch where that takes longer. */
    static final double MOST_AT_STAKE = 10;

    private final TrainingPlan plan;
    private final OpenData data;
    private final @Nullable Checkpoint from;
    private final int threads;
    private final Control control;
    private final Voice voice;
    private double lastEpoch;
    private double atStake = MOST_AT_STAKE;

    /** What a run says. */
    interface Voice {
        /** Whether the last moment has been taken. */
        boolean ready();

        void moment(Run run, Exhibit exhibit);

        /** Where an accident shall lead back to: said after the first epoch, and as often as {@link #MOST_AT_STAKE} asks. */
        void keep(Run run, Checkpoint checkpoint);

        void ended(Run run, TrainingOutcome outcome);

        void failed(Run run, Throwable cause);
    }

    /** A run of {@code plan} from its initial weights, or from where {@code from} stands. */
    Run(TrainingPlan plan, OpenData data, @Nullable Checkpoint from, int threads, Voice voice) {
        this.plan = plan;
        this.data = data;
        this.from = from;
        this.threads = threads;
        this.voice = voice;
        control = from == null ? new Control(plan) : new Control(from.settings());
    }

    Control control() {
        return control;
    }

    OpenData data() {
        return data;
    }

    @Override
    public void run() {
        try {
            Trainer trainer = new Trainer(threads, Timeline.SAMPLE, System::nanoTime);
            TrainingImages images = new TrainingImages(data.train(), data.validation());
            voice.ended(
                    this,
                    from == null
                            ? trainer.run(plan, images, this, control)
                            : trainer.resume(from, images, this, control));
        } catch (Throwable e) {
            // Whatever it is: a run that ends must say so, or the screen shows it for ever.
            Logger.error(e, "training failed");
            voice.failed(this, e);
        }
    }

    @Override
    public boolean ready() {
        return voice.ready();
    }

    @Override
    public void accept(Snapshot snapshot) {
        voice.moment(this, Exhibit.of(snapshot, data));
    }

    @Override
    public void epoch(EpochFigures figures) {
        lastEpoch = figures.seconds();
        atStake += lastEpoch;
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) {
        if (atStake + lastEpoch > MOST_AT_STAKE) {
            atStake = 0;
            voice.keep(this, checkpoint);
        }
    }
}
