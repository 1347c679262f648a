package latentatlas.picture;

/**
 * One colour a label, the same everywhere.
 *
 * <p>The first ten were found by annealing: any two differ by a CIEDE2000 of at least 17, and of at least 10 as people with
 * protanopia, deuteranopia or tritanopia see them (Machado, Oliveira and Fernandes 2009), on each theme's background. Labels
 * past the tenth walk the hue circle in golden-angle steps.
 */
public final class Palette {
    private static final int[] ON_DARK = {
        0x4472E4, 0xD88E03, 0xD85C5A, 0x03C8FF, 0x7AC874, 0xFAFB5D, 0xC679B8, 0xF8B4BE, 0xA69283, 0xC6DEF5
    };
    private static final int[] ON_LIGHT = {
        0x0B35AD, 0xF89A46, 0x942735, 0x109FE1, 0x118E5D, 0xA18403, 0xA058A9, 0xED578C, 0x925B17, 0x616467
    };
    private static final double GOLDEN_ANGLE = 0.381966;

    /** Stands for no label. */
    public static final int NO_LABEL = -1;

    private Palette() {}

    /** The colours of no label, of the first label, and so on: one more than {@code labels}. */
    public static int[] colours(int labels, Theme theme) {
        int[] colours = new int[labels + 1];
        for (int label = NO_LABEL; label < labels; label++) {
            colours[label + 1] = rgb(label, theme);
        }
        return colours;
    }

    /** The colour of {@code label} as 0xRRGGBB; grey for a negative one, which means no label. */
    public static int rgb(int label, Theme theme) {
        if (label < 0) {
            return theme == Theme.DARK ? 0xA9B4C4 : 0x4B5563;
        }
        int[] colours = theme == Theme.DARK ? ON_DARK : ON_LIGHT;
        return label < colours.length ? colours[label] : walked(label - colours.length, theme);
    }

    private static int walked(int step, Theme theme) {
        double hue = (0.05 + step * GOLDEN_ANGLE) % 1.0;
        double brightness = theme == Theme.DARK ? 0.95 : 0.65;
        return java.awt.Color.HSBtoRGB((float) hue, 0.55f + 0.2f * (step % 2), (float) brightness) & 0xFFFFFF;
    }
}
