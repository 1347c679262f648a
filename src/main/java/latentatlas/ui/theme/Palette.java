package latentatlas.ui.theme;

/**
 * One colour a label, the same everywhere.
 *
 * <p>Chosen to stay apart in hue or lightness under the common kinds of colour-blindness, for each theme's background.
 * Labels past the tenth walk the hue circle in golden-angle steps.
 */
public final class Palette {
    private static final int[] ON_DARK = {
        0x6A86E8, 0xF2A33C, 0xEE6677, 0x66CCEE, 0x3FB56B, 0xEAD94C, 0xC77CD8, 0xFFB3C1, 0xB08968, 0xC9CED6
    };
    private static final int[] ON_LIGHT = {
        0x3550C0, 0xD97A00, 0xC8283C, 0x1E8FB8, 0x1B7F3B, 0xA88F00, 0x8B3FA0, 0xE0718A, 0x7A5230, 0x6B7280
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
