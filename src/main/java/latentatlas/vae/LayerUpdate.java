package latentatlas.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import latentatlas.net.Adam;
import latentatlas.net.Gemm;
import latentatlas.net.Matrix;
import latentatlas.net.NativeLayer;

/**
 * One layer's gradient and Adam step, cut into tasks: a slice of the weight matrix's rows each, the last task the biases.
 */
final class LayerUpdate implements AutoCloseable {
    /** Floats of a gradient slice: large enough for an efficient product, small enough to stay in a core's cache. */
    private static final int SLICE = 1 << 16;

    private static final int CHUNK = 4096;

    private final NativeLayer layer;
    private final int index;
    private final Adam weightMoments;
    private final Adam biasMoments;
    private final int sliceRows;
    private final int slices;
    private final ConcurrentLinkedQueue<Scratch> free = new ConcurrentLinkedQueue<>();
    private final List<Scratch> scratches = new ArrayList<>();

    LayerUpdate(NativeLayer layer, Matrix input, Matrix gradient, int index, int threads) {
        this.layer = layer;
        this.index = index;
        weightMoments = new Adam(layer.inputs() * layer.outputs());
        biasMoments = new Adam(layer.outputs());
        int wanted = Math.max(1, Math.min(layer.inputs(), SLICE / layer.outputs()));
        slices = (layer.inputs() + wanted - 1) / wanted;
        sliceRows = (layer.inputs() + slices - 1) / slices;
        for (int i = 0; i < threads; i++) {
            Scratch scratch = new Scratch(input, gradient);
            scratches.add(scratch);
            free.add(scratch);
        }
    }

    int tasks() {
        return slices + 1;
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
            int firstRow = task * sliceRows;
            int rows = Math.min(sliceRows, layer.inputs() - firstRow);
            scratch.products[task].run(rows, batch, 1f / batch);
            for (int from = 0; from < rows * layer.outputs(); from += CHUNK) {
                int count = Math.min(CHUNK, rows * layer.outputs() - from);
                int start = firstRow * layer.outputs() + from;
                scratch.gradient.read(0, from, scratch.gradients, 0, count);
                layer.weights().read(0, start, scratch.values, 0, count);
                weightMoments.update(scratch.values, scratch.gradients, start, count, length);
                layer.weights().write(0, start, scratch.values, 0, count);
            }
        } finally {
            free.add(scratch);
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
        biasMoments.update(layer.biases(), sum, 0, sum.length, length);
    }

    void copyMoments(List<float[]> first, List<float[]> second) {
        for (Adam moments : List.of(weightMoments, biasMoments)) {
            first.add(moments.first().clone());
            second.add(moments.second().clone());
        }
    }

    void loadMoments(OptimiserState state, int layerIndex) {
        Adam[] moments = {weightMoments, biasMoments};
        for (int i = 0; i < moments.length; i++) {
            float[] first = state.first().get(2 * layerIndex + i);
            float[] second = state.second().get(2 * layerIndex + i);
            System.arraycopy(first, 0, moments[i].first(), 0, moments[i].first().length);
            System.arraycopy(second, 0, moments[i].second(), 0, moments[i].second().length);
        }
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

        Scratch(Matrix input, Matrix outputGradient) {
            for (int i = 0; i < slices; i++) {
                products[i] = Gemm.columnsTransposedTimes(input, i * sliceRows, outputGradient, gradient);
            }
        }
    }
}
