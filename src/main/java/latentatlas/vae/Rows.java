package latentatlas.vae;

/**
 * The first layer's inputs and the gradients of its outputs as plain arrays, beside the native ones.
 *
 * @param inputs [batch][inputs]
 * @param gradients [batch][outputs]
 */
record Rows(float[][] inputs, float[][] gradients) {
    static Rows of(int batch, int inputs, int outputs) {
        return new Rows(new float[batch][inputs], new float[batch][outputs]);
    }
}
