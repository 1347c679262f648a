package latentatlas.net;

/**
 * The parameters of one layer, {@code y = x·W + b} or what its form makes of it. Immutable by agreement: nobody writes to
 * the arrays.
 *
 * @param weights [form's rows, form's columns], row-major
 * @param biases [form's biases]
 */
public record Layer(LayerForm form, float[] weights, float[] biases) {
    public Layer {
        if (weights.length != (long) form.rows() * form.columns() || biases.length != form.biases()) {
            throw new IllegalArgumentException(
                    form + " with " + weights.length + " weights and " + biases.length + " biases");
        }
    }

    /** A dense layer. */
    public static Layer dense(int inputs, int outputs, float[] weights, float[] biases) {
        return new Layer(new LayerForm.Dense(inputs, outputs), weights, biases);
    }

    public int inputs() {
        return form.inputs();
    }

    public int outputs() {
        return form.outputs();
    }
}
