package latentatlas.vae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import latentatlas.net.Adam;
import latentatlas.net.Gemm;
import latentatlas.net.Matrix;
import latentatlas.net.NativeLayer;

/**
 * The first layer's update. A task is a slice of pixels; each pixel's weights get their gradient and their Adam step
 * while both lie in the nearest cache. The last task is the biases.
 */
final class InkUpdate implements LayerUpdate {
    /** Slices of a layer: enough for the threads to end together, few enough for an efficient dense product. */
    private static final int SLICES = 12;

    private final NativeLayer layer;
    private final InkLayer ink;
    private final int sliceRows;
    private final int slices;
    private final Adam[] moments;
    /** Pixels that had a gradient; all others' moments are zero, and a step would leave their weights as they are. */
    private final boolean[] touched;

    private final BiasUpdate biases;
    private final ConcurrentLinkedQueue<Scratch> free = new ConcurrentLinkedQueue<>();
    private final List<Scratch> scratches = new ArrayList<>();

    InkUpdate(NativeLayer layer, InkLayer ink, Matrix input, Matrix gradient, int threads) {
        this.layer = layer;
        this.ink = ink;
        sliceRows = (layer.inputs() + SLICES - 1) / SLICES;
        slices = (layer.inputs() + sliceRows - 1) / sliceRows;
        moments = new Adam[layer.inputs()];
        Arrays.setAll(moments, p -> new Adam(layer.outputs()));
        touched = new boolean[layer.inputs()];
        biases = new BiasUpdate(layer, 0);
        for (int i = 0; i < threads; i++) {
            Scratch scratch = new Scratch(input, gradient);
            scratches.add(scratch);
            free.add(scratch);
        }
    }

    @Override
    public int tasks() {
        return slices + 1;
    }

    @Override
    public void run(int task, List<RowBlock> parts, int batch, Adam.StepLength length) {
        if (task == slices) {
            biases.run(parts, batch, length);
            ink.changed(!ink.sparse());
            return;
        }
        Scratch scratch = free.poll();
        if (scratch == null) {
            throw new IllegalStateException("more threads than scratch memory");
        }
        try {
            if (ink.sparse()) {
                scratch.sparse(task, batch, length);
            } else {
                scratch.dense(task, batch, length);
            }
        } finally {
            free.add(scratch);
        }
    }

    private int rows(int slice) {
        return Math.min(sliceRows, layer.inputs() - slice * sliceRows);
    }

    @Override
    public void copyMoments(List<float[]> first, List<float[]> second) {
        int outputs = layer.outputs();
        float[] m = new float[layer.inputs() * outputs];
        float[] v = new float[m.length];
        for (int p = 0; p < moments.length; p++) {
            System.arraycopy(moments[p].first(), 0, m, p * outputs, outputs);
            System.arraycopy(moments[p].second(), 0, v, p * outputs, outputs);
        }
        first.add(m);
        second.add(v);
        first.add(biases.moments().first().clone());
        second.add(biases.moments().second().clone());
    }

    @Override
    public void loadMoments(float[] first, float[] second, float[] biasFirst, float[] biasSecond) {
        int outputs = layer.outputs();
        for (int p = 0; p < moments.length; p++) {
            moments[p].load(first, second, p * outputs);
            touched[p] = true;
        }
        biases.moments().load(biasFirst, biasSecond, 0);
    }

    @Override
    public void close() {
        scratches.forEach(scratch -> scratch.gradient.close());
    }

    /** What one thread needs to compute any slice. */
    private final class Scratch {
        private final Matrix gradient = new Matrix(sliceRows, layer.outputs());
        private final Gemm[] products = new Gemm[slices];
        private final float[] row = new float[layer.outputs()];
        private final float[] nextRow = new float[layer.outputs()];
        private final int[][] images = new int[(sliceRows + 1) / 2][ink.gradients().length];
        private final float[][] factors = new float[sliceRows + 1][ink.gradients().length];
        private final int[] counts = new int[(sliceRows + 1) / 2];

        Scratch(Matrix input, Matrix outputGradient) {
            for (int i = 0; i < slices; i++) {
                products[i] = Gemm.columnsTransposedTimes(input, i * sliceRows, outputGradient, gradient);
            }
        }

        private void sparse(int slice, int batch, Adam.StepLength length) {
            int start = slice * sliceRows;
            list(start, start + rows(slice), batch);
            for (int p = 0; p < rows(slice); p += 2) {
                int pair = p / 2;
                Arrays.fill(row, 0f);
                Arrays.fill(nextRow, 0f);
                InkLayer.addToBoth(
                        images[pair], factors[p], factors[p + 1], counts[pair], ink.gradients(), row, nextRow);
                step(start + p, row, counts[pair] > 0, length);
                if (p + 1 < rows(slice)) {
                    step(start + p + 1, nextRow, counts[pair] > 0, length);
                }
            }
        }

        private void step(int pixel, float[] gradients, boolean inked, Adam.StepLength length) {
            touched[pixel] |= inked;
            if (touched[pixel]) {
                moments[pixel].update(ink.weights(pixel), gradients, length);
            }
        }

        /**
         * Lists, for each pair of neighbouring pixels from {@code start} to before {@code end}, the images with ink in
         * either: those with ink in one mostly have it in the other.
         */
        private void list(int start, int end, int batch) {
            Arrays.fill(counts, 0);
            float scale = 1f / batch;
            for (int n = 0; n < batch; n++) {
                int[] pixels = ink.pixels(n);
                float[] values = ink.values(n);
                int count = ink.count(n);
                int i = Arrays.binarySearch(pixels, 0, count, start);
                i = i < 0 ? -1 - i : i;
                while (i < count && pixels[i] < end) {
                    int p = pixels[i] - start;
                    int pair = p / 2;
                    int place = counts[pair]++;
                    images[pair][place] = n;
                    factors[p ^ 1][place] = 0;
                    factors[p][place] = values[i] * scale;
                    i++;
                    if (p % 2 == 0 && i < count && pixels[i] == start + p + 1) {
                        factors[p + 1][place] = values[i] * scale;
                        i++;
                    }
                }
            }
        }

        private void dense(int slice, int batch, Adam.StepLength length) {
            products[slice].run(rows(slice), batch, 1f / batch);
            for (int p = 0; p < rows(slice); p++) {
                int pixel = slice * sliceRows + p;
                touched[pixel] = true;
                gradient.read(p, 0, row, 0, row.length);
                float[] weights = ink.weights(pixel);
                moments[pixel].update(weights, row, length);
                layer.weights().write(pixel, 0, weights, 0, weights.length);
            }
        }
    }
}
