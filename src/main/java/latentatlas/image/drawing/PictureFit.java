package latentatlas.image.drawing;

import java.awt.image.BufferedImage;
import latentatlas.image.ImageShape;

/** Brings any picture to the form of a data set: its middle, as large as fits the form's aspect, averaged down. */
public final class PictureFit {
    private static final float WHITE = 255f;
    private static final int RGB = 3;

    private PictureFit() {}

    /** The picture's [values] intensities, channels of a pixel side by side. */
    public static float[] of(BufferedImage picture, ImageShape shape) {
        return of(picture, shape, false);
    }

    /**
     * As above.
     *
     * @param whole whether the whole picture is squeezed into the form, rather than its middle cut out
     */
    public static float[] of(BufferedImage picture, ImageShape shape, boolean whole) {
        return fitted(whole ? picture : middle(picture, shape), shape);
    }

    private static BufferedImage middle(BufferedImage picture, ImageShape shape) {
        double scale =
                Math.min((double) picture.getWidth() / shape.width(), (double) picture.getHeight() / shape.height());
        int width = Math.max(1, (int) Math.round(scale * shape.width()));
        int height = Math.max(1, (int) Math.round(scale * shape.height()));
        int left = Math.max(0, (picture.getWidth() - width) / 2);
        int top = Math.max(0, (picture.getHeight() - height) / 2);
        return picture.getSubimage(
                left, top, Math.min(width, picture.getWidth() - left), Math.min(height, picture.getHeight() - top));
    }

    /** Each value is the mean over the pixels whose middle lies in its cell, or else the nearest pixel. */
    private static float[] fitted(BufferedImage picture, ImageShape shape) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] argb = picture.getRGB(0, 0, width, height, null, 0, width);
        float[] values = new float[shape.values()];
        for (int row = 0; row < shape.height(); row++) {
            int top = edge(row, shape.height(), height);
            int bottom = Math.max(top + 1, edge(row + 1, shape.height(), height));
            for (int column = 0; column < shape.width(); column++) {
                int left = edge(column, shape.width(), width);
                int right = Math.max(left + 1, edge(column + 1, shape.width(), width));
                double red = 0;
                double green = 0;
                double blue = 0;
                for (int y = top; y < bottom; y++) {
                    for (int x = left; x < right; x++) {
                        int pixel = argb[Math.min(y, height - 1) * width + Math.min(x, width - 1)];
                        red += pixel >> 16 & 0xFF;
                        green += pixel >> 8 & 0xFF;
                        blue += pixel & 0xFF;
                    }
                }
                double whole = WHITE * (bottom - top) * (right - left);
                int at = (row * shape.width() + column) * shape.channels();
                if (shape.channels() == RGB) {
                    values[at] = (float) (red / whole);
                    values[at + 1] = (float) (green / whole);
                    values[at + 2] = (float) (blue / whole);
                } else {
                    values[at] = (float) ((0.299 * red + 0.587 * green + 0.114 * blue) / whole);
                }
            }
        }
        return values;
    }

    private static int edge(int cell, int cells, int pixels) {
        return (int) Math.round((double) cell * pixels / cells);
    }
}
