package latentatlas.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import latentatlas.file.AtomicFile;
import latentatlas.image.ImageShape;
import latentatlas.problem.ProblemException;

/** Decoded images as PNG, intensities as grey levels or RGB. */
public final class PngFile {
    private static final float WHITE = 255f;
    private static final int CHANNELS = 3;

    private PngFile() {}

    /**
     * Writes images side by side in rows.
     *
     * @param images [rows · columns, values], intensities in [0, 1]
     */
    public static void write(Path file, float[] images, ImageShape shape, int rows, int columns)
            throws ProblemException {
        write(file, tiled(images, shape, rows, columns));
    }

    /** Writes any picture. */
    public static void write(Path file, BufferedImage picture) throws ProblemException {
        AtomicFile.write(file, out -> {
            if (!ImageIO.write(picture, "png", out)) {
                throw new IOException("this Java has no PNG writer");
            }
        });
    }

    /** Images side by side in rows, one pixel a pixel. */
    public static BufferedImage tiled(float[] images, ImageShape shape, int rows, int columns) {
        BufferedImage picture =
                new BufferedImage(columns * shape.width(), rows * shape.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < rows * columns; i++) {
            int left = i % columns * shape.width();
            int top = Math.floorDiv(i, columns) * shape.height();
            for (int p = 0; p < shape.width() * shape.height(); p++) {
                int rgb = rgb(images, i * shape.values() + p * shape.channels(), shape.channels());
                picture.setRGB(left + p % shape.width(), top + Math.floorDiv(p, shape.width()), rgb);
            }
        }
        return picture;
    }

    private static int rgb(float[] values, int at, int channels) {
        int red = level(values[at]);
        int green = channels == CHANNELS ? level(values[at + 1]) : red;
        int blue = channels == CHANNELS ? level(values[at + 2]) : red;
        return red << 16 | green << 8 | blue;
    }

    private static int level(float intensity) {
        return Math.round(WHITE * Math.max(0, Math.min(1, intensity)));
    }
}
