package latentatlas.ui.theme;

/** The two looks. Images are light ink on dark in the dark one, dark ink on light in the light one. */
public enum Theme {
    DARK(0x0B0F14, 0xE6EAF0),
    LIGHT(0xFFFFFF, 0x10151C);

    private final int paper;
    private final int ink;

    Theme(int paper, int ink) {
        this.paper = paper;
        this.ink = ink;
    }

    /** Behind the points of the map and in the empty part of an image, 0xRRGGBB. */
    public int paper() {
        return paper;
    }

    /** The full intensity of an image, 0xRRGGBB. */
    public int ink() {
        return ink;
    }

    public Theme other() {
        return this == DARK ? LIGHT : DARK;
    }
}
