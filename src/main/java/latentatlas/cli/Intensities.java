package latentatlas.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import latentatlas.image.ImageShape;
import latentatlas.image.drawing.DigitRecipe;
import latentatlas.problem.ProblemException;

/** Reads image files as a model sees them. */
final class Intensities {
    private static final float WHITE = 255f;
    private static final int MOST_PIXELS = 50_000_000;
    private static final String NEXT = "Choose a PNG, JPEG, GIF or BMP image of a digit";

    private Intensities() {}

    static float[] of(byte[] image) {
        float[] intensities = new float[image.length];
        for (int i = 0; i < image.length; i++) {
            intensities[i] = (image[i] & 0xFF) / WHITE;
        }
        return intensities;
    }

    /** An image file in MNIST's form; one of that size already is taken as it is. */
    static float[] read(Path file) throws ProblemException {
        BufferedImage picture = picture(file);
        int width = picture.getWidth();
        int height = picture.getHeight();
        float[] ink = new float[width * height];
        double border = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = picture.getRGB(x, y);
                double grey = 0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF);
                double opacity = (rgb >>> 24) / (double) WHITE;
                ink[y * width + x] = (float) (grey * opacity / WHITE + (1 - opacity));
                boolean edge = x == 0 || y == 0 || x == width - 1 || y == height - 1;
                border += edge ? ink[y * width + x] : 0;
            }
        }
        boolean darkOnLight = border / Math.max(1, 2 * (width + height) - 4) > 0.5;
        for (int i = 0; i < ink.length && darkOnLight; i++) {
            ink[i] = 1 - ink[i];
        }
        if (width == ImageShape.MNIST.width() && height == ImageShape.MNIST.height()) {
            return ink;
        }
        return of(DigitRecipe.normalise(ink, width, height)
                .orElseThrow(() -> new ProblemException("the image is empty", file, NEXT)));
    }

    private static BufferedImage picture(Path file) throws ProblemException {
        try (InputStream in = Files.newInputStream(file);
                ImageInputStream image = ImageIO.createImageInputStream(in)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(image);
            if (!readers.hasNext()) {
                throw new ProblemException("this is no image", file, NEXT);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(image);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                    throw new ProblemException("the image has more than " + MOST_PIXELS + " pixels", file, NEXT);
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw new ProblemException("the image cannot be read (" + e.getMessage() + ")", file, NEXT, e);
        }
    }
}
