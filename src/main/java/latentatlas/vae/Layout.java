package latentatlas.vae;

/**
 * How the rows of a batch are cut into blocks: at fixed places, never by the number of threads, so that no result depends
 * on it.
 *
 * @param rows most rows of a batch
 * @param block rows of a block
 * @param samples rows for each image
 */
record Layout(int rows, int block, int samples) {
    private static final int BLOCKS = 8;
    private static final int FEWEST = 8;

    /** For training: a phase of rows has eight blocks, or fewer of a small batch. */
    static Layout ofBatch(int rows) {
        return new Layout(rows, Math.max(FEWEST, (rows + BLOCKS - 1) / BLOCKS), 1);
    }

    /** The same images, each with a row for each of some samples of its code, one after another. */
    Layout sampled(int count) {
        return new Layout(rows * count, block * count, count);
    }

    /** The blocks that hold {@code count} images. */
    int blocks(int count) {
        return (count * samples + block - 1) / block;
    }

    int blocks() {
        return (rows + block - 1) / block;
    }

    int first(int index) {
        return index * block;
    }
}
