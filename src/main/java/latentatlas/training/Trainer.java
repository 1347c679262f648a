package latentatlas.training;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import latentatlas.image.ImageSet;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPlane;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.BatchTrainer;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.ImageLosses;
import latentatlas.vae.ModelKind;
import latentatlas.vae.OptimiserState;
import latentatlas.vae.PrincipalComponents;
import latentatlas.vae.StepLosses;
import org.jspecify.annotations.Nullable;

/**
 * The training loop. {@link #run} is synchronous: the command line and tests call it straight, the window from a thread of
 * its own. Results depend on the plan and the images only: not on threads, pauses or on whether anybody watches.
 */
public final class Trainer {
    /** A run has diverged when its loss is so many times that of its first step. */
    private static final double EXPLOSION = 1_000;

    private static final double KL_SMOOTHING = 0.05;

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
            return fit(plan, images, sink);
        }
        FrozenModel initial = BatchTrainer.initialModel(
                plan.architecture(images.train().shape().values()), plan.seed());
        return run(plan, initial, null, images, sink, control);
    }

    /** Principal components are found in one pass, not by steps. */
    private TrainingOutcome fit(TrainingPlan plan, TrainingImages images, SnapshotSink sink) {
        long started = nanoTime.getAsLong();
        ImageSet train = images.train();
        FrozenModel model =
                PrincipalComponents.fit(plan.architecture(train.shape().values()), train.pixels());
        double seconds = Math.max(1, nanoTime.getAsLong() - started) / NANO;
        try (BatchCoder coder = BatchCoder.parallel(model, threads)) {
            EpochFigures figures = new EpochFigures(
                    1,
                    seconds,
                    train.size() / seconds,
                    mean(coder.measure(train)),
                    validated(coder, images.validation()));
            History history = new History(
                    List.of(new CurvePoint(0, figures.train()), new CurvePoint(1, figures.train())),
                    List.of(figures),
                    List.of());
            sink.epoch(figures);
            if (sink != SnapshotSink.NONE) {
                Cloud cloud = new CloudSample(train, cloudSize).encode(coder, plan.latent(), model.plane());
                sink.accept(new Snapshot(
                        plan,
                        Snapshot.Phase.ENDED,
                        1,
                        1,
                        0,
                        figures.imagesPerSecond(),
                        history,
                        model,
                        cloud,
                        new double[plan.latent()]));
            }
            OptimiserState none = new OptimiserState(0, List.of(), List.of());
            return new TrainingOutcome.Completed(new Checkpoint(plan, model, none, history));
        }
    }

    private static @Nullable Losses validated(BatchCoder coder, @Nullable ImageSet validation) {
        return validation == null || validation.size() == 0 ? null : mean(coder.measure(validation));
    }

    private static Losses mean(ImageLosses losses) {
        return new Losses(losses.meanReconstruction(), losses.meanKl());
    }

    /** Goes on from a checkpoint; its plan may have more epochs than when it was taken. */
    public TrainingOutcome resume(Checkpoint from, TrainingImages images, SnapshotSink sink, Control control) {
        return run(from.plan(), from.model(), from, images, sink, control);
    }

    private TrainingOutcome run(
            TrainingPlan plan,
            FrozenModel model,
            @Nullable Checkpoint from,
            TrainingImages images,
            SnapshotSink sink,
            Control control) {
        int batch = Math.min(plan.batch(), images.train().size());
        try (BatchTrainer trainer = new BatchTrainer(model, batch, plan.seed(), threads)) {
            if (from != null) {
                trainer.resume(from.optimiser());
            }
            Run run =
                    new Run(plan, batch, images, sink, control, trainer, from == null ? History.EMPTY : from.history());
            return run.toTheEnd();
        }
    }

    /** One run under way. Confined to the trainer thread. */
    private final class Run {
        private final TrainingPlan plan;
        private final int batch;
        private final ImageSet train;
        private final @Nullable ImageSet validation;
        private final SnapshotSink sink;
        private final Control control;
        private final BatchTrainer trainer;
        private final HistoryRecorder recorder;
        /** The first step's loss of an image, nats; 0 before it. */
        private double usual;

        private final SnapshotTimer timer = new SnapshotTimer(nanoTime);
        private final CloudSample sample;
        private final int stepsPerEpoch;
        private final int[] order;
        private final double[] klOfDimensions;
        private int epoch;
        private Control.Settings settings;
        private Checkpoint lastGood;

        Run(
                TrainingPlan plan,
                int batch,
                TrainingImages images,
                SnapshotSink sink,
                Control control,
                BatchTrainer trainer,
                History before) {
            this.plan = plan;
            this.batch = batch;
            this.train = images.train();
            this.validation = images.validation();
            this.sink = sink;
            this.control = control;
            this.trainer = trainer;
            sample = new CloudSample(train, cloudSize);
            stepsPerEpoch = (train.size() + batch - 1) / batch;
            recorder = new HistoryRecorder(stepsPerEpoch, before);
            order = new int[train.size()];
            klOfDimensions = new double[plan.latent()];
            epoch = before.epochs().size();
            settings = control.settings();
            lastGood = checkpoint();
        }

        TrainingOutcome toTheEnd() {
            while (epoch < plan.epochs()) {
                shuffle();
                TrainingOutcome early = epoch();
                if (early != null) {
                    offer(Snapshot.Phase.ENDED);
                    return early;
                }
                lastGood = checkpoint();
                sink.checkpoint(lastGood);
            }
            offer(Snapshot.Phase.ENDED);
            return new TrainingOutcome.Completed(lastGood);
        }

        /** The order of epoch {@code epoch}, which depends on nothing before it: a resumed run finds it again. */
        private void shuffle() {
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            SplittableRandom random = new SplittableRandom(plan.seed() * 0x9E3779B97F4A7C15L + epoch);
            for (int i = order.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int swapped = order[i];
                order[i] = order[other];
                order[other] = swapped;
            }
        }

        private @Nullable TrainingOutcome epoch() {
            double reconstruction = 0;
            double kl = 0;
            timer.beginEpoch();
            for (int step = 0; step < stepsPerEpoch; step++) {
                if (control.wouldWait()) {
                    timer.pause();
                    offer(Snapshot.Phase.PAUSED);
                }
                if (!control.awaitPermission()) {
                    return new TrainingOutcome.Cancelled(checkpoint());
                }
                timer.resume();
                StepLosses losses = step(step);
                if (!losses.finite() || exploded(losses)) {
                    return diverged(epoch + (double) step / stepsPerEpoch);
                }
                reconstruction += losses.reconstruction();
                kl += losses.kl();
                if (sink.ready() && timer.due()) {
                    offer(Snapshot.Phase.RUNNING);
                }
            }
            double seconds = timer.epochSeconds();
            Losses trained = new Losses(reconstruction / train.size(), kl / train.size());
            Losses validated = validated(trainer.coder(), validation);
            if (validated != null && !Double.isFinite(validated.negativeElbo())) {
                return diverged(epoch + 1);
            }
            epoch++;
            EpochFigures figures = new EpochFigures(epoch, seconds, train.size() / seconds, trained, validated);
            recorder.epoch(figures);
            sink.epoch(figures);
            return null;
        }

        private StepLosses step(int step) {
            long done = (long) epoch * stepsPerEpoch + step;
            Control.Settings now = control.settings();
            if (!now.equals(settings)) {
                settings = now;
                recorder.change(
                        new SettingChange((double) done / stepsPerEpoch, settings.beta(), settings.learningRate()));
            }
            double progress = (double) done / ((long) plan.epochs() * stepsPerEpoch);
            double warm = plan.warmUp() == 0 ? 1 : Math.min(1, done / (plan.warmUp() * stepsPerEpoch));
            int from = step * batch;
            int count = Math.min(batch, train.size() - from);
            StepLosses losses = trainer.step(
                    train.pixels(),
                    order,
                    from,
                    count,
                    settings.beta() * warm,
                    settings.learningRate() * plan.schedule().factor(progress));
            if (losses.finite()) {
                recorder.step(done, losses);
                for (int d = 0; d < klOfDimensions.length; d++) {
                    klOfDimensions[d] += KL_SMOOTHING * (losses.klOfDimensions()[d] / count - klOfDimensions[d]);
                }
                timer.count(count, done + 1, (long) plan.epochs() * stepsPerEpoch);
            }
            return losses;
        }

        /** Whether a loss is finite, but so large that no step will lead back: Adam remembers its gradient for thousands. */
        private boolean exploded(StepLosses losses) {
            double loss = (losses.reconstruction() + losses.kl()) / losses.images();
            if (usual == 0) {
                usual = Math.max(1, loss);
            }
            return loss > EXPLOSION * usual;
        }

        private TrainingOutcome diverged(double where) {
            return new TrainingOutcome.Diverged(
                    lastGood,
                    where,
                    "Lower the learning rate (now " + settings.learningRate() + ") or beta (now " + settings.beta()
                            + ") and train again");
        }

        private Checkpoint checkpoint() {
            return new Checkpoint(
                    plan,
                    trainer.freeze(LatentPlane.ofFirstTwo(plan.latent())),
                    trainer.optimiser(),
                    recorder.history());
        }

        private void offer(Snapshot.Phase phase) {
            if (sink == SnapshotSink.NONE) {
                return;
            }
            timer.beginSnapshot();
            double progress = timer.progress();
            LatentPlane plane = LatentPlane.ofFirstTwo(plan.latent());
            Cloud cloud = sample.encode(trainer.coder(), plan.latent(), plane);
            sink.accept(new Snapshot(
                    plan,
                    phase,
                    Math.min(plan.epochs(), epoch + 1),
                    progress,
                    timer.secondsLeft(),
                    timer.imagesPerSecond(),
                    recorder.history(),
                    trainer.freeze(plane),
                    cloud,
                    klOfDimensions.clone()));
            timer.endSnapshot();
        }
    }
}
