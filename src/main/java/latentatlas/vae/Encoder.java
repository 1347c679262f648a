package latentatlas.vae;

/** Turns images into codes, one at a time. Confined to one thread. */
public interface Encoder {
    /**
     * Encodes one image as a normal distribution of codes.
     *
     * @param image [inputs], intensities in [0, 1]
     * @param mean [latent], receives the code
     * @param cholesky [latent, latent], receives the Cholesky factor C of the covariance, CC', with nothing above its
     *     diagonal; zeros for models without a posterior
     */
    void posterior(float[] image, float[] mean, float[] cholesky);

    /**
     * Encodes one image.
     *
     * @param image [inputs], intensities in [0, 1]
     * @param mean [latent], receives the code
     * @param logVariance [latent], receives the log of each dimension's variance, whatever the others: the covariance's
     *     diagonal; negative infinity for models without a posterior
     */
    default void encode(float[] image, float[] mean, float[] logVariance) {
        int latent = mean.length;
        float[] cholesky = new float[latent * latent];
        posterior(image, mean, cholesky);
        for (int d = 0; d < latent; d++) {
            double variance = 0;
            for (int j = 0; j <= d; j++) {
                variance += (double) cholesky[d * latent + j] * cholesky[d * latent + j];
            }
            logVariance[d] = (float) Math.log(variance);
        }
    }
}
