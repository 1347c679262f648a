package latentatlas.picture;

import java.util.stream.IntStream;

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

    /** Fills a raster smoothly between the colours, 0xRRGGBB, of the corners of square cells, counted along rows. */
    static void shade(LayerRequest request, int[] argb, int cell, int columns, int[] corners) {
        IntStream.range(0, request.height()).parallel().forEach(y -> {
            double down = (y + 0.5) / cell;
            int row = (int) down;
            int[] line = new int[columns];
            for (int column = 0; column < columns; column++) {
                int at = row * columns + column;
                line[column] = Ink.mix(corners[at], corners[at + columns], down - row);
            }
            for (int x = 0; x < request.width(); x++) {
                double across = (x + 0.5) / cell;
                int column = (int) across;
                argb[y * request.width() + x] = OPAQUE | Ink.mix(line[column], line[column + 1], across - column);
            }
        });
    }
}
