package latentatlas.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import latentatlas.net.Adam;
import latentatlas.net.Gemm;
import latentatlas.net.Matrix;
import latentatlas.net.NativeLayer;
import org.jspecify.annotations.Nullable;

/**
 * One layer's gradient and Adam step, cut into tasks: a slice of the weight matrix's rows each, the last task the biases.
 */
final class LayerUpdate implements AutoCloseable {
    /** Floats of a gradient slice: large enough for an efficient product, small enough to stay in a core's cache. */
    private static final int SLICE = 1 << 16;

    private static final int CHUNK = 4096;

    private final NativeLayer layer;
    private final int index;
    private final int sliceRows;
    private final int slices;
    /** One for each chunk of {@value #CHUNK} weights; a slice is a whole number of them, but for the last. */
    private final List<List<Adam>> weightMoments = new ArrayList<>();

    private final Adam biasMoments;
    private final ConcurrentLinkedQueue<Scratch> free = new ConcurrentLinkedQueue<>();
    private final List<Scratch> scratches = new ArrayList<>();

    /**
     * An update.
     *
     * @param rows the layer's inputs and gradients as plain rows, for a layer whose inputs may be mostly zero; else null
     */
    LayerUpdate(NativeLayer layer, Matrix input, Matrix gradient, int index, int threads, @Nullable Rows rows) {
        this.layer = layer;
        this.index = index;
        biasMoments = new Adam(layer.outputs());
        int wanted = Math.max(1, Math.min(layer.inputs(), SLICE / layer.outputs()));
        slices = (layer.inputs() + wanted - 1) / wanted;
        sliceRows = (layer.inputs() + slices - 1) / slices;
        for (int slice = 0; slice < slices; slice++) {
            List<Adam> chunks = new ArrayList<>();
            int parameters = rows(slice) * layer.outputs();
            for (int from = 0; from < parameters; from += CHUNK) {
                chunks.add(new Adam(Math.min(CHUNK, parameters - from)));
            }
            weightMoments.add(chunks);
        }
        for (int i = 0; i < threads; i++) {
            Scratch scratch = new Scratch(input, gradient, rows);
            scratches.add(scratch);
            free.add(scratch);
        }
    }

    int tasks() {
        return slices + 1;
    }

    private int rows(int slice) {
        return Math.min(sliceRows, layer.inputs() - slice * sliceRows);
    }

    void run(int task, List<RowBlock> parts, int batch, Adam.StepLength length) {
        if (task == slices) {
            updateBiases(parts, batch, length);
            return;
        }
        Scratch scratch = free.poll();
        if (scratch == null) {
            throw new IllegalStateException("more threads than scratch memory");
        }
        try {
            updateSlice(task, scratch, batch, length);
        } finally {
            free.add(scratch);
        }
    }

    private void updateSlice(int slice, Scratch scratch, int batch, Adam.StepLength length) {
        SparseGradient sparse = scratch.sparse;
        boolean few = sparse != null && sparse.compute(slice * sliceRows, rows(slice), batch);
        if (!few) {
            scratch.products[slice].run(rows(slice), batch, 1f / batch);
        }
        int start = slice * sliceRows * layer.outputs();
        int from = 0;
        for (Adam chunk : weightMoments.get(slice)) {
            int count = chunk.first().length;
            if (few && sparse != null) {
                sparse.read(from, scratch.gradients, count);
            } else {
                scratch.gradient.read(0, from, scratch.gradients, 0, count);
            }
            layer.weights().read(0, start + from, scratch.values, 0, count);
            chunk.update(scratch.values, scratch.gradients, length);
            layer.weights().write(0, start + from, scratch.values, 0, count);
            from += count;
        }
    }

    private void updateBiases(List<RowBlock> parts, int batch, Adam.StepLength length) {
        float[] sum = new float[layer.outputs()];
        for (RowBlock part : parts) {
            float[] gradient = part.biasGradient(index);
            for (int j = 0; j < sum.length; j++) {
                sum[j] += gradient[j];
            }
        }
        float scale = 1f / batch;
        for (int j = 0; j < sum.length; j++) {
            sum[j] *= scale;
        }
        biasMoments.update(layer.biases(), sum, length);
    }

    /** Adds copies of the weights' moments, then of the biases'. */
    void copyMoments(List<float[]> first, List<float[]> second) {
        float[] m = new float[layer.inputs() * layer.outputs()];
        float[] v = new float[m.length];
        int from = 0;
        for (List<Adam> chunks : weightMoments) {
            for (Adam chunk : chunks) {
                System.arraycopy(chunk.first(), 0, m, from, chunk.first().length);
                System.arraycopy(chunk.second(), 0, v, from, chunk.second().length);
                from += chunk.first().length;
            }
        }
        first.add(m);
        second.add(v);
        first.add(biasMoments.first().clone());
        second.add(biasMoments.second().clone());
    }

    /** Takes back what {@link #copyMoments} gave. */
    void loadMoments(float[] m, float[] v, float[] biasFirst, float[] biasSecond) {
        int from = 0;
        for (List<Adam> chunks : weightMoments) {
            for (Adam chunk : chunks) {
                System.arraycopy(m, from, chunk.first(), 0, chunk.first().length);
                System.arraycopy(v, from, chunk.second(), 0, chunk.second().length);
                from += chunk.first().length;
            }
        }
        System.arraycopy(biasFirst, 0, biasMoments.first(), 0, biasFirst.length);
        System.arraycopy(biasSecond, 0, biasMoments.second(), 0, biasSecond.length);
    }

    @Override
    public void close() {
        scratches.forEach(scratch -> scratch.gradient.close());
    }

    /** What one thread needs to compute any slice. */
    private final class Scratch {
        private final Matrix gradient = new Matrix(sliceRows, layer.outputs());
        private final Gemm[] products = new Gemm[slices];
        private final float[] gradients = new float[CHUNK];
        private final float[] values = new float[CHUNK];

        private final @Nullable SparseGradient sparse;

        Scratch(Matrix input, Matrix outputGradient, @Nullable Rows rows) {
            sparse = rows == null ? null : new SparseGradient(rows, sliceRows, layer.outputs());
            for (int i = 0; i < slices; i++) {
                products[i] = Gemm.columnsTransposedTimes(input, i * sliceRows, outputGradient, gradient);
            }
        }
    }
}
