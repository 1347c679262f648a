package latentatlas.picture;

import java.util.Arrays;

/**
 * A painted layer.
 *
 * @param argb [height, width], opaque
 * @param view it was painted for, in device pixels
 * @param legend what its colours say
 */
public record LayerRaster(int[] argb, int width, int height, ViewTransform view, LayerLegend legend) {
    /**
     * Draws it where it lies in another view, by the nearest pixel.
     *
     * @param pixels [height, width] of the view, overwritten
     * @param ground where it does not reach
     */
    public void draw(ViewTransform now, int[] pixels, int ground) {
        if (view.equals(now) && argb.length == pixels.length) {
            System.arraycopy(argb, 0, pixels, 0, argb.length);
            return;
        }
        Arrays.fill(pixels, ground);
        int across = (int) now.width();
        int[] columns = new int[across];
        int from = across;
        int to = 0;
        for (int x = 0; x < across; x++) {
            columns[x] = (int) Math.floor(view.screenX(now.latentX(x + 0.5)));
            if (columns[x] >= 0 && columns[x] < width) {
                from = Math.min(from, x);
                to = x + 1;
            }
        }
        int above = -1;
        for (int y = 0; from < to && y * across < pixels.length; y++) {
            int row = (int) Math.floor(view.screenY(now.latentY(y + 0.5)));
            if (row >= 0 && row < height) {
                int at = y * across;
                if (row == above) {
                    System.arraycopy(pixels, at - across + from, pixels, at + from, to - from);
                } else {
                    drawRow(row, columns, pixels, at, from, to);
                }
                above = row;
            }
        }
    }

    private void drawRow(int row, int[] columns, int[] pixels, int at, int from, int to) {
        for (int x = from; x < to; x++) {
            pixels[at + x] = argb[row * width + columns[x]];
        }
    }
}
