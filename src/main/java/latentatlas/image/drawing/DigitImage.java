package latentatlas.image.drawing;

import java.util.Arrays;
import java.util.Optional;
import latentatlas.image.ImageShape;

/**
 * Brings pictures of one digit, of any size and either polarity, to MNIST's form. What most of the border shows is paper;
 * ink is what differs from it, to the side that differs more, by more than a photograph's noise.
 */
final class DigitImage {
    /** Less difference than this between paper and the strongest ink is no drawing. */
    private static final float LEAST_CONTRAST = 0.1f;
    /** Differences below this share of the strongest are noise: JPEG's ringing stays under it. */
    private static final float NOISE = 0.125f;

    private DigitImage() {}

    /** [784], intensities, ink 1; a picture of that size keeps its pixels. Empty where paper is all it shows. */
    static Optional<float[]> of(Picture picture) {
        int width = picture.width();
        int height = picture.height();
        float[] ink = picture.grey();
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
}
