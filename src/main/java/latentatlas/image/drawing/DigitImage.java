package latentatlas.image.drawing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import latentatlas.image.ImageShape;
import latentatlas.problem.ProblemException;

/**
 * Brings pictures of one digit, of any size and either polarity, to MNIST's form. What most of the border shows is paper;
 * ink is what differs from it, to the side that differs more, by more than a photograph's noise.
 */
public final class DigitImage {
    private static final double WHITE = 255;
    /** ITU-R BT.601 luma. */
    private static final double[] LUMA = {0.299, 0.587, 0.114};
    /** Less difference than this between paper and the strongest ink is no drawing. */
    private static final float LEAST_CONTRAST = 0.1f;
    /** Differences below this share of the strongest are noise: JPEG's ringing stays under it. */
    private static final float NOISE = 0.125f;

    private static final long MOST_PIXELS = 100_000_000;
    /** Larger pictures are read in steps of several pixels: 20 are made of them. */
    private static final int LARGEST_SIDE = 2048;

    private static final String NEXT = "Choose a PNG, JPEG, GIF or BMP image of a digit";

    private DigitImage() {}

    /**
     * An image file in MNIST's form; one of that size already keeps its pixels.
     *
     * @return [784], intensities, ink 1
     * @throws ProblemException for what is no image, is too large, or shows nothing
     */
    public static float[] read(Path file) throws ProblemException {
        return of(picture(file)).orElseThrow(() -> new ProblemException("the image is empty", file, NEXT));
    }

    /** As {@link #read}, of a picture in memory; empty where paper is all it shows. */
    public static Optional<float[]> of(BufferedImage picture) {
        Optional<float[]> onWhite = of(picture, 1);
        // White ink on nothing shows only before black.
        return onWhite.isPresent() || !picture.getColorModel().hasAlpha() ? onWhite : of(picture, 0);
    }

    private static Optional<float[]> of(BufferedImage picture, double behind) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        float[] ink = grey(picture, behind);
        float paper = paper(ink, width, height);
        float darkest = 1;
        float lightest = 0;
        for (float value : ink) {
            darkest = Math.min(darkest, value);
            lightest = Math.max(lightest, value);
        }
        float strongest = Math.max(paper - darkest, lightest - paper);
        float direction = paper - darkest > lightest - paper ? -1 : 1;
        for (int i = 0; i < ink.length; i++) {
            ink[i] = Math.max(0, direction * (ink[i] - paper));
        }
        if (strongest < LEAST_CONTRAST) {
            return Optional.empty();
        }
        if (width == ImageShape.MNIST.width() && height == ImageShape.MNIST.height()) {
            return Optional.of(ink);
        }
        for (int i = 0; i < ink.length; i++) {
            ink[i] = ink[i] < NOISE * strongest ? 0 : ink[i];
        }
        return DigitRecipe.normalise(ink, width, height).map(DigitRecipe::intensities);
    }

    /** [height, width], white 1, before a background of {@code behind}. */
    private static float[] grey(BufferedImage picture, double behind) {
        int width = picture.getWidth();
        float[] grey = new float[width * picture.getHeight()];
        int[] row = new int[width];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int argb = row[x];
                double luma = LUMA[0] * (argb >> 16 & 0xFF) + LUMA[1] * (argb >> 8 & 0xFF) + LUMA[2] * (argb & 0xFF);
                double opacity = (argb >>> 24) / WHITE;
                grey[y * width + x] = (float) (luma / WHITE * opacity + behind * (1 - opacity));
            }
        }
        return grey;
    }

    /** The median of the border. */
    private static float paper(float[] grey, int width, int height) {
        float[] border = new float[2 * (width + height)];
        for (int x = 0; x < width; x++) {
            border[x] = grey[x];
            border[width + x] = grey[(height - 1) * width + x];
        }
        for (int y = 0; y < height; y++) {
            border[2 * width + y] = grey[y * width];
            border[2 * width + height + y] = grey[y * width + width - 1];
        }
        Arrays.sort(border);
        return border[border.length / 2];
    }

    /**
     * Reads a picture of at most 100 million pixels; a very large one is thinned out.
     *
     * @throws ProblemException for what is no image or is too large
     */
    public static BufferedImage picture(Path file) throws ProblemException {
        try (InputStream in = Files.newInputStream(file);
                ImageInputStream image = ImageIO.createImageInputStream(in)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(image);
            if (!readers.hasNext()) {
                throw new ProblemException("this is no image", file, NEXT);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(image);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MOST_PIXELS) {
                    throw new ProblemException(
                            "the image has " + pixels + " pixels, more than " + MOST_PIXELS, file, "Make it smaller");
                }
                return reader.read(0, thinned(reader));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw new ProblemException("the image cannot be read (" + e.getMessage() + ")", file, NEXT, e);
        }
    }

    private static ImageReadParam thinned(ImageReader reader) throws IOException {
        int step = 1 + (Math.max(reader.getWidth(0), reader.getHeight(0)) - 1) / LARGEST_SIDE;
        ImageReadParam how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        return how;
    }
}
