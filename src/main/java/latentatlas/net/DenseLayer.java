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
}
