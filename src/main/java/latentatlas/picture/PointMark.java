package latentatlas.picture;

/** What a point looks like. */
public enum PointMark {
    DOT("Dots"),
    /** One shape a label, so that labels differ by more than colour. */
    SHAPE("Shapes"),
    /** The first letter or digit of the label. */
    GLYPH("Digits or letters");

    private final String title;

    PointMark(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
