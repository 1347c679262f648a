package latentatlas.picture;

import latentatlas.image.ImageShape;

/** Turns intensities into colours: grey ones run from a theme's paper to its ink, RGB ones are what they are. */
public final class Ink {
    private static final int OPAQUE = 0xFF000000;
    private static final int LEVELS = 256;
    private static final int WHITE = 255;

    private final int[] ramp = new int[LEVELS];
    private final int channels;

    public Ink(Theme theme, int channels) {
        this.channels = channels;
        for (int i = 0; i < LEVELS; i++) {
            ramp[i] = OPAQUE | mix(theme.paper(), theme.ink(), i / (double) WHITE);
        }
    }

    /** The colour {@code share} of the way from one 0xRRGGBB to another. */
    public static int mix(int from, int to, double share) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int a = from >> shift & WHITE;
            int b = to >> shift & WHITE;
            mixed |= (int) Math.round(a + (b - a) * share) << shift;
        }
        return mixed;
    }

    /**
     * The colour of one pixel.
     *
     * @param at index of the pixel's first value in {@code intensities}
     * @return opaque ARGB
     */
    public int argb(float[] intensities, int at) {
        if (channels == 1) {
            return ramp[level(intensities[at])];
        }
        return OPAQUE | level(intensities[at]) << 16 | level(intensities[at + 1]) << 8 | level(intensities[at + 2]);
    }

    private static int level(float intensity) {
        return Math.max(0, Math.min(WHITE, (int) (WHITE * intensity + 0.5f)));
    }

    /** The pixels of an image whose values start at {@code offset}, [height, width], opaque ARGB. */
    public int[] argb(float[] intensities, int offset, ImageShape shape) {
        int[] argb = new int[shape.width() * shape.height()];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = argb(intensities, offset + i * channels);
        }
        return argb;
    }
}
