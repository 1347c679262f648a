package latentatlas.vae;

/** Turns codes into images, one at a time. Confined to one thread. */
public interface Decoder {
    /**
     * Decodes one code.
     *
     * @param code [latent]
     * @param image [inputs], receives intensities in [0, 1]
     */
    void decode(float[] code, float[] image);
}
