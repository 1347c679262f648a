package latentatlas.vae;

import java.util.List;
import latentatlas.net.Activation;
import latentatlas.net.RowLayer;

/**
 * The layers of an encoder or a decoder for one row at a time: forward, and derivatives at the last row both ways. In plain
 * Java, so that nothing native is loaded. Confined to one thread: its buffers are reused.
 */
final class Chain {
    private final List<RowLayer> layers;
    private final Activation activation;
    /** [layers][outputs]: what each layer gives to the next. */
    private final float[][] values;
    /** [layers][outputs]: the activation's derivative there. */
    private final float[][] slopes;
    /** [layers][inputs]: scratch memory of {@link #pull}. */
    private final float[][] gradients;

    Chain(List<RowLayer> layers, Activation activation) {
        this.layers = layers;
        this.activation = activation;
        values = new float[layers.size()][];
        slopes = new float[layers.size()][];
        gradients = new float[layers.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = new float[layers.get(i).outputs()];
            slopes[i] = new float[layers.get(i).outputs()];
            gradients[i] = new float[layers.get(i).inputs()];
        }
    }

    /** The last layer's outputs, valid until the next call. */
    float[] forward(float[] row) {
        float[] x = row;
        for (int i = 0; i < values.length; i++) {
            layers.get(i).apply(x, values[i]);
            if (i < values.length - 1) {
                activation.applyWithSlope(values[i], slopes[i]);
            }
            x = values[i];
        }
        return x;
    }

    /**
     * How the outputs of the last row change when it moves along {@code direction}: forward-mode differentiation.
     *
     * @param change [outputs], receives the derivative
     */
    void push(float[] direction, float[] change) {
        float[] x = direction;
        for (int i = 0; i < values.length; i++) {
            boolean last = i == values.length - 1;
            float[] y = last ? change : new float[values[i].length];
            layers.get(i).applyLinear(x, y);
            if (!last) {
                multiply(y, slopes[i]);
            }
            x = y;
        }
    }

    /**
     * The gradient with respect to the last row of what has {@code gradient} with respect to its outputs: reverse mode.
     * Valid until the next call.
     */
    float[] pull(float[] gradient) {
        float[] above = gradient;
        for (int i = values.length - 1; i >= 0; i--) {
            layers.get(i).applyTransposed(above, gradients[i]);
            if (i > 0) {
                multiply(gradients[i], slopes[i - 1]);
            }
            above = gradients[i];
        }
        return above;
    }

    private static void multiply(float[] values, float[] factors) {
        for (int j = 0; j < values.length; j++) {
            values[j] *= factors[j];
        }
    }
}
