package latentatlas.vae;

import java.util.Arrays;
import latentatlas.net.Activation;
import latentatlas.net.Gemm;
import latentatlas.net.LayerForm;
import latentatlas.net.Matrix;
import latentatlas.net.NativeLayer;
import org.jspecify.annotations.Nullable;

/**
 * A convolution or its transpose as a stage: windows of the larger picture lie in rows (im2col), and a product with the
 * weights makes a pixel of the smaller picture of each, or the other way round. What goes down on the way forward goes up on
 * the way back.
 */
final class Convolution extends LayerStage {
    private final LayerForm.Convolution form;
    /** [batch·windows, window]: windows of the larger picture, for the product and the weights' gradient. */
    private final Matrix gathered;
    /** [batch·windows, window]: what is added up to the larger picture. */
    private final Matrix spread;

    private Convolution(
            LayerForm.Convolution form,
            NativeLayer layer,
            @Nullable Activation activation,
            Signal in,
            Signal out,
            Layout layout,
            @Nullable AdamUpdate update,
            Matrix gathered) {
        super(layer, activation, in, out, layout, update);
        this.form = form;
        this.gathered = gathered;
        // The transpose has added up what it spread before it gathers.
        spread = form.transposed() || in.gradient() == null ? gathered : new Matrix(gathered.rows(), form.rows());
    }

    static Convolution of(
            LayerForm.Convolution form,
            NativeLayer layer,
            @Nullable Activation activation,
            Signal in,
            Signal out,
            Layout layout,
            Learning learning) {
        Matrix gathered = new Matrix(layout.rows() * form.windows(), form.rows());
        AdamUpdate update = null;
        if (learning.takesPlace()) {
            Matrix small = form.transposed() ? in.values() : out.requireGradient();
            update = new AdamUpdate(
                    layer, gathered, pixels(small, form), form.windows() * layout.samples(), learning.threads());
        }
        return new Convolution(form, layer, activation, in, out, layout, update, gathered);
    }

    /** A batch of smaller pictures as [batch·windows, filters]. */
    private static Matrix pixels(Matrix small, LayerForm.Convolution form) {
        return small.as(small.rows() * form.windows(), form.filters());
    }

    @Override
    int scratch() {
        return Math.max(in.width(), form.windows() * form.rows());
    }

    @Override
    void multiply(Program program) {
        if (form.transposed()) {
            up(program, in.values(), out.values());
        } else {
            down(program, in.values(), out.values());
        }
    }

    @Override
    void multiplyBack(Program program) {
        if (form.transposed()) {
            down(program, out.requireGradient(), in.requireGradient());
        } else if (in.gradient() != null) {
            up(program, out.requireGradient(), in.requireGradient());
        }
    }

    private void down(Program program, Matrix large, Matrix small) {
        Gemm[] products = new Gemm[layout.blocks()];
        Matrix pixels = pixels(small, form);
        Arrays.setAll(
                products, b -> Gemm.rowsTimes(gathered, layer.weights(), pixels, layout.first(b) * form.windows()));
        program.rows(layout, rows -> {
            for (int r = rows.first; r < rows.first + rows.count(); r++) {
                large.read(r, 0, rows.a, 0, large.columns());
                form.gather(rows.a, rows.b);
                gathered.write(r * form.windows(), 0, rows.b, 0, form.windows() * form.rows());
            }
            products[rows.index].run(rows.count() * form.windows(), form.rows(), 1);
        });
    }

    private void up(Program program, Matrix small, Matrix large) {
        Gemm[] products = new Gemm[layout.blocks()];
        Matrix pixels = pixels(small, form);
        Arrays.setAll(
                products,
                b -> Gemm.rowsTimesTransposed(pixels, layer.weights(), spread, layout.first(b) * form.windows()));
        program.rows(layout, rows -> {
            products[rows.index].run(rows.count() * form.windows(), form.filters(), 1);
            for (int r = rows.first; r < rows.first + rows.count(); r++) {
                spread.read(r * form.windows(), 0, rows.b, 0, form.windows() * form.rows());
                form.scatter(rows.b, rows.a);
                large.write(r, 0, rows.a, 0, large.columns());
            }
        });
    }

    @Override
    public void close() {
        super.close();
        gathered.close();
        spread.close();
    }
}
