package latentatlas.image.drawing;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import latentatlas.image.ImageShape;

/** Brings any picture to the form of a data set: its middle, as large as fits the form's aspect, averaged down. */
public final class PictureFit {
    private static final float WHITE = 255f;
    private static final int RGB = 3;

    private PictureFit() {}

    /** The picture's [values] intensities, channels of a pixel side by side. */
    public static float[] of(BufferedImage picture, ImageShape shape) {
        double scale =
                Math.min((double) picture.getWidth() / shape.width(), (double) picture.getHeight() / shape.height());
        int width = Math.max(1, (int) Math.round(scale * shape.width()));
        int height = Math.max(1, (int) Math.round(scale * shape.height()));
        int left = Math.max(0, (picture.getWidth() - width) / 2);
        int top = Math.max(0, (picture.getHeight() - height) / 2);
        BufferedImage middle = picture.getSubimage(
                left, top, Math.min(width, picture.getWidth() - left), Math.min(height, picture.getHeight() - top));
        BufferedImage small = new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.drawImage(
                middle.getScaledInstance(shape.width(), shape.height(), Image.SCALE_AREA_AVERAGING), 0, 0, null);
        graphics.dispose();
        float[] values = new float[shape.values()];
        for (int p = 0; p < shape.width() * shape.height(); p++) {
            int rgb = small.getRGB(p % shape.width(), Math.floorDiv(p, shape.width()));
            int red = rgb >> 16 & 0xFF;
            int green = rgb >> 8 & 0xFF;
            int blue = rgb & 0xFF;
            if (shape.channels() == RGB) {
                values[RGB * p] = red / WHITE;
                values[RGB * p + 1] = green / WHITE;
                values[RGB * p + 2] = blue / WHITE;
            } else {
                values[p] = (0.299f * red + 0.587f * green + 0.114f * blue) / WHITE;
            }
        }
        return values;
    }
}
