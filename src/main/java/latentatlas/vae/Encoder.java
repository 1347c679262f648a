package latentatlas.vae;

/** Turns images into codes, one at a time. Confined to one thread. */
public interface Encoder {
    /**
     * Encodes one image.
     *
     * @param image [inputs], intensities in [0, 1]
     * @param mean [latent], receives the code
     * @param logVariance [latent], receives the posterior's log variance; negative infinity for models without one
     */
    void encode(float[] image, float[] mean, float[] logVariance);
}
