package latentatlas.ui.map.inspect;

import java.util.Arrays;
import javafx.scene.image.Image;
import latentatlas.image.ImageShape;
import latentatlas.picture.Ink;
import latentatlas.picture.Theme;
import latentatlas.ui.theme.Images;

/** Many small images as one. */
final class Thumbnails {
    static final int GAP = 2;

    private Thumbnails() {}

    /**
     * Rows of images with gaps of {@value #GAP} pixels between them. Any thread.
     *
     * @param images [count][values], intensities
     */
    static Image sheet(float[][] images, ImageShape shape, int columns, Theme theme) {
        int rows = Math.max(1, (images.length + columns - 1) / columns);
        int width = columns * (shape.width() + GAP) - GAP;
        int height = rows * (shape.height() + GAP) - GAP;
        int[] argb = new int[width * height];
        Arrays.fill(argb, 0);
        Ink ink = new Ink(theme, shape.channels());
        for (int i = 0; i < images.length; i++) {
            int left = i % columns * (shape.width() + GAP);
            int top = Math.floorDiv(i, columns) * (shape.height() + GAP);
            for (int p = 0; p < shape.width() * shape.height(); p++) {
                int at = (top + Math.floorDiv(p, shape.width())) * width + left + p % shape.width();
                argb[at] = ink.argb(images[i], p * shape.channels());
            }
        }
        return Images.of(argb, width);
    }
}
