package latentatlas.vae;

import latentatlas.net.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * What goes from one stage to the next.
 *
 * @param values [batch, width]
 * @param gradient [batch, width], the loss's gradient with respect to the values; null where nothing needs it
 */
record Signal(Matrix values, @Nullable Matrix gradient) implements AutoCloseable {
    static Signal withoutGradient(int rows, int width) {
        return new Signal(new Matrix(rows, width), null);
    }

    static Signal withGradient(int rows, int width) {
        return new Signal(new Matrix(rows, width), new Matrix(rows, width));
    }

    /** For the last layer: the loss writes its gradient over the values. */
    static Signal overwritten(int rows, int width) {
        Matrix both = new Matrix(rows, width);
        return new Signal(both, both);
    }

    int width() {
        return values.columns();
    }

    Matrix requireGradient() {
        Matrix needed = gradient;
        if (needed == null) {
            throw new IllegalStateException("a stage made for inference has no gradients");
        }
        return needed;
    }

    @Override
    public void close() {
        values.close();
        Matrix own = gradient;
        if (own != null) {
            own.close();
        }
    }
}
