package latentatlas.training;

import latentatlas.image.ImageSet;
import latentatlas.net.Precision;
import latentatlas.vae.BatchTrainer;
import latentatlas.vae.StepTrace;

/** The step that a run would take next, looked at on a copy: neither the run nor its model changes. */
public final class SlowStep {
    private SlowStep() {}

    /**
     * Takes the step.
     *
     * @param from where the run is; one that is finished takes the step at its whole learning rate, since at the end of its
     *     schedule none is left
     * @param further batches of the epoch to leave out, 0 for the one whose turn it is
     * @param shown how many images of the batch are looked at
     * @param threads the calling one included
     */
    public static StepTrace of(Checkpoint from, TrainingImages images, int further, int shown, int threads) {
        TrainingPlan plan = from.plan();
        int size = images.train().size();
        int batch = Math.min(plan.batch(), size);
        int steps = (size + batch - 1) / batch;
        HistoryRecorder past = new HistoryRecorder(steps, from.history());
        Pace pace = new Pace(plan, from.history().leg(), steps);
        Control.Settings settings = from.settings();
        double rate = from.finished() ? 1 : pace.rate(past.done());
        int[] order = new int[size];
        Run.shuffle(order, plan, past.epochs());
        int first = (past.epoch().steps() + further) % steps * batch;
        ImageSet seen = images.train(plan, past.epochs());
        try (BatchTrainer trainer = new BatchTrainer(
                from.model(), batch, plan.inference().samples(), plan.seed(), threads, Precision.fastest())) {
            trainer.resume(from.optimiser());
            return trainer.trace(
                    seen.pixels(),
                    order,
                    first,
                    Math.min(batch, size - first),
                    settings.beta() * pace.beta(past.done()),
                    settings.learningRate() * rate,
                    shown);
        }
    }
}
