package latentatlas.vae;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import latentatlas.net.NativeLayer;

/**
 * The first layer while it is trained. Four of five pixels of a handwritten digit are empty paper, a zero; where a batch
 * is like that, products skip them: an image's values are the sum of its inked pixels' weights, and a pixel's gradient is
 * the sum of the gradients of the images that have ink there.
 *
 * <p>The weights lie here as one plain array a pixel; the native copy is brought up to date by {@link #publish} only when
 * something reads it. Whether a batch is sparse depends on its images alone, and so results depend on nothing else.
 *
 * <p>Rows of a batch may be noted and computed by several threads, a row by one; the rest is the trainer thread's.
 */
final class InkLayer {
    /** The share of inputs that are not zero above which dense products are faster. */
    private static final double WORTH = 0.3;

    private static final int TOGETHER = 4;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final NativeLayer layer;
    private final float[][] weights;
    private final float[][] gradients;
    private final int[][] pixels;
    private final float[][] values;
    private final int[] counts;
    private boolean sparse;
    private boolean stale;

    InkLayer(NativeLayer layer, int batch) {
        this.layer = layer;
        weights = new float[layer.inputs()][layer.outputs()];
        for (int p = 0; p < weights.length; p++) {
            layer.weights().read(p, 0, weights[p], 0, layer.outputs());
        }
        gradients = new float[batch][layer.outputs()];
        pixels = new int[batch][layer.inputs() + 1];
        values = new float[batch][layer.inputs() + 1];
        counts = new int[batch];
    }

    /**
     * Lists the ink of row {@code row} of the batch.
     *
     * @param bytes [inputs], the image
     * @param table [256], the input of each intensity
     * @param input [inputs], receives the row's inputs
     */
    void note(int row, byte[] bytes, float[] table, float[] input) {
        int count = 0;
        int p = 0;
        if (table[0] == 0) {
            Arrays.fill(input, 0, bytes.length, 0f);
            for (; p + Long.BYTES <= bytes.length; p += Long.BYTES) {
                if ((long) EIGHT.get(bytes, p) != 0) {
                    count = note(row, count, bytes, p, p + Long.BYTES, table, input);
                }
            }
        }
        counts[row] = note(row, count, bytes, p, bytes.length, table, input);
    }

    private int note(int row, int before, byte[] bytes, int from, int to, float[] table, float[] input) {
        int[] pixel = pixels[row];
        float[] value = values[row];
        int count = before;
        // Without a branch: where ink begins and ends cannot be foreseen.
        for (int p = from; p < to; p++) {
            float intensity = table[bytes[p] & 0xFF];
            input[p] = intensity;
            pixel[count] = p;
            value[count] = intensity;
            count += intensity == 0 ? 0 : 1;
        }
        return count;
    }

    /** Decides, once the batch's {@code count} rows are noted, how it is computed. */
    void decide(int count) {
        long ink = 0;
        for (int row = 0; row < count; row++) {
            ink += counts[row];
        }
        sparse = ink <= WORTH * count * layer.inputs();
        if (!sparse) {
            publish();
        }
    }

    boolean sparse() {
        return sparse;
    }

    /** The values of row {@code row} of the batch before bias and activation, to the start of {@code sum}. */
    void multiply(int row, float[] sum) {
        int outputs = layer.outputs();
        Arrays.fill(sum, 0, outputs, 0f);
        add(pixels[row], values[row], counts[row], weights, sum, outputs);
    }

    /** [outputs]: the loss's gradient with respect to the values of row {@code row}, to be written before the update. */
    float[] gradient(int row) {
        return gradients[row];
    }

    float[][] gradients() {
        return gradients;
    }

    /** How many inked pixels row {@code row} has. */
    int count(int row) {
        return counts[row];
    }

    /** The inked pixels of row {@code row}, ascending. */
    int[] pixels(int row) {
        return pixels[row];
    }

    /** Their intensities. */
    float[] values(int row) {
        return values[row];
    }

    /** [outputs], live: the weights of pixel {@code pixel}. */
    float[] weights(int pixel) {
        return weights[pixel];
    }

    /** Says that {@link #weights} have changed; the native copy has too where {@code also} is true. */
    void changed(boolean also) {
        stale = !also;
    }

    /** Brings the native copy up to date. */
    void publish() {
        if (stale) {
            for (int p = 0; p < weights.length; p++) {
                layer.weights().write(p, 0, weights[p], 0, layer.outputs());
            }
            stale = false;
        }
    }

    /** Adds to {@code sum} each chosen row times its factor, four at a time: as many arrays as the compiler vectorises. */
    static void add(int[] chosen, float[] factors, int count, float[][] rows, float[] sum, int width) {
        int i = 0;
        for (; i + TOGETHER <= count; i += TOGETHER) {
            addFour(factors, i, chosen, rows, sum, width);
        }
        for (; i < count; i++) {
            addOne(factors[i], rows[chosen[i]], sum, width);
        }
    }

    /**
     * Adds to {@code sum} and {@code other} each chosen row times the factor each has for it: four rows at a
     * time come from the outer cache once for both.
     */
    static void addToBoth(
            int[] chosen,
            float[] factors,
            float[] otherFactors,
            int count,
            float[][] rows,
            float[] sum,
            float[] other) {
        int i = 0;
        for (; i + TOGETHER <= count; i += TOGETHER) {
            addFour(factors, i, chosen, rows, sum, sum.length);
            addFour(otherFactors, i, chosen, rows, other, sum.length);
        }
        for (; i < count; i++) {
            addOne(factors[i], rows[chosen[i]], sum, sum.length);
            addOne(otherFactors[i], rows[chosen[i]], other, sum.length);
        }
    }

    private static void addFour(float[] factors, int i, int[] chosen, float[][] rows, float[] sum, int width) {
        addFour(
                factors[i],
                rows[chosen[i]],
                factors[i + 1],
                rows[chosen[i + 1]],
                factors[i + 2],
                rows[chosen[i + 2]],
                factors[i + 3],
                rows[chosen[i + 3]],
                sum,
                width);
    }

    private static void addFour(
            float a,
            float[] rowA,
            float b,
            float[] rowB,
            float c,
            float[] rowC,
            float d,
            float[] rowD,
            float[] sum,
            int width) {
        for (int j = 0; j < width; j++) {
            sum[j] += (a * rowA[j] + b * rowB[j]) + (c * rowC[j] + d * rowD[j]);
        }
    }

    private static void addOne(float a, float[] rowA, float[] sum, int width) {
        for (int j = 0; j < width; j++) {
            sum[j] += a * rowA[j];
        }
    }
}
