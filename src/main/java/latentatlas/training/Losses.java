package latentatlas.training;

import latentatlas.vae.ImageLosses;

/**
 * Mean losses over some images, in nats per image.
 *
 * @param reconstruction expected reconstruction loss
 * @param kl KL divergence of the posterior from the prior
 */
public record Losses(double reconstruction, double kl) {
    /** The means over some images. */
    static Losses of(ImageLosses losses) {
        return new Losses(losses.meanReconstruction(), losses.meanKl());
    }

    /** Minus the evidence lower bound. */
    public double negativeElbo() {
        return reconstruction + kl;
    }
}
