package latentatlas.net;

/** The parameters of a dense layer while they are trained or used in bulk: weights native, biases plain. */
public final class NativeLayer implements AutoCloseable {
    private final Matrix weights;
    private final float[] biases;

    public NativeLayer(DenseLayer layer) {
        weights = new Matrix(layer.inputs(), layer.outputs());
        biases = new float[layer.outputs()];
        load(layer);
    }

    /** Replaces the parameters by those of a layer of the same size. */
    public void load(DenseLayer layer) {
        weights.write(0, 0, layer.weights(), 0, layer.weights().length);
        System.arraycopy(layer.biases(), 0, biases, 0, biases.length);
    }

    /** [inputs, outputs]. */
    public Matrix weights() {
        return weights;
    }

    /** [outputs], live. */
    public float[] biases() {
        return biases;
    }

    public int inputs() {
        return weights.rows();
    }

    public int outputs() {
        return weights.columns();
    }

    /** A copy of the parameters as they are now. */
    public DenseLayer freeze() {
        float[] copy = new float[inputs() * outputs()];
        weights.read(0, 0, copy, 0, copy.length);
        return new DenseLayer(inputs(), outputs(), copy, biases.clone());
    }

    @Override
    public void close() {
        weights.close();
    }
}
