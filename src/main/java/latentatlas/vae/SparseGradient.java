package latentatlas.vae;

import java.util.Arrays;

/**
 * The gradient of some rows of the first weight matrix where most inputs are zero, as in drawings on empty paper: each
 * row is the sum of the output gradients of those images that have ink in its pixel. Used by one thread.
 *
 * <p>Whether it is worth it depends on the images alone, so that results do not depend on anything else.
 */
final class SparseGradient {
    /** The share of inputs that are not zero above which the dense product is faster. */
    private static final double WORTH = 0.3;

    private static final int TOGETHER = 4;

    private final Rows rows;
    private final int outputs;
    private final int[][] images;
    private final float[][] values;
    private final int[] counts;
    private final float[] row;
    private final float[] slice;

    SparseGradient(Rows rows, int sliceRows, int outputs) {
        this.rows = rows;
        this.outputs = outputs;
        int batch = rows.inputs().length;
        images = new int[sliceRows][batch];
        values = new float[sliceRows][batch];
        counts = new int[sliceRows];
        row = new float[outputs];
        slice = new float[sliceRows * outputs];
    }

    /** Computes the mean gradient of {@code count} rows, or returns false where too many inputs are not zero. */
    boolean compute(int firstRow, int count, int batch) {
        if (gather(firstRow, count, batch) > WORTH * count * batch) {
            return false;
        }
        float[][] gradients = rows.gradients();
        for (int p = 0; p < count; p++) {
            Arrays.fill(row, 0f);
            int used = counts[p];
            int[] image = images[p];
            float[] value = values[p];
            int i = 0;
            for (; i + TOGETHER <= used; i += TOGETHER) {
                addFour(
                        value[i],
                        gradients[image[i]],
                        value[i + 1],
                        gradients[image[i + 1]],
                        value[i + 2],
                        gradients[image[i + 2]],
                        value[i + 3],
                        gradients[image[i + 3]],
                        row);
            }
            for (; i < used; i++) {
                addOne(value[i], gradients[image[i]], row);
            }
            System.arraycopy(row, 0, slice, p * outputs, outputs);
        }
        return true;
    }

    /** Lists the images with ink in each pixel; returns how many entries there are. */
    private int gather(int firstRow, int count, int batch) {
        Arrays.fill(counts, 0);
        int all = 0;
        float scale = 1f / batch;
        for (int n = 0; n < batch; n++) {
            float[] input = rows.inputs()[n];
            for (int p = 0; p < count; p++) {
                float value = input[firstRow + p];
                if (value != 0) {
                    int place = counts[p]++;
                    images[p][place] = n;
                    values[p][place] = value * scale;
                    all++;
                }
            }
        }
        return all;
    }

    /** Copies {@code count} numbers of the last result from number {@code from} on. */
    void read(int from, float[] target, int count) {
        System.arraycopy(slice, from, target, 0, count);
    }

    private static void addFour(
            float a, float[] rowA, float b, float[] rowB, float c, float[] rowC, float d, float[] rowD, float[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += (a * rowA[j] + b * rowB[j]) + (c * rowC[j] + d * rowD[j]);
        }
    }

    private static void addOne(float a, float[] rowA, float[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += a * rowA[j];
        }
    }
}
