package latentatlas.vae;

/**
 * The loss of each of some images, in nats.
 *
 * @param reconstruction [images]
 * @param kl [images]
 * @param klOfDimensions [latent], means over the images; a dimension near zero is not an active unit
 */
public record ImageLosses(float[] reconstruction, float[] kl, double[] klOfDimensions) {
    public int images() {
        return reconstruction.length;
    }

    public double meanReconstruction() {
        return mean(reconstruction);
    }

    public double meanKl() {
        return mean(kl);
    }

    /** The smallest -ELBO that {@code share} of the images do not exceed. */
    public double quantile(double share) {
        double[] sums = new double[reconstruction.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = reconstruction[i] + kl[i];
        }
        java.util.Arrays.sort(sums);
        int index = (int) Math.ceil(share * sums.length) - 1;
        return sums[Math.max(0, Math.min(sums.length - 1, index))];
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }
}
