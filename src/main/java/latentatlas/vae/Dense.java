package latentatlas.vae;

import java.util.Arrays;
import latentatlas.net.Activation;
import latentatlas.net.Adam;
import latentatlas.net.Gemm;
import latentatlas.net.Matrix;
import latentatlas.net.NativeLayer;
import org.jspecify.annotations.Nullable;

/** A dense layer as a stage: {@code y = activation(x·W + b)}. */
final class Dense implements Stage {
    /** Weights whose copying is worth no barrier. */
    private static final int SMALL = 1 << 14;

    private final NativeLayer layer;
    private final @Nullable Activation activation;
    private final Signal in;
    private final Signal out;
    /** [batch, outputs], the activation's derivative, where the way back needs it kept. */
    private final @Nullable Matrix slopes;

    private final Gemm[] products;
    private final Gemm[] productsBack;
    /** [blocks, outputs]: each block's part of the biases' gradient. */
    private final float[][] biasGradients;

    private final Layout layout;
    private final @Nullable AdamUpdate update;

    /**
     * A stage.
     *
     * @param layer the parameters, which stay the caller's
     * @param activation null for none
     * @param out takes the result; the stage's from now on
     * @param threads that learn; 0 for inference
     */
    Dense(NativeLayer layer, @Nullable Activation activation, Signal in, Signal out, Layout layout, int threads) {
        this.layer = layer;
        this.activation = activation;
        this.in = in;
        this.out = out;
        this.layout = layout;
        boolean training = threads > 0;
        slopes = training && activation != null && activation.slopeKept()
                ? new Matrix(layout.rows(), out.width())
                : null;
        products = new Gemm[layout.blocks()];
        productsBack = new Gemm[training && in.gradient() != null ? layout.blocks() : 0];
        Arrays.setAll(products, b -> Gemm.rowsTimes(in.values(), layer.weights(), out.values(), layout.first(b)));
        Arrays.setAll(
                productsBack,
                b -> Gemm.rowsTimesTransposed(
                        out.requireGradient(), layer.weights(), in.requireGradient(), layout.first(b)));
        biasGradients = new float[training ? layout.blocks() : 0][layer.outputs()];
        update = training ? new AdamUpdate(layer, in.values(), out.requireGradient(), threads) : null;
    }

    Signal out() {
        return out;
    }

    @Override
    public void forward(Program program) {
        program.product(
                cut(products),
                layer.outputs(),
                rows -> products[rows.index].run(rows.count(), layer.inputs(), 1),
                (column, width) -> {
                    Gemm tile = Gemm.timesColumns(in.values(), layer.weights(), out.values(), column, width);
                    return count -> tile.run(count, layer.inputs(), 1);
                });
        program.rows(this::activate);
    }

    private boolean cut(Gemm[] products) {
        return layer.inputs() * layer.outputs() > SMALL && products[0].copiesSecond();
    }

    private void activate(Rows rows) {
        int width = out.width();
        for (int r = rows.first; r < rows.first + rows.count(); r++) {
            out.values().read(r, 0, rows.a, 0, width);
            add(layer.biases(), rows.a, width);
            if (activation != null) {
                activation.activate(rows.a, rows.b, width);
            }
            if (slopes != null) {
                slopes.write(r, 0, rows.b, 0, width);
            }
            out.values().write(r, 0, rows.a, 0, width);
        }
    }

    @Override
    public void backward(Program program) {
        program.rows(this::pull);
        if (productsBack.length > 0) {
            program.product(
                    cut(productsBack),
                    layer.inputs(),
                    rows -> productsBack[rows.index].run(rows.count(), layer.outputs(), 1),
                    (row, width) -> {
                        Gemm tile = Gemm.timesTransposedRows(
                                out.requireGradient(), layer.weights(), in.requireGradient(), row, width);
                        return count -> tile.run(count, layer.outputs(), 1);
                    });
        }
    }

    /** From the gradient of the output to that of the values before the activation, and of the biases. */
    private void pull(Rows rows) {
        int width = out.width();
        Matrix gradient = out.requireGradient();
        Matrix factor = slopes == null ? out.values() : slopes;
        float[] bias = biasGradients[rows.index];
        Arrays.fill(bias, 0);
        for (int r = rows.first; r < rows.first + rows.count(); r++) {
            gradient.read(r, 0, rows.a, 0, width);
            if (activation != null) {
                factor.read(r, 0, rows.b, 0, width);
                activation.scale(rows.a, rows.b, width);
                gradient.write(r, 0, rows.a, 0, width);
            }
            add(rows.a, bias, width);
        }
    }

    private static void add(float[] values, float[] sums, int count) {
        for (int j = 0; j < count; j++) {
            sums[j] += values[j];
        }
    }

    @Override
    public int slices() {
        return update == null ? 0 : update.slices() + 1;
    }

    @Override
    public void update(int slice, int batch, Adam.StepLength length) {
        AdamUpdate own = requireUpdate();
        if (slice < own.slices()) {
            own.weights(slice, batch, length);
        } else {
            own.biases(Arrays.asList(biasGradients).subList(0, layout.blocks(batch)), batch, length);
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
