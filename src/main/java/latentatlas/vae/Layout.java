package latentatlas.vae;

/**
 * How the rows of a batch are cut into blocks: at fixed places, never by the number of threads, so that no result depends
 * on it.
 *
 * @param rows most rows of a batch
 * @param block rows of a block
 */
record Layout(int rows, int block) {
    private static final int BLOCKS = 8;
    private static final int FEWEST = 8;

    /** For training: a phase of rows has eight blocks, or fewer of a small batch. */
    static Layout ofBatch(int rows) {
        return new Layout(rows, Math.max(FEWEST, (rows + BLOCKS - 1) / BLOCKS));
    }

    /** The blocks that hold {@code count} rows. */
    int blocks(int count) {
        return (count + block - 1) / block;
    }

    int blocks() {
        return blocks(rows);
    }

    int first(int index) {
        return index * block;
    }
}
