package latentatlas.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import latentatlas.net.Crew;

/**
 * The way of a batch through some stages as a list of phases with a barrier after each. A phase is either work on blocks of
 * rows, or one large matrix product cut into tiles of columns.
 *
 * <p>Where a library copies the weight matrix into its own layout at every call, a large product is cut by columns, so that
 * each thread copies only its own. All other products stay within the phase of their rows, which saves a barrier. Tiles are
 * cut at places fixed by the model, never by the number of threads.
 */
final class Program {
    /** Columns that libraries multiply by at once: a tile is a multiple of it, but for the last. */
    private static final int UNIT = 64;

    private static final int WIDE = 256;
    private static final int WIDEST = 1024;

    private final boolean tiled;
    private final List<Phase> phases = new ArrayList<>();
    private List<Consumer<Rows>> pending = new ArrayList<>();

    /**
     * An empty program.
     *
     * @param tiled whether products may be cut by columns; where not, a block of rows runs alone from start to end
     */
    Program(boolean tiled) {
        this.tiled = tiled;
    }

    /** Adds work on each block of rows. */
    void rows(Consumer<Rows> work) {
        pending.add(work);
    }

    /** Adds work on each block of a layout's rows, which may be those of samples. */
    void rows(Layout layout, Consumer<Rows> work) {
        rows(layout.samples() == 1 ? work : rows -> work.accept(rows.samples()));
    }

    /**
     * Adds a matrix product.
     *
     * @param layout of its rows
     * @param cut whether it gains by tiles, where the program has them
     * @param columns of the result
     */
    void product(Layout layout, boolean cut, int columns, Consumer<Rows> byRows, Tiles byColumns) {
        if (!tiled || !cut) {
            rows(layout, byRows);
            return;
        }
        flush();
        int units = (columns + UNIT - 1) / UNIT;
        int wanted = Math.min(units, columns >= WIDEST ? 8 : columns >= WIDE ? 4 : 2);
        List<IntConsumer> tiles = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            int column = i * units / wanted * UNIT;
            tiles.add(byColumns.of(column, Math.min(columns, (i + 1) * units / wanted * UNIT) - column));
        }
        phases.add((crew, blocks, count) ->
                crew.run(tiles.size(), index -> tiles.get(index).accept(count * layout.samples())));
    }

    /** Has all blocks wait for each other; for a program that may be tiled only. */
    void barrier() {
        flush();
    }

    /** Ends the phase of rows that is being added to. */
    private void flush() {
        List<Consumer<Rows>> work = pending;
        pending = new ArrayList<>();
        if (!work.isEmpty()) {
            phases.add((crew, blocks, count) -> crew.run(blocks.size(), index -> {
                Rows rows = blocks.get(index);
                work.forEach(part -> part.accept(rows));
            }));
        }
    }

    /**
     * Runs the program.
     *
     * @param blocks the used ones, each with its rows
     * @param count rows of all blocks
     */
    void run(Crew crew, List<Rows> blocks, int count) {
        flush();
        phases.forEach(phase -> phase.run(crew, blocks, count));
    }

    /** Runs a program that is not tiled on one block, on the calling thread. */
    void run(Rows block) {
        pending.forEach(part -> part.accept(block));
    }

    /** Makes the product of {@code width} columns from {@code column} on, to be run on so many rows. */
    @FunctionalInterface
    interface Tiles {
        IntConsumer of(int column, int width);
    }

    @FunctionalInterface
    private interface Phase {
        void run(Crew crew, List<Rows> blocks, int count);
    }
}
