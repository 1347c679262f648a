package latentatlas.picture;

/** Fills a raster with square cells of one colour each. */
final class CellFill {
    private static final int OPAQUE = 0xFF000000;

    private CellFill() {}

    /** The colour, 0xRRGGBB, of a cell counted along rows. */
    @FunctionalInterface
    interface Colour {
        int of(int cell);
    }

    static void fill(LayerRequest request, int[] argb, int cell, int columns, Colour colour) {
        int[] row = new int[columns];
        for (int y = 0; y < request.height(); y++) {
            if (y % cell == 0) {
                for (int column = 0; column < columns; column++) {
                    row[column] = OPAQUE | colour.of(y / cell * columns + column);
                }
            }
            for (int x = 0; x < request.width(); x++) {
                argb[y * request.width() + x] = row[x / cell];
            }
        }
    }
}
