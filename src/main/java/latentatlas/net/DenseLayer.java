package latentatlas.net;

/**
 * The parameters of one dense layer: {@code y = x·W + b}. Immutable by agreement: nobody writes to the arrays.
 *
 * @param weights [inputs, outputs], row-major
 * @param biases [outputs]
 */
public record DenseLayer(int inputs, int outputs, float[] weights, float[] biases) {
    public DenseLayer {
        if (inputs < 1 || outputs < 1 || weights.length != inputs * outputs || biases.length != outputs) {
            throw new IllegalArgumentException("a layer of " + inputs + " by " + outputs + " with " + weights.length
                    + " weights and " + biases.length + " biases");
        }
    }

    /**
     * {@code y = x·W + b} for one input vector.
     *
     * @param x [inputs]
     * @param y [outputs]
     */
    public void apply(float[] x, float[] y) {
        System.arraycopy(biases, 0, y, 0, outputs);
        addProduct(x, y);
    }

    /**
     * {@code y = x·W}, without the bias: how a small change of the input changes the output.
     *
     * @param x [inputs]
     * @param y [outputs]
     */
    public void applyLinear(float[] x, float[] y) {
        java.util.Arrays.fill(y, 0, outputs, 0f);
        addProduct(x, y);
    }

    private void addProduct(float[] x, float[] y) {
        for (int i = 0; i < inputs; i++) {
            // After a ReLU, and in a drawing's margin, many inputs are zero.
            if (x[i] != 0) {
                addScaledRow(weights, i * outputs, x[i], y, outputs);
            }
        }
    }

    /**
     * {@code y = x·Wᵀ} for one vector of gradients.
     *
     * @param x [outputs]
     * @param y [inputs]
     */
    public void applyTransposed(float[] x, float[] y) {
        for (int i = 0; i < inputs; i++) {
            float sum = 0;
            int row = i * outputs;
            for (int j = 0; j < outputs; j++) {
                sum += x[j] * weights[row + j];
            }
            y[i] = sum;
        }
    }

    private static void addScaledRow(float[] weights, int row, float scale, float[] y, int outputs) {
        for (int j = 0; j < outputs; j++) {
            y[j] += scale * weights[row + j];
        }
    }
}
