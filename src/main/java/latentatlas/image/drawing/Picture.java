package latentatlas.image.drawing;

import com.twelvemonkeys.imageio.plugins.pnm.PNMImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.spi.IIORegistry;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import latentatlas.image.ImageShape;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;

/**
 * A picture as a person sees it, its levels as its file has them. What is transparent lies on white, or on black where
 * white would leave nothing to see. Immutable by agreement.
 *
 * @param rgb [height, width], 0xRRGGBB
 */
public record Picture(int width, int height, int[] rgb) {
    private static final int WHITE = 255;
    private static final int OPAQUE = 0xFF;
    /** Less difference than this from white is nothing to see. */
    private static final int LEAST_CONTRAST = 26;

    private static final long MOST_PIXELS = 100_000_000;
    /** A picture of more pixels a byte of its file is blank or a trap, */
    private static final long MOST_GROWTH = 10_000;
    /** but for what does no harm. */
    private static final long HARMLESS = 16_000_000;
    /** Larger pictures are read in steps of several pixels: 64 or fewer are made of them. */
    private static final int LARGEST_SIDE = 2048;

    private static final Message NEXT = Message.of("image.choosePicture");

    static {
        // By name, so that it does not matter which class path the first reader of a picture looks through.
        IIORegistry registry = IIORegistry.getDefaultInstance();
        registry.registerServiceProvider(new WebPImageReaderSpi());
        registry.registerServiceProvider(new PNMImageReaderSpi());
    }

    public Picture {
        if (width < 1 || height < 1 || rgb.length != (long) width * height) {
            throw new IllegalArgumentException(rgb.length + " pixels of " + width + " x " + height);
        }
    }

    /** A picture from elsewhere in the program, such as the clipboard's. */
    public static Picture of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] argb = grey(image.getColorModel()) ? samples(image) : image.getRGB(0, 0, width, height, null, 0, width);
        return of(width, height, argb);
    }

    /**
     * A picture from elsewhere in the program, such as the clipboard's.
     *
     * @param argb [height, width], 0xAARRGGBB, not premultiplied; becomes the picture's own
     */
    public static Picture of(int width, int height, int[] argb) {
        boolean seen = false;
        boolean transparent = false;
        for (int pixel : argb) {
            transparent |= pixel >>> 24 != OPAQUE;
            int onWhite = on(WHITE, pixel);
            int darkest = Math.min(onWhite >> 16 & 0xFF, Math.min(onWhite >> 8 & 0xFF, onWhite & 0xFF));
            seen |= darkest < WHITE - LEAST_CONTRAST;
        }
        int paper = transparent && !seen ? 0 : WHITE;
        for (int i = 0; i < argb.length; i++) {
            argb[i] = on(paper, argb[i]);
        }
        return new Picture(width, height, argb);
    }

    private static int on(int paper, int argb) {
        int alpha = argb >>> 24;
        if (alpha == OPAQUE) {
            return argb & 0xFFFFFF;
        }
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int level = argb >> shift & 0xFF;
            rgb |= ((level * alpha + paper * (OPAQUE - alpha) + OPAQUE / 2) / OPAQUE) << shift;
        }
        return rgb;
    }

    private static boolean grey(ColorModel model) {
        int type = model.getTransferType();
        return model instanceof ComponentColorModel
                && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT);
    }

    /** Grey as it is: Java's own conversion to RGB takes it for linear light, and makes 188 of 128. */
    private static int[] samples(BufferedImage image) {
        Raster raster = image.getRaster();
        int width = image.getWidth();
        int height = image.getHeight();
        int[] levels = raster.getSamples(0, 0, width, height, 0, (int[]) null);
        int[] alphas =
                image.getColorModel().hasAlpha() ? raster.getSamples(0, 0, width, height, 1, (int[]) null) : null;
        int most = (1 << image.getColorModel().getComponentSize(0)) - 1;
        for (int i = 0; i < levels.length; i++) {
            int level = (levels[i] * WHITE + most / 2) / most;
            int alpha = alphas == null ? OPAQUE : (alphas[i] * OPAQUE + most / 2) / most;
            levels[i] = alpha << 24 | level << 16 | level << 8 | level;
        }
        return levels;
    }

    /**
     * Reads a picture of at most 100 million pixels; a very large one is thinned out while it is decoded. Takes up to
     * seconds: not on a thread that must not wait.
     *
     * @throws ProblemException for what is no image, is too large, or is in colours for printers
     */
    public static Picture read(Path file) throws ProblemException {
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new ProblemException(Message.of("image.noImage"), file, NEXT);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                return of(reader.read(0, accepted(reader, file)));
            } finally {
                reader.dispose();
            }
        } catch (FileNotFoundException e) {
            throw new ProblemException(Message.of("image.noFileToRead"), file, NEXT, e);
        } catch (IOException | RuntimeException e) {
            throw new ProblemException(Message.of("image.unreadable"), file, NEXT, e);
        } catch (OutOfMemoryError e) {
            throw new ProblemException(Message.of("image.needsMemory"), file, Message.of("image.moreMemory"), e);
        }
    }

    private static ImageReadParam accepted(ImageReader reader, Path file) throws IOException, ProblemException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        long pixels = (long) width * height;
        if (pixels > MOST_PIXELS) {
            throw new ProblemException(
                    Message.of("image.tooManyPixels", pixels, MOST_PIXELS), file, Message.of("image.makeSmaller"));
        }
        if (pixels > HARMLESS && pixels / MOST_GROWTH > Files.size(file)) {
            throw new ProblemException(
                    Message.of("trap.picture.what", pixels, Files.size(file)), file, Message.of("trap.picture.next"));
        }
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        // Java turns CMYK into RGB without the profile that says which inks they are: into other colours than meant.
        if (!types.hasNext() || types.next().getColorModel().getColorSpace().getType() == ColorSpace.TYPE_CMYK) {
            throw new ProblemException(Message.of("image.cmyk"), file, Message.of("image.saveAsRgb"));
        }
        int step = 1 + (Math.max(width, height) - 1) / LARGEST_SIDE;
        ImageReadParam how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        return how;
    }

    /**
     * The picture as a model of such images takes it: a digit brought to MNIST's form, of all else the middle.
     *
     * @return [values], intensities; empty where a digit is due and paper is all there is
     */
    public Optional<float[]> seenAs(ImageShape form) {
        return form.equals(ImageShape.MNIST) ? DigitImage.of(this) : Optional.of(fitted(form, false));
    }

    /**
     * The picture in a form: its middle, as large as fits the form's aspect, averaged down.
     *
     * @param whole whether the whole picture is squeezed into the form instead
     * @return [values], intensities, channels of a pixel side by side
     */
    public float[] fitted(ImageShape form, boolean whole) {
        return whole ? PictureFit.squeezed(this, form) : PictureFit.middle(this, form);
    }

    /** [height, width], ITU-R BT.601 luma, white 1. */
    float[] grey() {
        float[] grey = new float[rgb.length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (float) (luma(rgb[i] >> 16 & 0xFF, rgb[i] >> 8 & 0xFF, rgb[i] & 0xFF) / WHITE);
        }
        return grey;
    }

    static double luma(double red, double green, double blue) {
        return 0.299 * red + 0.587 * green + 0.114 * blue;
    }
}
