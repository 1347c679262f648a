package latentatlas.training;

import java.util.SplittableRandom;
import latentatlas.image.ImageSet;
import latentatlas.latent.LatentPlane;
import latentatlas.message.Message;
import latentatlas.vae.BatchTrainer;
import latentatlas.vae.StepLosses;
import org.jspecify.annotations.Nullable;

/** One run by steps of Adam. Confined to the trainer thread. */
final class Run {
    /** A run has diverged when its loss is so many times that of its first step. */
    private static final double EXPLOSION = 1_000;

    private static final double KL_SMOOTHING = 0.05;

    private final TrainingPlan plan;
    private final int batch;
    private final TrainingImages images;
    private final Reporter reporter;
    private final SnapshotTimer timer;
    private final Control control;
    private final BatchTrainer trainer;
    private final HistoryRecorder recorder;
    private final Pace pace;
    private final int stepsPerEpoch;
    private final int[] order;
    /** The images as the epoch under way sees them. */
    private ImageSet train;

    private final double[] klOfDimensions;
    private Control.Settings settings;
    private Checkpoint good;
    private double[] klOfGood;
    /** The first step's loss of an image, nats; 0 before it. */
    private double usual;

    Run(Checkpoint from, int batch, TrainingImages images, Reporter reporter, Control control, BatchTrainer trainer) {
        plan = from.plan();
        this.batch = batch;
        this.images = images;
        this.reporter = reporter;
        this.control = control;
        this.trainer = trainer;
        timer = reporter.timer();
        order = new int[images.train().size()];
        train = images.train();
        stepsPerEpoch = (order.length + batch - 1) / batch;
        recorder = new HistoryRecorder(stepsPerEpoch, from.history());
        pace = new Pace(plan, from.history().leg(), stepsPerEpoch);
        klOfDimensions = new double[plan.latent()];
        settings = control.settings();
        timer.beginEpoch(from.history().tally().seconds());
        good = checkpoint();
        klOfGood = klOfDimensions.clone();
    }

    TrainingOutcome toTheEnd() {
        TrainingOutcome outcome = null;
        while (outcome == null && recorder.epochs() < plan.epochs()) {
            outcome = epoch();
        }
        if (outcome == null) {
            outcome = new TrainingOutcome.Completed(good);
        }
        boolean last = !(outcome instanceof TrainingOutcome.Diverged);
        reporter.ended(outcome.checkpoint(), last ? klOfDimensions : klOfGood);
        return outcome;
    }

    /** The rest of the epoch under way; the outcome if it is the run's. */
    private @Nullable TrainingOutcome epoch() {
        shuffle();
        while (recorder.epoch().steps() < stepsPerEpoch) {
            if (control.wouldWait()) {
                timer.pause();
                if (reporter.watched()) {
                    reporter.report(Snapshot.Phase.PAUSED, checkpoint(), trainer.coder(), klOfDimensions);
                }
            }
            if (!control.awaitPermission()) {
                return new TrainingOutcome.Cancelled(checkpoint());
            }
            timer.resume();
            StepLosses losses = step();
            if (!losses.finite() || exploded(losses)) {
                return diverged((double) recorder.done() / stepsPerEpoch);
            }
            keep(losses);
            if (reporter.due()) {
                reporter.report(Snapshot.Phase.RUNNING, checkpoint(), trainer.coder(), klOfDimensions);
            }
        }
        return endEpoch();
    }

    /** The images and the order of an epoch, which depend on nothing before it: a resumed run finds them again. */
    private void shuffle() {
        train = images.train(plan, recorder.epochs());
        shuffle(order, plan, recorder.epochs());
    }

    /** Fills {@code order} with the images in the order of an epoch, counted from 0. */
    static void shuffle(int[] order, TrainingPlan plan, int epoch) {
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

    private StepLosses step() {
        Control.Settings now = control.settings();
        if (!now.equals(settings)) {
            settings = now;
            recorder.change(settings);
        }
        long done = recorder.done();
        int from = recorder.epoch().steps() * batch;
        return trainer.step(
                train.pixels(),
                order,
                from,
                Math.min(batch, order.length - from),
                settings.beta() * pace.beta(done),
                settings.learningRate() * pace.rate(done));
    }

    private void keep(StepLosses losses) {
        recorder.step(losses);
        for (int d = 0; d < klOfDimensions.length; d++) {
            klOfDimensions[d] += KL_SMOOTHING * (losses.klOfDimensions()[d] / losses.images() - klOfDimensions[d]);
        }
        timer.count(losses.images(), recorder.done(), pace.steps());
    }

    private @Nullable TrainingOutcome endEpoch() {
        double seconds = timer.epochSeconds();
        Losses validated = images.validated(plan, trainer.coder());
        if (validated != null && !Double.isFinite(validated.negativeElbo())) {
            return diverged(recorder.epochs() + 1);
        }
        EpochFigures figures = new EpochFigures(
                recorder.epochs() + 1,
                seconds,
                order.length / seconds,
                recorder.epoch().mean(),
                validated);
        recorder.endEpoch(figures);
        reporter.sink().epoch(figures);
        good = checkpoint();
        klOfGood = klOfDimensions.clone();
        reporter.sink().checkpoint(good);
        timer.beginEpoch(0);
        return null;
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
                good,
                where,
                Message.of(
                        "problem.lowerRate", String.valueOf(settings.learningRate()), String.valueOf(settings.beta())));
    }

    private Checkpoint checkpoint() {
        return new Checkpoint(
                plan,
                trainer.freeze(LatentPlane.ofFirstTwo(plan.latent())),
                trainer.optimiser(),
                recorder.history(recorder.epoch().steps() == 0 ? 0 : timer.epochSeconds()));
    }
}
