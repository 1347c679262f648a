package latentatlas.vae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import latentatlas.net.Adam;
import latentatlas.net.Gemm;
import latentatlas.net.Matrix;
import latentatlas.net.NativeLayer;

/**
 * A layer's gradient and its Adam step: slices of the weight matrix's rows, each with its gradient, {@code left'·right},
 * while it is in the cache; and the biases. Slices may run in parallel.
 */
final class AdamUpdate implements AutoCloseable {
    /** Floats of a gradient slice: large enough for an efficient product, small enough to stay in a core's cache. */
    private static final int SLICE = 1 << 16;

    private static final int CHUNK = 1024;
    private static final int SLICES = 4;
    private static final int FEWEST_ROWS = 16;

    private final NativeLayer layer;
    private final int parts;
    private final int rows;
    private final int columns;
    /** Floats from a row of the weights to the next; gaps are updated along with them, and stay zero. */
    private final int stride;

    private final int sliceRows;
    private final int slices;
    /** One for each chunk of {@value #CHUNK} weights; a slice is a whole number of them, but for the last. */
    private final List<List<Adam>> weightMoments = new ArrayList<>();

    private final Adam biasMoments;
    private final float[] biasGradient;
    private final ConcurrentLinkedDeque<Scratch> free = new ConcurrentLinkedDeque<>();
    private final List<Scratch> scratches = new ArrayList<>();

    /**
     * An update.
     *
     * @param left [batch·parts, rows of the weights]
     * @param right [batch·parts, columns of the weights], a gradient
     * @param parts rows of both for each image
     * @param threads that may do slices at once
     */
    AdamUpdate(NativeLayer layer, Matrix left, Matrix right, int parts, int threads) {
        this.layer = layer;
        this.parts = parts;
        rows = layer.weights().rows();
        columns = layer.weights().columns();
        stride = layer.weights().stride();
        int cached = Math.min(rows, SLICE / stride);
        // A long sum is worth more slices than the cache asks for, so that there is one for each thread.
        int wanted = Math.max(1, parts == 1 ? cached : Math.min(cached, Math.max(FEWEST_ROWS, rows / SLICES)));
        slices = (rows + wanted - 1) / wanted;
        sliceRows = (rows + slices - 1) / slices;
        for (int slice = 0; slice < slices; slice++) {
            List<Adam> chunks = new ArrayList<>();
            int parameters = rows(slice) * stride;
            for (int from = 0; from < parameters; from += CHUNK) {
                chunks.add(new Adam(Math.min(CHUNK, parameters - from)));
            }
            weightMoments.add(chunks);
        }
        biasMoments = new Adam(layer.biases().length);
        biasGradient = new float[layer.biases().length];
        for (int i = 0; i < threads; i++) {
            scratches.add(new Scratch(left, right));
        }
        free.addAll(scratches);
    }

    /** Slices of the weights. */
    int slices() {
        return slices;
    }

    private int rows(int slice) {
        return Math.min(sliceRows, rows - slice * sliceRows);
    }

    /** Updates a slice of the weights by the mean gradient of {@code batch} rows. */
    void weights(int slice, int batch, Adam.StepLength length) {
        Scratch scratch = free.poll();
        if (scratch == null) {
            throw new IllegalStateException("more threads than scratch memory");
        }
        try {
            scratch.products[slice].run(rows(slice), batch * parts, 1f / batch);
            int start = slice * sliceRows * stride;
            int from = 0;
            for (Adam chunk : weightMoments.get(slice)) {
                int count = chunk.first().length;
                scratch.gradient.read(0, from, scratch.gradients, 0, count);
                layer.weights().read(0, start + from, scratch.values, 0, count);
                chunk.update(scratch.values, scratch.gradients, length);
                layer.weights().write(0, start + from, scratch.values, 0, count);
                from += count;
            }
            layer.weights().round(slice * sliceRows, rows(slice));
        } finally {
            free.addFirst(scratch);
        }
    }

    /** Updates the biases by the mean over {@code batch} rows of a gradient that comes in parts. */
    void biases(List<float[]> sums, int batch, Adam.StepLength length) {
        Arrays.fill(biasGradient, 0);
        for (float[] part : sums) {
            for (int j = 0; j < biasGradient.length; j++) {
                biasGradient[j] += part[j];
            }
        }
        float scale = 1f / batch;
        for (int j = 0; j < biasGradient.length; j++) {
            biasGradient[j] *= scale;
        }
        biasMoments.update(layer.biases(), biasGradient, length);
    }

    /** Adds copies of the moments: the weights', without gaps, then the biases'. */
    void copyMoments(List<float[]> first, List<float[]> second) {
        float[] m = new float[rows * columns];
        float[] v = new float[m.length];
        forRuns((chunk, from, weight, count) -> {
            System.arraycopy(chunk.first(), from, m, weight, count);
            System.arraycopy(chunk.second(), from, v, weight, count);
        });
        first.add(m);
        second.add(v);
        first.add(biasMoments.first().clone());
        second.add(biasMoments.second().clone());
    }

    /** Takes back what {@link #copyMoments} gave, from array {@code index} on. */
    void loadMoments(OptimiserState state, int index) {
        forRuns((chunk, from, weight, count) -> {
            System.arraycopy(state.first().get(index), weight, chunk.first(), from, count);
            System.arraycopy(state.second().get(index), weight, chunk.second(), from, count);
        });
        biasMoments.load(state.first().get(index + 1), state.second().get(index + 1), 0);
    }

    /** Weights that lie together both in a chunk and in a matrix without gaps. */
    @FunctionalInterface
    private interface Run {
        void accept(Adam chunk, int from, int weight, int count);
    }

    private void forRuns(Run run) {
        int start = 0;
        for (List<Adam> chunks : weightMoments) {
            for (Adam chunk : chunks) {
                int length = chunk.first().length;
                for (int from = 0; from < length; ) {
                    int column = (start + from) % stride;
                    int count = Math.min(stride - column, length - from);
                    if (column < columns) {
                        int weight = (start + from) / stride * columns + column;
                        run.accept(chunk, from, weight, Math.min(count, columns - column));
                    }
                    from += count;
                }
                start += length;
            }
        }
    }

    @Override
    public void close() {
        scratches.forEach(scratch -> scratch.gradient.close());
    }

    /** What one thread needs to compute any slice. */
    private final class Scratch {
        private final Matrix gradient = Matrix.ofWeights(sliceRows, columns);
        private final Gemm[] products = new Gemm[slices];
        private final float[] gradients = new float[CHUNK];
        private final float[] values = new float[CHUNK];

        Scratch(Matrix left, Matrix right) {
            Arrays.setAll(products, i -> Gemm.columnsTransposedTimes(left, i * sliceRows, right, gradient));
        }
    }
}
