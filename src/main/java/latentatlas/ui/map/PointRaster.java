package latentatlas.ui.map;

import java.util.Set;
import latentatlas.latent.Cloud;
import latentatlas.ui.theme.Palette;
import latentatlas.ui.theme.Theme;

/** Draws points into pixels: squares of a few pixels with softened corners, blended with what lies under them. */
final class PointRaster {
    private static final int OPAQUE = 0xFF000000;
    private static final int MANY = 30_000;
    private static final int SOME = 3_000;
    private static final int FULL = 256;

    private PointRaster() {}

    /**
     * Draws a cloud.
     *
     * @param argb [height, width], opaque, drawn upon
     * @param view in the pixels of {@code argb}
     * @param hidden labels left out
     * @param scale device pixels to a unit of the screen
     */
    static void draw(
            Cloud cloud, Set<Integer> hidden, ViewTransform view, Theme theme, double scale, int[] argb, int width) {
        int labels = Math.max(1, cloud.labelNames().size());
        int[] colours = new int[labels + 1];
        for (int label = -1; label < labels; label++) {
            colours[label + 1] = hidden.contains(label) ? 0 : OPAQUE | Palette.rgb(label, theme);
        }
        int size = Math.max(2, (int) Math.round((cloud.size() > MANY ? 2 : cloud.size() > SOME ? 3 : 4) * scale));
        int opacity = cloud.size() > MANY ? 150 : 200;
        int height = argb.length / width;
        int half = size / 2;
        for (int i = 0; i < cloud.size(); i++) {
            int colour = colours[cloud.labels()[i] + 1];
            int x = (int) Math.round(view.screenX(cloud.x()[i])) - half;
            int y = (int) Math.round(view.screenY(cloud.y()[i])) - half;
            if (colour != 0 && x >= 0 && y >= 0 && x + size <= width && y + size <= height) {
                square(argb, y * width + x, width, size, colour, opacity);
            }
        }
    }

    private static void square(int[] argb, int start, int width, int size, int colour, int opacity) {
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                boolean corner = (row == 0 || row == size - 1) && (column == 0 || column == size - 1) && size > 2;
                int at = start + row * width + column;
                argb[at] = blend(argb[at], colour, corner ? opacity / 3 : opacity);
            }
        }
    }

    private static int blend(int under, int over, int opacity) {
        int keep = FULL - opacity;
        int redBlue = ((under & 0xFF00FF) * keep + (over & 0xFF00FF) * opacity) >>> 8 & 0xFF00FF;
        int green = ((under & 0x00FF00) * keep + (over & 0x00FF00) * opacity) >>> 8 & 0x00FF00;
        return OPAQUE | redBlue | green;
    }
}
