package latentatlas.image.files;

import latentatlas.image.ImageShape;
import org.jspecify.annotations.Nullable;
import us.hebi.matlab.mat.types.Matrix;

/**
 * How images lie in an array of MATLAB's, whose first side runs fastest: [height, width, images], [height, width, channels, images], or
 * the pixels of an image as a row or a column of a matrix.
 */
record MatLayout(ImageShape shape, int images, Places places) {
    /** No picture is longer than so many times its width. */
    private static final double MOST_ASPECT = 3;

    /** Fewer pixels than this make no picture, where it is not known which side of a matrix counts them. */
    private static final int FEWEST_PIXELS = 64;

    private static final int RGB = 3;
    /** So many images tell how pixels follow each other. */
    private static final int TRIED = 64;

    /** Where value i of image n, row by row and the channels of a pixel side by side, is in a matrix. */
    @FunctionalInterface
    interface Places {
        int of(int image, int value);
    }

    /** How the images of an array lie, of which there are {@code count}, or 0 where that is not known; null for an array of no images. */
    static @Nullable MatLayout of(Matrix numbers, int count) {
        int[] sides = numbers.getDimensions();
        return switch (sides.length) {
            case 2 -> matrix(numbers, count);
            case 3 ->
                count == sides[0] && count != sides[2]
                        ? solid(sides[1], sides[2], 1, sides[0], true)
                        : solid(sides[0], sides[1], 1, sides[2], false);
            case 4 ->
                sides[2] == RGB || sides[2] == 1
                        ? solid(sides[0], sides[1], sides[2], sides[3], false)
                        : sides[3] == RGB || sides[3] == 1 ? solid(sides[1], sides[2], sides[3], sides[0], true) : null;
            default -> null;
        };
    }

    /** Arrays whose first side runs fastest, as MATLAB has it. */
    private static MatLayout solid(int height, int width, int channels, int images, boolean imageFirst) {
        int step = imageFirst ? images : 1;
        int far = imageFirst ? 1 : height * width * channels;
        return new MatLayout(new ImageShape(width, height, channels), images, (image, value) -> {
            int pixel = Math.floorDiv(value, channels);
            int row = Math.floorDiv(pixel, width);
            int place = row + height * (pixel % width + width * (value % channels));
            return image * far + place * step;
        });
    }

    private static @Nullable MatLayout matrix(Matrix numbers, int count) {
        int rows = numbers.getNumRows();
        int columns = numbers.getNumCols();
        boolean known = (count == rows) != (count == columns);
        // A face of 560 pixels among 1965 of them: 28 by 20 is a picture, 131 by 15 is none.
        boolean columnsAreImages = known
                ? count == columns
                : columns < FEWEST_PIXELS || (rows >= FEWEST_PIXELS && aspect(rows) <= aspect(columns));
        int values = columnsAreImages ? rows : columns;
        int images = columnsAreImages ? columns : rows;
        if (aspect(values) > MOST_ASPECT) {
            return null;
        }
        int step = columnsAreImages ? 1 : rows;
        int far = columnsAreImages ? rows : 1;
        Places along = (image, value) -> image * far + value * step;
        int narrow = narrow(values);
        int wide = values / narrow;
        // Pictures stand upright. MATLAB's own order is column after column, so that square ones are read so.
        boolean byRows = narrow != wide
                && roughness(numbers, along, images, values, narrow) < roughness(numbers, along, images, values, wide);
        Places places = byRows
                ? along
                : (image, value) -> along.of(image, value % narrow * wide + Math.floorDiv(value, narrow));
        return new MatLayout(new ImageShape(narrow, wide, 1), images, places);
    }

    /** The narrower side of the rectangle of {@code values} pixels that is nearest to a square. */
    private static int narrow(int values) {
        int side = (int) Math.sqrt(values);
        while (values % side != 0) {
            side--;
        }
        return side;
    }

    private static double aspect(int values) {
        int narrow = narrow(values);
        return (double) values / narrow / narrow;
    }

    /** How much pixels differ that are {@code line} apart: little, where that is the length of a line. */
    private static double roughness(Matrix numbers, Places along, int images, int values, int line) {
        double sum = 0;
        for (int n = 0; n < Math.min(TRIED, images); n++) {
            for (int i = line; i < values; i++) {
                sum += Math.abs(numbers.getDouble(along.of(n, i)) - numbers.getDouble(along.of(n, i - line)));
            }
        }
        return sum / (values - line);
    }
}
