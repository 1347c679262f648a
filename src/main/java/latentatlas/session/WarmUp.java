package latentatlas.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.training.Control;
import latentatlas.training.SnapshotSink;
import latentatlas.training.Trainer;
import latentatlas.training.TrainingImages;
import latentatlas.training.TrainingPlan;
import org.tinylog.Logger;

/**
 * A short run that nobody sees and nothing is kept of, while the window stands idle: the JVM compiles what a step runs, and
 * the next run begins at full speed. Runs on the trainer's thread and no other, so that a core is left to the window; over
 * after some seconds, or within a step when it is asked to end.
 */
final class WarmUp implements Runnable {
    /** Steps after which an epoch is as fast as later ones. */
    private static final int STEPS = 300;

    private static final long MOST_SECONDS = 6;

    private final TrainingPlan plan;
    private final OpenData data;
    private final Control control;

    /** A short run of {@code plan}, to begin when the trainer has time for it. */
    WarmUp(TrainingPlan plan, OpenData data) {
        int stepsPerEpoch = 1 + (data.train().size() - 1) / plan.batch();
        this.plan = plan.with().epochs(1 + (STEPS - 1) / stepsPerEpoch).build();
        this.data = data;
        control = new Control(plan);
    }

    void end() {
        control.stop();
    }

    @Override
    public void run() {
        try {
            CompletableFuture.delayedExecutor(MOST_SECONDS, TimeUnit.SECONDS).execute(this::end);
            ImageSet all = data.train();
            int[] some = IntStream.range(0, Math.min(all.size(), STEPS * plan.batch()))
                    .toArray();
            new Trainer(1, 1, System::nanoTime)
                    .run(plan, new TrainingImages(all.subset(some), null), SnapshotSink.NONE, control);
        } catch (RuntimeException | Error e) {
            // The run that a person asks for will say what is wrong.
            Logger.info(e, "no warming up");
        }
    }
}
