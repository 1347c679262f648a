package latentatlas.vae;

/**
 * The losses of one batch, summed over its images, in nats.
 *
 * @param klOfDimensions [latent]
 */
public record StepLosses(int images, double reconstruction, double kl, double[] klOfDimensions) {
    public boolean finite() {
        return Double.isFinite(reconstruction) && Double.isFinite(kl);
    }
}
