package latentatlas.training;

import latentatlas.latent.Cloud;
import latentatlas.latent.Codes;
import latentatlas.vae.FrozenModel;

/**
 * A run at one moment: whole, so that one can save it or go on from it; state, never a change, so that dropping one
 * loses nothing. Immutable.
 *
 * @param epoch the one under way, counted from 1
 * @param progress of the whole run, 0 to 1
 * @param imagesPerSecond over the last second or so; 0 before the first step
 * @param codes of a fixed sample of the training images
 * @param klOfDimensions [latent], nats, running mean
 */
public record Snapshot(
        Checkpoint checkpoint,
        Phase phase,
        int epoch,
        double progress,
        double secondsLeft,
        double imagesPerSecond,
        Codes codes,
        double[] klOfDimensions) {
    private static final double ACTIVE_NATS = 0.01;

    /** Where a run is. */
    public enum Phase {
        RUNNING,
        PAUSED,
        ENDED
    }

    public TrainingPlan plan() {
        return checkpoint.plan();
    }

    public FrozenModel model() {
        return checkpoint.model();
    }

    public History history() {
        return checkpoint.history();
    }

    /** The codes as they lie on the model's plane; made anew at each call. */
    public Cloud cloud() {
        return codes.on(model().plane());
    }

    /** Dimensions whose posterior carries information: mean KL above 0.01 nats (after Burda et al. 2016). */
    public int activeUnits() {
        int active = 0;
        for (double kl : klOfDimensions) {
            if (kl > ACTIVE_NATS) {
                active++;
            }
        }
        return active;
    }
}
