package latentatlas.vae;

import java.util.Arrays;
import java.util.List;
import latentatlas.net.Activation;
import latentatlas.net.Adam;
import latentatlas.net.LayerForm;
import latentatlas.net.Matrix;
import latentatlas.net.NativeLayer;
import org.jspecify.annotations.Nullable;

/** A layer with parameters as a stage: a product with its weights, its biases, and perhaps an activation. */
abstract class LayerStage implements Stage {
    final NativeLayer layer;
    final Signal in;
    final Signal out;
    final Layout layout;
    private final @Nullable Activation activation;
    /** [batch, outputs], the activation's derivative, where the way back needs it kept. */
    private final @Nullable Matrix slopes;
    /** [blocks, biases]: each block's part of the biases' gradient. */
    private final float[][] biasGradients;
    /** Null where it does not learn. */
    private final @Nullable AdamUpdate update;

    /**
     * A stage.
     *
     * @param layer the parameters, which stay the caller's
     * @param activation null for none
     * @param out takes the result; the stage's from now on
     * @param update null where it does not learn; the stage's from now on
     */
    LayerStage(
            NativeLayer layer,
            @Nullable Activation activation,
            Signal in,
            Signal out,
            Layout layout,
            @Nullable AdamUpdate update) {
        this.layer = layer;
        this.activation = activation;
        this.in = in;
        this.out = out;
        this.layout = layout;
        this.update = update;
        slopes = out.gradient() != null && activation != null && activation.slopeKept()
                ? new Matrix(layout.rows(), out.width())
                : null;
        biasGradients = new float[update == null ? 0 : layout.blocks()][layer.biases().length];
    }

    /** A stage for a layer of any form. */
    static LayerStage of(
            NativeLayer layer,
            @Nullable Activation activation,
            Signal in,
            Signal out,
            Layout layout,
            Learning learning) {
        return layer.form() instanceof LayerForm.Convolution form
                ? Convolution.of(form, layer, activation, in, out, layout, learning)
                : Dense.of(layer, activation, in, out, layout, learning);
    }

    Signal out() {
        return out;
    }

    /** Floats of scratch memory it needs besides a row of its output. */
    int scratch() {
        return 0;
    }

    /** Adds the product of the input. */
    abstract void multiply(Program program);

    /** Adds the product of the output's gradient, if the input needs one. */
    abstract void multiplyBack(Program program);

    @Override
    public final void forward(Program program) {
        multiply(program);
        program.rows(layout, this::activate);
    }

    private void activate(Rows rows) {
        rows.forRuns(out.width(), (r, count) -> {
            out.values().read(r, 0, rows.a, 0, count);
            addBiases(rows.a, count);
            if (activation != null) {
                activation.activate(rows.a, rows.b, count);
            }
            if (slopes != null) {
                slopes.write(r, 0, rows.b, 0, count);
            }
            out.values().write(r, 0, rows.a, 0, count);
        });
    }

    /** Adds the biases, one for each channel of each pixel of a picture. */
    private void addBiases(float[] values, int count) {
        float[] biases = layer.biases();
        for (int from = 0; from < count; from += biases.length) {
            for (int j = 0; j < biases.length; j++) {
                values[from + j] += biases[j];
            }
        }
    }

    @Override
    public final void backward(Program program) {
        program.rows(layout, this::pull);
        multiplyBack(program);
    }

    /** From the gradient of the output to that of the values before the activation, and of the biases. */
    private void pull(Rows rows) {
        Matrix gradient = out.requireGradient();
        Matrix factor = slopes == null ? out.values() : slopes;
        float[] bias = update == null ? null : biasGradients[rows.index];
        if (bias != null) {
            Arrays.fill(bias, 0);
        }
        rows.forRuns(out.width(), (r, count) -> {
            gradient.read(r, 0, rows.a, 0, count);
            if (activation != null) {
                factor.read(r, 0, rows.b, 0, count);
                activation.scale(rows.a, rows.b, count);
                gradient.write(r, 0, rows.a, 0, count);
            }
            for (int from = 0; bias != null && from < count; from += bias.length) {
                for (int j = 0; j < bias.length; j++) {
                    bias[j] += rows.a[from + j];
                }
            }
        });
    }

    @Override
    public final int slices() {
        return update == null ? 0 : update.slices() + 1;
    }

    @Override
    public final void update(int slice, int batch, Adam.StepLength length) {
        AdamUpdate own = requireUpdate();
        if (slice < own.slices()) {
            own.weights(slice, batch, length);
        } else {
            List<float[]> parts = Arrays.asList(biasGradients).subList(0, layout.blocks(batch));
            own.biases(parts, batch, length);
        }
    }

    /** What the optimiser remembers of this layer. */
    AdamUpdate requireUpdate() {
        AdamUpdate own = update;
        if (own == null) {
            throw new IllegalStateException("a stage made for inference does not learn");
        }
        return own;
    }

    @Override
    public void close() {
        out.close();
        if (slopes != null) {
            slopes.close();
        }
        if (update != null) {
            update.close();
        }
    }
}
