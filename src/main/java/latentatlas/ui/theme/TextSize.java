package latentatlas.ui.theme;

/** How large text is, beside the size it was designed for. */
public enum TextSize {
    PERCENT_100(1),
    PERCENT_125(1.25),
    PERCENT_150(1.5),
    PERCENT_200(2);

    private final double factor;

    TextSize(double factor) {
        this.factor = factor;
    }

    public double factor() {
        return factor;
    }

    public int percent() {
        return (int) Math.round(factor * 100);
    }
}
