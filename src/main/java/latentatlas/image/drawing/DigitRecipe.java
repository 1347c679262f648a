package latentatlas.image.drawing;

import java.util.Optional;
import latentatlas.image.ImageShape;
import latentatlas.image.Pen;

/**
 * Brings a drawing to MNIST's form, by the recipe that reproduces MNIST's own (Yadav and Bottou 2019, QMNIST): a tight box
 * around the ink, its short side padded to a square; area-weighted resampling to 20 by 20 pixels; scaling by the largest
 * value, if that is below 1; then pasting by whole pixels so that the barycentre, pixel centres counted from one half, lies
 * in [14, 15).
 *
 * <p>Strokes are scaled first and then drawn, at MNIST's pen width, so that it does not matter how large somebody drew.
 */
public final class DigitRecipe {
    /** MNIST's strokes are about this wide, pixels. */
    public static final double PEN = 2.5;

    private static final int SIDE = ImageShape.MNIST.width();
    private static final int BOX = 20;
    private static final int CENTRE = 15;
    private static final int WHITE = 255;
    /** Strokes are drawn this many times larger than the result, and then averaged down. */
    private static final int OVERSAMPLING = 4;

    private static final double HALF = 0.5;
    private static final double SMALLEST = 1e-9;
    private static final float INK = 1f / 512;

    private DigitRecipe() {}

    /**
     * The image of a drawing, [28, 28]; none of an empty one, nor of a dot, which has no size to bring to the box and
     * would fill it.
     */
    public static Optional<byte[]> image(Drawing drawing) {
        if (drawing.isEmpty() || drawing.size() < SMALLEST) {
            return Optional.empty();
        }
        int side = (BOX + 2) * OVERSAMPLING;
        float[] ink = new float[side * side];
        double radius = PEN * OVERSAMPLING / 2;
        double scale = (BOX * OVERSAMPLING - 2 * radius) / drawing.size();
        double margin = OVERSAMPLING + radius;
        new Pen(ink, side, radius).draw(drawing.strokes(), drawing.box(), scale, margin, margin);
        return normalise(ink, side, side);
    }

    /** Bytes as intensities in [0, 1]. */
    public static float[] intensities(byte[] image) {
        float[] intensities = new float[image.length];
        for (int i = 0; i < image.length; i++) {
            intensities[i] = (image[i] & 0xFF) / (float) WHITE;
        }
        return intensities;
    }

    /**
     * Brings ink of any size to MNIST's form.
     *
     * @param ink [height, width], in [0, 1], paper 0
     * @return [28, 28]; empty where there is no ink
     */
    public static Optional<byte[]> normalise(float[] ink, int width, int height) {
        int left = width;
        int right = -1;
        int top = height;
        int bottom = -1;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (ink[y * width + x] > INK) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        if (right < 0) {
            return Optional.empty();
        }
        int side = Math.max(right - left, bottom - top) + 1;
        double startX = left - (side - (right - left + 1)) / 2.0;
        double startY = top - (side - (bottom - top + 1)) / 2.0;
        float[] small = resample(ink, width, height, startX, startY, side);
        return Optional.of(paste(small));
    }

    /** The mean over each of 20 by 20 equal cells of the square, parts of pixels counted by their area. */
    private static float[] resample(float[] ink, int width, int height, double startX, double startY, int side) {
        float[] small = new float[BOX * BOX];
        double cell = (double) side / BOX;
        for (int row = 0; row < BOX; row++) {
            for (int column = 0; column < BOX; column++) {
                double x0 = startX + column * cell;
                double y0 = startY + row * cell;
                double sum = 0;
                for (int y = (int) Math.floor(y0); y < y0 + cell; y++) {
                    double partY = Math.min(y + 1, y0 + cell) - Math.max(y, y0);
                    for (int x = (int) Math.floor(x0); x < x0 + cell; x++) {
                        double partX = Math.min(x + 1, x0 + cell) - Math.max(x, x0);
                        boolean inside = x >= 0 && x < width && y >= 0 && y < height;
                        sum += inside ? partX * partY * ink[y * width + x] : 0;
                    }
                }
                small[row * BOX + column] = (float) (sum / (cell * cell));
            }
        }
        return small;
    }

    private static byte[] paste(float[] small) {
        float largest = 0;
        for (float value : small) {
            largest = Math.max(largest, value);
        }
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        int[] levels = new int[small.length];
        for (int i = 0; i < small.length; i++) {
            levels[i] = (int) Math.round(WHITE * Math.min(1.0, small[i] / Math.min(1.0, largest)));
            int column = i % BOX;
            int row = Math.floorDiv(i, BOX);
            sum += levels[i];
            sumX += levels[i] * (column + HALF);
            sumY += levels[i] * (row + HALF);
        }
        int shiftX = offset(sumX / sum);
        int shiftY = offset(sumY / sum);
        byte[] image = new byte[SIDE * SIDE];
        for (int i = 0; i < levels.length; i++) {
            int row = Math.floorDiv(i, BOX) + shiftY;
            image[row * SIDE + i % BOX + shiftX] = (byte) levels[i];
        }
        return image;
    }

    private static int offset(double barycentre) {
        return Math.max(0, Math.min(SIDE - BOX, (int) (CENTRE - barycentre)));
    }
}
