package latentatlas.ui.theme;

/** The two looks. Images are light ink on dark in the dark one, dark ink on light in the light one. */
public enum Theme {
    DARK(0x0B0F14, 0xE6EAF0, 0x4C8DFF, 0xE8833A, 0x5DBB8A, 0x8B95A5, 0x1E252E),
    LIGHT(0xFFFFFF, 0x10151C, 0x1F6FEB, 0xC45A00, 0x1B7F4B, 0x5B6573, 0xE4E8EE);

    private final int paper;
    private final int ink;
    private final int accent;
    private final int warm;
    private final int calm;
    private final int muted;
    private final int grid;

    Theme(int paper, int ink, int accent, int warm, int calm, int muted, int grid) {
        this.paper = paper;
        this.ink = ink;
        this.accent = accent;
        this.warm = warm;
        this.calm = calm;
        this.muted = muted;
        this.grid = grid;
    }

    /** Behind the points of the map and in the empty part of an image, 0xRRGGBB. */
    public int paper() {
        return paper;
    }

    /** The full intensity of an image, 0xRRGGBB. */
    public int ink() {
        return ink;
    }

    /** The total loss's curve. */
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

    /** Text on charts. */
    public int muted() {
        return muted;
    }

    /** Lines behind curves. */
    public int grid() {
        return grid;
    }

    public Theme other() {
        return this == DARK ? LIGHT : DARK;
    }
}
