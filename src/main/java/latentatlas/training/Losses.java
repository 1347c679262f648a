package latentatlas.training;

/**
 * Mean losses over some images, in nats per image.
 *
 * @param reconstruction expected reconstruction loss
 * @param kl KL divergence of the posterior from the prior
 */
public record Losses(double reconstruction, double kl) {
    /** Minus the evidence lower bound. */
    public double negativeElbo() {
        return reconstruction + kl;
    }
}
