package latentatlas.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import latentatlas.net.Crew;
import latentatlas.net.Gemm;
import latentatlas.net.Matrix;
import latentatlas.net.NativeLayer;

/**
 * The way of a batch forward and back as a list of phases with a barrier after each. A phase is either elementwise work
 * over blocks of rows, or one large matrix product cut into tiles of columns.
 *
 * <p>Cutting the large products by columns rather than rows halves their cost for two threads: OpenBLAS copies the weight
 * matrix into its own layout at every call, and so each thread copies only its own columns. Small products stay within the
 * phase of their rows. Rows and tiles are cut at places fixed by the batch and the model, never by the number of threads.
 */
final class StepProgram {
    private static final int BLOCKS_A_BATCH = 8;
    private static final int FEWEST_ROWS = 8;
    /** Weights below which a product is not worth a barrier. */
    private static final int SMALL = 1 << 14;

    private static final int NARROW_TILE = 32;
    private static final int WIDE = 256;
    private static final int WIDEST = 1024;

    private final Network network;
    private final Workspace space;
    private final int batch;
    private final int blockRows;
    private final List<RowBlock> blocks = new ArrayList<>();
    private final InkLayer ink;
    private final List<Phase> gather;
    private final List<Phase> sparse;
    private final List<Phase> dense;
    private List<Phase> phases = new ArrayList<>();
    private List<Consumer<RowBlockPass>> pending = new ArrayList<>();

    StepProgram(Network network, Workspace space, InkLayer ink, int batch) {
        this.network = network;
        this.space = space;
        this.ink = ink;
        this.batch = batch;
        blockRows = Math.max(FEWEST_ROWS, (batch + BLOCKS_A_BATCH - 1) / BLOCKS_A_BATCH);
        for (int row = 0; row < batch; row += blockRows) {
            blocks.add(new RowBlock(network, space, row, Math.min(blockRows, batch - row), true));
        }
        rows(pass -> pass.block()
                .gather(
                        pass.batch().pixels(),
                        pass.batch().order(),
                        pass.batch().from() + pass.row()));
        gather = built();
        rows(pass -> pass.block().multiplyInk(ink));
        restOfStep();
        sparse = built();
        product(0);
        restOfStep();
        dense = built();
    }

    /** All that follows the first layer's product. */
    private void restOfStep() {
        int layers = network.layers().size();
        rows(pass -> pass.block().activate(0));
        for (int i = 1; i < layers; i++) {
            if (i == network.encoderLayers()) {
                rows(pass ->
                        pass.block().sample(pass.batch().noise(), pass.batch().step(), pass.row()));
            }
            int layer = i;
            product(i);
            rows(pass -> pass.block().activate(layer));
        }
        rows(pass -> pass.block().loss());
        for (int i = layers - 1; i > 0; i--) {
            backward(i);
        }
    }

    private void product(int i) {
        Matrix weights = network.layers().get(i).weights();
        if (small(i)) {
            rows(pass -> pass.block().multiply(i));
        } else {
            int tile = tile(weights.columns());
            List<Product> products = new ArrayList<>();
            for (int column = 0; column < weights.columns(); column += tile) {
                int width = Math.min(tile, weights.columns() - column);
                products.add(new Product(
                        Gemm.timesColumns(space.input(i), weights, space.output(i), column, width), weights.rows()));
            }
            tiles(products);
        }
    }

    private void backward(int i) {
        Matrix weights = network.layers().get(i).weights();
        if (small(i)) {
            rows(pass -> pass.block().multiplyBack(i));
        } else {
            int tile = tile(weights.rows());
            List<Product> products = new ArrayList<>();
            for (int row = 0; row < weights.rows(); row += tile) {
                int width = Math.min(tile, weights.rows() - row);
                products.add(new Product(
                        Gemm.timesTransposedRows(space.gradient(i), weights, space.inputGradient(i), row, width),
                        weights.columns()));
            }
            tiles(products);
        }
        if (i == network.encoderLayers()) {
            rows(pass -> pass.block()
                    .throughLatent(
                            pass.batch().beta(),
                            pass.batch().noise(),
                            pass.batch().step(),
                            pass.row()));
        } else {
            rows(pass -> pass.block().throughActivation(i - 1));
        }
    }

    private boolean small(int i) {
        NativeLayer layer = network.layers().get(i);
        return layer.inputs() * layer.outputs() <= SMALL;
    }

    /** Columns of a tile: an even number of tiles of about equal width, so that two, four or eight threads end together. */
    private static int tile(int columns) {
        int tiles = columns >= WIDEST ? 8 : columns >= WIDE ? 4 : columns >= 2 * NARROW_TILE ? 2 : 1;
        return (columns + tiles - 1) / tiles;
    }

    private void rows(Consumer<RowBlockPass> work) {
        pending.add(work);
    }

    private void tiles(List<Product> products) {
        flush();
        phases.add((crew, pass) -> crew.run(
                products.size(),
                index -> products.get(index)
                        .gemm()
                        .run(pass.count(), products.get(index).length(), 1)));
    }

    private List<Phase> built() {
        flush();
        List<Phase> made = phases;
        phases = new ArrayList<>();
        return made;
    }

    private void flush() {
        List<Consumer<RowBlockPass>> work = List.copyOf(pending);
        pending = new ArrayList<>();
        if (!work.isEmpty()) {
            phases.add((crew, pass) -> crew.run(usedBlocks(pass.count()).size(), index -> {
                RowBlockPass rows = new RowBlockPass(blocks.get(index), index * blockRows, pass);
                work.forEach(part -> part.accept(rows));
            }));
        }
    }

    /** Runs the program on one batch; gradients of all layers' values lie in the workspace afterwards. */
    void run(Crew crew, Batch pass) {
        if (pass.count() > batch) {
            throw new IllegalArgumentException("a batch of " + pass.count() + ", made for " + batch);
        }
        for (int i = 0; i < blocks.size(); i++) {
            blocks.get(i).use(Math.max(0, Math.min(blockRows, pass.count() - i * blockRows)));
        }
        gather.forEach(phase -> phase.run(crew, pass));
        ink.decide(pass.count());
        (ink.sparse() ? sparse : dense).forEach(phase -> phase.run(crew, pass));
    }

    /** The blocks that hold a batch of {@code count}. */
    List<RowBlock> usedBlocks(int count) {
        return blocks.subList(0, (count + blockRows - 1) / blockRows);
    }

    /**
     * What one run of the program is about.
     *
     * @param order indices of images; the batch is {@code count} of them from {@code from} on
     */
    record Batch(
            latentatlas.image.Pixels pixels,
            int[] order,
            int from,
            int count,
            double beta,
            latentatlas.net.Noise noise,
            long step) {}

    private record RowBlockPass(RowBlock block, int row, Batch batch) {}

    private record Product(Gemm gemm, int length) {}

    @FunctionalInterface
    private interface Phase {
        void run(Crew crew, Batch pass);
    }
}
