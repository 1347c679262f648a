package latentatlas.training;

import java.util.List;
import java.util.function.LongSupplier;
import latentatlas.image.ImageSet;
import latentatlas.net.Precision;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.BatchTrainer;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.ModelKind;
import latentatlas.vae.OptimiserState;

/**
 * Trains models. {@link #run} is synchronous: the command line and tests call it straight, the window from a thread of
 * its own. Results depend on the plan, the images and the make of the processor only: not on threads, pauses or on whether anybody watches.
 */
public final class Trainer {
    private static final double NANO = 1e9;

    private final int threads;
    private final int cloudSize;
    private final LongSupplier nanoTime;

    /**
     * A trainer.
     *
     * @param threads the calling one included
     * @param cloudSize codes in a snapshot, at most
     * @param nanoTime a clock, nanoseconds
     */
    public Trainer(int threads, int cloudSize, LongSupplier nanoTime) {
        this.threads = threads;
        this.cloudSize = cloudSize;
        this.nanoTime = nanoTime;
    }

    /** Trains from the plan's initial weights. */
    public TrainingOutcome run(TrainingPlan plan, TrainingImages images, SnapshotSink sink, Control control) {
        if (plan.kind() == ModelKind.PCA) {
            return fit(plan, images, sink, control);
        }
        FrozenModel initial =
                BatchTrainer.initialModel(plan.architecture(images.train().shape()), plan.seed());
        return resume(
                new Checkpoint(plan, withRealImages(initial, plan, images), OptimiserState.NONE, History.EMPTY),
                images,
                sink,
                control);
    }

    /** Pseudo-inputs begin as images to train on, evenly chosen, as the plan has them seen. */
    private static FrozenModel withRealImages(FrozenModel model, TrainingPlan plan, TrainingImages images) {
        int count = plan.inference().pseudoInputs();
        ImageSet seen = images.train(plan, 0);
        int values = seen.shape().values();
        float[] all = new float[count * values];
        byte[] bytes = new byte[values];
        for (int i = 0; i < count; i++) {
            seen.pixels().read((int) ((long) i * seen.size() / count), bytes, 0);
            for (int p = 0; p < values; p++) {
                all[i * values + p] = (bytes[p] & 0xFF) / 255f;
            }
        }
        return model.withPseudoInputs(all);
    }

    /** Goes on from a checkpoint, within its epoch too; there is nothing to go on with for PCA. */
    public TrainingOutcome resume(Checkpoint from, TrainingImages images, SnapshotSink sink, Control control) {
        TrainingPlan plan = from.plan();
        int batch = Math.min(plan.batch(), images.train().size());
        Reporter reporter = reporter(images.train(), sink);
        try (BatchTrainer trainer = new BatchTrainer(
                from.model(), batch, plan.inference().samples(), plan.seed(), threads, Precision.fastest())) {
            trainer.resume(from.optimiser());
            return new Run(from, batch, images, reporter, control, trainer).toTheEnd();
        }
    }

    /** Principal components are not found by steps of Adam. A fit that was stopped has no epoch in its history. */
    private TrainingOutcome fit(TrainingPlan plan, TrainingImages images, SnapshotSink sink, Control control) {
        long started = nanoTime.getAsLong();
        ImageSet train = images.train();
        ImageSet seen = images.train(plan, 0);
        FrozenModel model =
                PrincipalComponents.fit(plan.architecture(train.shape()), seen.pixels(), () -> !control.stopped());
        double seconds = Math.max(1, nanoTime.getAsLong() - started) / NANO;
        TrainingOutcome outcome;
        if (control.stopped()) {
            outcome = new TrainingOutcome.Cancelled(fitted(plan, model, History.EMPTY));
        } else {
            EpochFigures figures;
            try (BatchCoder coder = BatchCoder.parallel(model, threads)) {
                figures = new EpochFigures(
                        1,
                        seconds,
                        train.size() / seconds,
                        Losses.of(coder.measure(seen)),
                        images.validated(plan, coder));
            }
            sink.epoch(figures);
            List<CurvePoint> curve = List.of(new CurvePoint(0, figures.train()), new CurvePoint(1, figures.train()));
            History history = new History(curve, List.of(figures), List.of());
            outcome = new TrainingOutcome.Completed(fitted(plan, model, history));
        }
        reporter(train, sink).ended(outcome.checkpoint(), new double[plan.latent()]);
        return outcome;
    }

    private static Checkpoint fitted(TrainingPlan plan, FrozenModel model, History history) {
        return new Checkpoint(plan, model, OptimiserState.NONE, history);
    }

    private Reporter reporter(ImageSet train, SnapshotSink sink) {
        return new Reporter(sink, new CloudSample(train, cloudSize), threads, nanoTime);
    }
}
