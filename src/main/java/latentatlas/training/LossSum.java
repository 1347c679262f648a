package latentatlas.training;

import latentatlas.message.Message;
import latentatlas.problem.Unfit;
import latentatlas.vae.StepLosses;

/**
 * Losses summed over some steps, in nats.
 *
 * @param images in those steps
 */
public record LossSum(double reconstruction, double kl, int images, int steps) {
    static final LossSum NONE = new LossSum(0, 0, 0, 0);

    public LossSum {
        if (images < 0 || steps < 0 || images < steps) {
            throw new Unfit(Message.of("training.tally"));
        }
    }

    LossSum plus(StepLosses losses) {
        return new LossSum(
                reconstruction + losses.reconstruction(), kl + losses.kl(), images + losses.images(), steps + 1);
    }

    Losses mean() {
        return new Losses(reconstruction / images, kl / images);
    }
}
