package latentatlas.net;

import java.util.Arrays;

/** A convolution or its transpose for one picture at a time: a small dense layer at each window. Immutable. */
final class ConvolutionRow implements RowLayer {
    private final LayerForm.Convolution form;
    private final DenseRow kernel;
    private final float[] biases;

    ConvolutionRow(LayerForm.Convolution form, Layer layer) {
        this.form = form;
        biases = layer.biases();
        kernel = new DenseRow(layer.weights(), form.rows(), form.columns(), new float[form.columns()]);
    }

    @Override
    public int inputs() {
        return form.inputs();
    }

    @Override
    public int outputs() {
        return form.outputs();
    }

    @Override
    public void apply(float[] x, float[] y) {
        applyLinear(x, y);
        for (int i = 0; i < y.length; i++) {
            y[i] += biases[i % biases.length];
        }
    }

    @Override
    public void applyLinear(float[] x, float[] y) {
        if (form.transposed()) {
            up(x, y);
        } else {
            down(x, y);
        }
    }

    @Override
    public void applyTransposed(float[] x, float[] y) {
        if (form.transposed()) {
            down(x, y);
        } else {
            up(x, y);
        }
    }

    /** From the larger picture to the smaller. */
    private void down(float[] large, float[] small) {
        float[] windows = new float[form.windows() * form.rows()];
        form.gather(large, windows);
        float[] result = new float[form.filters()];
        for (int place = 0; place < form.windows(); place++) {
            kernel.applyLinear(Arrays.copyOfRange(windows, place * form.rows(), (place + 1) * form.rows()), result);
            System.arraycopy(result, 0, small, place * result.length, result.length);
        }
    }

    /** From the smaller picture to the larger. */
    private void up(float[] small, float[] large) {
        float[] windows = new float[form.windows() * form.rows()];
        float[] window = new float[form.rows()];
        int filters = form.filters();
        for (int place = 0; place < form.windows(); place++) {
            kernel.applyTransposed(Arrays.copyOfRange(small, place * filters, (place + 1) * filters), window);
            System.arraycopy(window, 0, windows, place * window.length, window.length);
        }
        form.scatter(windows, large);
    }
}
