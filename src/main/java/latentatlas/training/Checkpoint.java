package latentatlas.training;

import latentatlas.latent.LatentPlane;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.OptimiserState;

/** A run at one moment, whole: training that goes on from it gives the same bits as training that never stopped. */
public record Checkpoint(TrainingPlan plan, FrozenModel model, OptimiserState optimiser, History history) {
    /** Whether all epochs of the plan are done. */
    public boolean finished() {
        return history.done() >= plan.length();
    }

    /** How much of the run is done, 0 to 1. */
    double progress() {
        return Math.min(1, history.done() / plan.length());
    }

    /** The same run at the same moment, looked at on another plane. */
    public Checkpoint on(LatentPlane plane) {
        return new Checkpoint(plan, model.withPlane(plane), optimiser, history);
    }

    /** Whether it is the same moment of the same run, on whichever plane. */
    @SuppressWarnings("ReferenceEquality") // Each moment has a history of its own.
    public boolean sameMoment(Checkpoint other) {
        return history == other.history;
    }

    /** The settings in force. */
    public Control.Settings settings() {
        return history.settings(plan);
    }

    /**
     * This run with {@code epochs} in all, those done included, and with other settings from here on. What is left of the
     * schedule is spread over the epochs that are left; after its end, see {@link Schedule#factor}.
     */
    public Checkpoint longer(Control.Settings settings, int epochs) {
        double done = history.done();
        int most = Math.max(epochs, (int) Math.ceil(done));
        Leg leg = history.leg();
        if (most != plan.epochs()) {
            leg = new Leg(done, leg.progress((done - leg.epoch()) / (plan.epochs() - leg.epoch())));
        }
        TrainingPlan longer = plan.with()
                .beta(settings.beta())
                .learningRate(settings.learningRate())
                .epochs(most)
                .build();
        return new Checkpoint(longer, model, optimiser, history.with(leg, settings, plan));
    }

    /**
     * This run on to the end of its plan, or for as many epochs more as {@code wish} says if that end is reached; with
     * the beta and the learning rate of {@code wish}.
     */
    public Checkpoint longer(TrainingPlan wish) {
        int epochs = finished() ? (int) Math.ceil(history.done()) + wish.epochs() : plan.epochs();
        return longer(new Control.Settings(wish.beta(), wish.learningRate()), epochs);
    }
}
