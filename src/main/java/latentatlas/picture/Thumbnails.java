package latentatlas.picture;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.latent.Cloud;

/**
 * Draws images in the place of points, as many as fit without one hiding another, once so few codes are in view that there is
 * room. Immutable.
 *
 * @param scale device pixels to a unit of the screen
 */
public record Thumbnails(Theme theme, double scale) {
    private static final int OPAQUE = 0xFF000000;
    private static final int LEVELS = 256;
    /** The longer side, units of the screen. */
    private static final double SIDE = 30;
    /** Around each, units of the screen. */
    private static final double GAP = 1;
    /** So many codes in view for each image that there would be room for: more are a crowd, and stay points. */
    private static final double CROWD = 1.5;

    /**
     * Draws the images of the codes that are in view.
     *
     * @param cloud whose codes' images are those of {@code images}
     * @param hidden labels left out
     * @param selected indices into {@code cloud}; while there are any, all others are grey
     * @param view in the pixels of {@code argb}
     * @param argb [height, width], opaque, drawn upon
     * @return the codes whose images were drawn, in this order
     */
    public int[] draw(
            Cloud cloud,
            ImageSet images,
            Set<Integer> hidden,
            int[] selected,
            ViewTransform view,
            int[] argb,
            int width) {
        ImageShape shape = images.shape();
        double longer = Math.max(shape.width(), shape.height());
        int wide = Math.max(4, (int) Math.round(SIDE * scale * shape.width() / longer));
        int high = Math.max(4, (int) Math.round(SIDE * scale * shape.height() / longer));
        int gap = (int) Math.round(2 * GAP * scale);
        BitSet bright = new BitSet();
        Arrays.stream(selected).forEach(bright::set);
        int[] chosen = chosen(cloud, hidden, bright, view, wide + gap, high + gap);
        Map<Integer, int[]> ramps = new HashMap<>();
        for (int code : chosen) {
            boolean grey = selected.length > 0 && !bright.get(code);
            int colour = grey ? theme.muted() : Palette.rgb(cloud.labels()[code], theme);
            int[] ramp = ramps.computeIfAbsent(colour, this::ramp);
            int left = (int) Math.round(view.screenX(cloud.x()[code]) - wide / 2.0);
            int top = (int) Math.round(view.screenY(cloud.y()[code]) - high / 2.0);
            Tile tile = new Tile(left, top, wide, high, argb, width);
            tile.fill(OPAQUE | Ink.mix(theme.paper(), colour, 0.6));
            tile.paint(images.image(cloud.images()[code]), shape, ramp, grey);
        }
        return chosen;
    }

    private int[] ramp(int colour) {
        int[] ramp = new int[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            ramp[level] = OPAQUE | Ink.mix(theme.paper(), colour, level / (LEVELS - 1.0));
        }
        return ramp;
    }

    /** Selected codes first, then the others, by their order; each where no image before it is. None in a crowd. */
    static int[] chosen(Cloud cloud, Set<Integer> hidden, BitSet selected, ViewTransform view, int wide, int high) {
        int room = (int) (CROWD * view.width() * view.height() / ((double) wide * high));
        boolean all = hidden.isEmpty();
        int[] seen = view.codes(cloud, code -> all || !hidden.contains(cloud.labels()[code]), room);
        if (seen == null) {
            return new int[0];
        }
        Places places = new Places(view, wide, high);
        int[] chosen = new int[seen.length];
        int taken = 0;
        for (boolean first : new boolean[] {true, false}) {
            for (int code : seen) {
                if (selected.get(code) == first && places.take(cloud, code)) {
                    chosen[taken++] = code;
                }
            }
        }
        return Arrays.copyOf(chosen, taken);
    }

    /** Which places are taken: cells of the size of an image, each with the middle of at most one. */
    private static final class Places {
        private final ViewTransform view;
        private final int wide;
        private final int high;
        private final int columns;
        private final double[] x;
        private final double[] y;

        Places(ViewTransform view, int wide, int high) {
            this.view = view;
            this.wide = wide;
            this.high = high;
            columns = (int) (view.width() / wide) + 3;
            int rows = (int) (view.height() / high) + 3;
            x = new double[columns * rows];
            y = new double[columns * rows];
            Arrays.fill(x, Double.NaN);
        }

        boolean take(Cloud cloud, int code) {
            double middleX = view.screenX(cloud.x()[code]);
            double middleY = view.screenY(cloud.y()[code]);
            int cell = ((int) (middleY / high) + 1) * columns + (int) (middleX / wide) + 1;
            for (int row = -columns; row <= columns; row += columns) {
                for (int other = cell + row - 1; other <= cell + row + 1; other++) {
                    if (Math.abs(x[other] - middleX) < wide && Math.abs(y[other] - middleY) < high) {
                        return false;
                    }
                }
            }
            x[cell] = middleX;
            y[cell] = middleY;
            return true;
        }
    }

    /** A part of a picture, of which some may lie outside. */
    private record Tile(int left, int top, int wide, int high, int[] argb, int width) {
        void fill(int colour) {
            for (int row = -1; row <= high; row++) {
                for (int column = -1; column <= wide; column++) {
                    put(row, column, colour);
                }
            }
        }

        void paint(byte[] image, ImageShape shape, int[] ramp, boolean grey) {
            for (int row = 0; row < high; row++) {
                int from = row * shape.height() / high * shape.width();
                for (int column = 0; column < wide; column++) {
                    int at = (from + column * shape.width() / wide) * shape.channels();
                    put(row, column, colour(image, at, shape.channels(), ramp, grey));
                }
            }
        }

        private static int colour(byte[] image, int at, int channels, int[] ramp, boolean grey) {
            if (channels == 1) {
                return ramp[image[at] & 0xFF];
            }
            int red = image[at] & 0xFF;
            int green = image[at + 1] & 0xFF;
            int blue = image[at + 2] & 0xFF;
            return grey ? ramp[(red + green + blue) / 3] : OPAQUE | red << 16 | green << 8 | blue;
        }

        private void put(int row, int column, int colour) {
            int x = left + column;
            int y = top + row;
            if (x >= 0 && y >= 0 && x < width && (y + 1) * width <= argb.length) {
                argb[y * width + x] = colour;
            }
        }
    }
}
