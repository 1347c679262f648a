package latentatlas.vae;

/** How the decoded image changes along the two axes of the latent plane. Confined to one thread. */
public interface DecoderJacobian {
    /**
     * The exact derivative by forward-mode products, of images with respect to the plane's coordinates.
     *
     * @param code [latent]
     * @param alongFirst [inputs], receives the derivative along the plane's first axis
     * @param alongSecond [inputs], receives the derivative along its second axis
     */
    void jacobian(float[] code, float[] alongFirst, float[] alongSecond);
}
