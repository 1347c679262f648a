package latentatlas.net;

/** The parameters of a layer while they are trained or used in bulk: weights native, biases plain. */
public final class NativeLayer implements AutoCloseable {
    private final LayerForm form;
    private final Matrix weights;
    private final float[] biases;

    public NativeLayer(Layer layer) {
        form = layer.form();
        weights = Matrix.ofWeights(form.rows(), form.columns());
        weights.fill(layer.weights());
        biases = layer.biases().clone();
    }

    public LayerForm form() {
        return form;
    }

    /** [form's rows, form's columns]. */
    public Matrix weights() {
        return weights;
    }

    /** [form's biases], live. */
    public float[] biases() {
        return biases;
    }

    /** A copy of the parameters as they are now. */
    public Layer freeze() {
        return new Layer(form, weights.values(), biases.clone());
    }

    @Override
    public void close() {
        weights.close();
    }
}
