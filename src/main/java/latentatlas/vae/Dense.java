package latentatlas.vae;

import java.util.Arrays;
import latentatlas.net.Activation;
import latentatlas.net.Gemm;
import latentatlas.net.LayerForm;
import latentatlas.net.NativeLayer;
import latentatlas.net.Precision;
import org.jspecify.annotations.Nullable;

/** A dense layer as a stage: {@code y = activation(x·W + b)}. */
final class Dense extends LayerStage {
    /** Weights whose copying is worth no barrier. */
    private static final int SMALL = 1 << 14;

    /** Inputs and outputs of a layer whose products are worth rounding. */
    private static final int FEWEST = 32;

    private final int inputs;
    private final int outputs;
    private final Gemm[] products;
    private final Gemm[] productsBack;

    private Dense(
            NativeLayer layer,
            @Nullable Activation activation,
            Signal in,
            Signal out,
            Layout layout,
            @Nullable AdamUpdate update) {
        super(layer, activation, in, out, layout, update);
        inputs = layer.form().inputs();
        outputs = layer.form().outputs();
        products = new Gemm[layout.blocks()];
        productsBack = new Gemm[in.gradient() != null ? layout.blocks() : 0];
        Arrays.setAll(products, b -> Gemm.rowsTimes(in.values(), layer.weights(), out.values(), layout.first(b)));
        Arrays.setAll(
                productsBack,
                b -> Gemm.rowsTimesTransposed(
                        out.requireGradient(), layer.weights(), in.requireGradient(), layout.first(b)));
    }

    static Dense of(
            NativeLayer layer,
            @Nullable Activation activation,
            Signal in,
            Signal out,
            Layout layout,
            Learning learning) {
        if (learning.precision() == Precision.BFLOAT16 && isWide(layer.form())) {
            in.values().keepRounded();
            layer.weights().keepRounded();
            out.requireGradient().keepRounded();
        }
        AdamUpdate update = learning.takesPlace()
                ? new AdamUpdate(layer, in.values(), out.requireGradient(), layout.samples(), learning.threads())
                : null;
        return new Dense(layer, activation, in, out, layout, update);
    }

    /** Whether rounding costs less than it saves; what goes to and from a code of few dimensions stays exact besides. */
    private static boolean isWide(LayerForm form) {
        return form.inputs() * form.outputs() > SMALL && Math.min(form.inputs(), form.outputs()) >= FEWEST;
    }

    @Override
    void multiply(Program program) {
        program.rows(layout, rows -> in.values().round(rows.first, rows.count()));
        program.product(
                layout,
                cut(products),
                outputs,
                rows -> products[rows.index].run(rows.count(), inputs, 1),
                (column, width) -> {
                    Gemm tile = Gemm.timesColumns(in.values(), layer.weights(), out.values(), column, width);
                    return count -> tile.run(count, inputs, 1);
                });
    }

    @Override
    void multiplyBack(Program program) {
        program.rows(layout, rows -> out.requireGradient().round(rows.first, rows.count()));
        if (productsBack.length > 0) {
            program.product(
                    layout,
                    cut(productsBack),
                    inputs,
                    rows -> productsBack[rows.index].run(rows.count(), outputs, 1),
                    (row, width) -> {
                        Gemm tile = Gemm.timesTransposedRows(
                                out.requireGradient(), layer.weights(), in.requireGradient(), row, width);
                        return count -> tile.run(count, outputs, 1);
                    });
        }
    }

    private boolean cut(Gemm[] products) {
        return inputs * outputs > SMALL && products[0].copiesSecond();
    }
}
