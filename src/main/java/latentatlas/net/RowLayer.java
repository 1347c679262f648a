package latentatlas.net;

/** A layer laid out for one row at a time, in plain arrays. Immutable. */
public interface RowLayer {
    static RowLayer of(Layer layer) {
        return layer.form() instanceof LayerForm.Convolution form
                ? new ConvolutionRow(form, layer)
                : new DenseRow(layer);
    }

    int inputs();

    int outputs();

    /**
     * {@code y = x·W + b}.
     *
     * @param x [inputs]
     * @param y [outputs]
     */
    void apply(float[] x, float[] y);

    /**
     * {@code y = x·W}, without the bias: how a small change of the input changes the output.
     *
     * @param x [inputs]
     * @param y [outputs]
     */
    void applyLinear(float[] x, float[] y);

    /**
     * {@code y = x·Wᵀ}, for gradients.
     *
     * @param x [outputs]
     * @param y [inputs]
     */
    void applyTransposed(float[] x, float[] y);
}
