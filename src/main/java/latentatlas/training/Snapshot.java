package latentatlas.training;

import latentatlas.latent.Cloud;
import latentatlas.vae.FrozenModel;

/**
 * A run at one moment: state, never a change, so that dropping one loses nothing. Immutable.
 *
 * @param epoch the one under way, counted from 1
 * @param progress of the whole run, 0 to 1
 * @param imagesPerSecond over the last second or so; 0 before the first step
 * @param cloud codes of a fixed sample of the training images
 * @param klOfDimensions [latent], nats, running mean
 */
public record Snapshot(
        TrainingPlan plan,
        Phase phase,
        int epoch,
        double progress,
        double secondsLeft,
        double imagesPerSecond,
        History history,
        FrozenModel model,
        Cloud cloud,
        double[] klOfDimensions) {
    /** Where a run is. */
    public enum Phase {
        RUNNING,
        PAUSED,
        ENDED
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

    private static final double ACTIVE_NATS = 0.01;
}
