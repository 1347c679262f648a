package latentatlas.vae;

/** How a byte of an image becomes a number the network sees. */
final class Preprocessing {
    private static final int LEVELS = 256;
    private static final float WHITE = 255f;

    private Preprocessing() {}

    /** [256]: the input for each byte, in [0, 1], or in [-1, 1] where the likelihood says so. */
    static float[] table(Likelihood likelihood) {
        float[] table = new float[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            table[i] = input(i / WHITE, likelihood);
        }
        return table;
    }

    static float input(float intensity, Likelihood likelihood) {
        return likelihood == Likelihood.GAUSSIAN_TANH ? 2 * intensity - 1 : intensity;
    }
}
