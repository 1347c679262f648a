package latentatlas.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import latentatlas.net.Adam;
import latentatlas.net.Gemm;
import latentatlas.net.Matrix;
import latentatlas.net.NativeLayer;

/** A layer's update as dense products: a task is a slice of the weight matrix's rows, the last task the biases. */
final class DenseUpdate implements LayerUpdate {
    /** Floats of a gradient slice: large enough for an efficient product, small enough to stay in a core's cache. */
    private static final int SLICE = 1 << 16;

    private static final int CHUNK = 1024;

    private final NativeLayer layer;
    private final int sliceRows;
    private final int slices;
    /** One for each chunk of {@value #CHUNK} weights; a slice is a whole number of them, but for the last. */
    private final List<List<Adam>> weightMoments = new ArrayList<>();

    private final BiasUpdate biases;
    private final ConcurrentLinkedQueue<Scratch> free = new ConcurrentLinkedQueue<>();
    private final List<Scratch> scratches = new ArrayList<>();

    DenseUpdate(NativeLayer layer, Matrix input, Matrix gradient, int index, int threads) {
        this.layer = layer;
        biases = new BiasUpdate(layer, index);
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
            Scratch scratch = new Scratch(input, gradient);
            scratches.add(scratch);
            free.add(scratch);
        }
    }

    @Override
    public int tasks() {
        return slices + 1;
    }

    private int rows(int slice) {
        return Math.min(sliceRows, layer.inputs() - slice * sliceRows);
    }

    @Override
    public void run(int task, List<RowBlock> parts, int batch, Adam.StepLength length) {
        if (task == slices) {
            biases.run(parts, batch, length);
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
        scratch.products[slice].run(rows(slice), batch, 1f / batch);
        int start = slice * sliceRows * layer.outputs();
        int from = 0;
        for (Adam chunk : weightMoments.get(slice)) {
            int count = chunk.first().length;
            scratch.gradient.read(0, from, scratch.gradients, 0, count);
            layer.weights().read(0, start + from, scratch.values, 0, count);
            chunk.update(scratch.values, scratch.gradients, length);
            layer.weights().write(0, start + from, scratch.values, 0, count);
            from += count;
        }
    }

    @Override
    public void copyMoments(List<float[]> first, List<float[]> second) {
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
        first.add(biases.moments().first().clone());
        second.add(biases.moments().second().clone());
    }

    @Override
    public void loadMoments(float[] first, float[] second, float[] biasFirst, float[] biasSecond) {
        int from = 0;
        for (List<Adam> chunks : weightMoments) {
            for (Adam chunk : chunks) {
                chunk.load(first, second, from);
                from += chunk.first().length;
            }
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
        private final float[] gradients = new float[CHUNK];
        private final float[] values = new float[CHUNK];

        Scratch(Matrix input, Matrix outputGradient) {
            for (int i = 0; i < slices; i++) {
                products[i] = Gemm.columnsTransposedTimes(input, i * sliceRows, outputGradient, gradient);
            }
        }
    }
}
