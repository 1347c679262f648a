package latentatlas.picture;

/**
 * The two looks, each colour as 0xRRGGBB. Images are light ink on dark in the dark one, dark ink on light in the light one.
 * All colours stand here, in {@link Palette} and in {@link HeatScale}, and once.
 */
public enum Theme {
    DARK(0x0B0F14, 0xE6EAF0, 0x4C8DFF, 0xE8833A, 0x5DBB8A, 0x9CA5B0, 0x1E252E, 0x151B22, 0x262E38),
    LIGHT(0xFFFFFF, 0x10151C, 0x1F6FEB, 0xC45A00, 0x1B7F4B, 0x5B6573, 0xE4E8EE, 0xF6F8FA, 0xD8DEE4);

    /** How much of what lies under cards and bands their ground hides. */
    public static final double VEIL = 0.86;

    private final int paper;
    private final int ink;
    private final int accent;
    private final int warm;
    private final int calm;
    private final int muted;
    private final int grid;
    private final int panel;
    private final int line;

    Theme(int paper, int ink, int accent, int warm, int calm, int muted, int grid, int panel, int line) {
        this.paper = paper;
        this.ink = ink;
        this.accent = accent;
        this.warm = warm;
        this.calm = calm;
        this.muted = muted;
        this.grid = grid;
        this.panel = panel;
        this.line = line;
    }

    /** Behind the points of the map and in the empty part of an image. */
    public int paper() {
        return paper;
    }

    /** The full intensity of an image, and text on it. */
    public int ink() {
        return ink;
    }

    /** The cursor, and the total loss's curve. */
    public int accent() {
        return accent;
    }

    /** The KL divergence's curve. */
    public int warm() {
        return warm;
    }

    /** The reconstruction's curve. */
    public int calm() {
        return calm;
    }

    /** Lesser text: on charts and axes, captions and notes. */
    public int muted() {
        return muted;
    }

    /** Lines behind curves. */
    public int grid() {
        return grid;
    }

    /** Behind controls. */
    public int panel() {
        return panel;
    }

    /** Around and between controls. */
    public int line() {
        return line;
    }

    /** Behind text on the map, as opaque as {@link #VEIL} says. */
    public int card() {
        return this == DARK ? panel : paper;
    }

    /** The way from A to B. */
    public int way() {
        return this == DARK ? LIGHT.paper : ink;
    }

    public Theme other() {
        return this == DARK ? LIGHT : DARK;
    }
}
