package latentatlas.vae;

/** The distribution of a pixel given its code, and with it the output unit and the reconstruction loss. */
public enum Likelihood {
    /** Sigmoid output and cross-entropy with the intensity in [0, 1], summed over pixels. */
    BERNOULLI,
    /** Sigmoid output and squared error in [0, 1], summed over pixels. */
    GAUSSIAN,
    /** Inputs in [-1, 1], tanh output and squared error there, summed over pixels. */
    GAUSSIAN_TANH,
    /** Linear output and squared error in [0, 1], summed over pixels: PCA. */
    LINEAR
}
