package latentatlas.image.drawing;

import latentatlas.image.ImageShape;

/** Averages a part of a picture down to the form of a data set. */
final class PictureFit {
    private static final double WHITE = 255;
    private static final int RGB = 3;

    private final Picture picture;
    private final int left;
    private final int top;
    private final int width;
    private final int height;

    private PictureFit(Picture picture, int width, int height) {
        this.picture = picture;
        this.width = Math.min(width, picture.width());
        this.height = Math.min(height, picture.height());
        left = (picture.width() - this.width) / 2;
        top = (picture.height() - this.height) / 2;
    }

    static float[] squeezed(Picture picture, ImageShape form) {
        return new PictureFit(picture, picture.width(), picture.height()).in(form);
    }

    static float[] middle(Picture picture, ImageShape form) {
        double scale = Math.min((double) picture.width() / form.width(), (double) picture.height() / form.height());
        int width = Math.max(1, (int) Math.round(scale * form.width()));
        int height = Math.max(1, (int) Math.round(scale * form.height()));
        return new PictureFit(picture, width, height).in(form);
    }

    /** Each value is the mean over the pixels whose middle lies in its cell, or else the nearest pixel. */
    private float[] in(ImageShape form) {
        float[] values = new float[form.values()];
        for (int row = 0; row < form.height(); row++) {
            int from = edge(row, form.height(), height);
            int to = Math.max(from + 1, edge(row + 1, form.height(), height));
            for (int column = 0; column < form.width(); column++) {
                int first = edge(column, form.width(), width);
                int last = Math.max(first + 1, edge(column + 1, form.width(), width));
                double red = 0;
                double green = 0;
                double blue = 0;
                for (int y = from; y < to; y++) {
                    for (int x = first; x < last; x++) {
                        int pixel = pixel(x, y);
                        red += pixel >> 16 & 0xFF;
                        green += pixel >> 8 & 0xFF;
                        blue += pixel & 0xFF;
                    }
                }
                double whole = WHITE * (to - from) * (last - first);
                int at = (row * form.width() + column) * form.channels();
                if (form.channels() == RGB) {
                    values[at] = (float) (red / whole);
                    values[at + 1] = (float) (green / whole);
                    values[at + 2] = (float) (blue / whole);
                } else {
                    values[at] = (float) (Picture.luma(red, green, blue) / whole);
                }
            }
        }
        return values;
    }

    private int pixel(int x, int y) {
        return picture.rgb()[(top + Math.min(y, height - 1)) * picture.width() + left + Math.min(x, width - 1)];
    }

    private static int edge(int cell, int cells, int pixels) {
        return (int) Math.round((double) cell * pixels / cells);
    }
}
