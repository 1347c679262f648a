package latentatlas.net;

import java.util.Arrays;

/**
 * A dense layer laid out for one vector at a time: a plain array for each row of the weights. Loops over two arrays that
 * both start at zero vectorise three times better than loops over slices of one large array. Immutable.
 */
final class DenseRow implements RowLayer {
    private static final int UNROLLED = 4;

    private final float[][] rows;
    private final float[] biases;

    DenseRow(Layer layer) {
        this(layer.weights(), layer.form().rows(), layer.form().columns(), layer.biases());
    }

    DenseRow(float[] weights, int inputs, int outputs, float[] biases) {
        rows = new float[inputs][];
        for (int i = 0; i < inputs; i++) {
            rows[i] = Arrays.copyOfRange(weights, i * outputs, (i + 1) * outputs);
        }
        this.biases = biases;
    }

    @Override
    public int inputs() {
        return rows.length;
    }

    @Override
    public int outputs() {
        return biases.length;
    }

    @Override
    public void apply(float[] x, float[] y) {
        System.arraycopy(biases, 0, y, 0, biases.length);
        addProduct(x, y);
    }

    @Override
    public void applyLinear(float[] x, float[] y) {
        Arrays.fill(y, 0, biases.length, 0f);
        addProduct(x, y);
    }

    private void addProduct(float[] x, float[] y) {
        int[] used = new int[UNROLLED];
        int found = 0;
        for (int i = 0; i < rows.length; i++) {
            // After a ReLU, and in a drawing's margin, many inputs are zero.
            if (x[i] != 0) {
                used[found++] = i;
            }
            if (found == UNROLLED) {
                float[][] four = {rows[used[0]], rows[used[1]], rows[used[2]], rows[used[3]]};
                addFour(x[used[0]], four[0], x[used[1]], four[1], x[used[2]], four[2], x[used[3]], four[3], y);
                found = 0;
            }
        }
        for (int i = 0; i < found; i++) {
            addOne(x[used[i]], rows[used[i]], y, biases.length);
        }
    }

    private static void addFour(
            float a, float[] rowA, float b, float[] rowB, float c, float[] rowC, float d, float[] rowD, float[] y) {
        for (int j = 0; j < rowA.length; j++) {
            y[j] += (a * rowA[j] + b * rowB[j]) + (c * rowC[j] + d * rowD[j]);
        }
    }

    private static void addOne(float a, float[] row, float[] y, int count) {
        for (int j = 0; j < count; j++) {
            y[j] += a * row[j];
        }
    }

    @Override
    public void applyTransposed(float[] x, float[] y) {
        for (int i = 0; i < rows.length; i++) {
            y[i] = Scalars.dot(x, rows[i], 0, biases.length);
        }
    }
}
