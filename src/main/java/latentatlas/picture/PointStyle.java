package latentatlas.picture;

/**
 * How points are drawn.
 *
 * @param scale device pixels to a unit of the screen
 */
public record PointStyle(Theme theme, PointMark mark, double scale) {
    private static final int CROWD = 30_000;
    private static final int MANY = 3_000;
    private static final int FEW = 300;

    /** Device pixels from side to side, the fewer codes are in view the more. */
    public int size(int inView) {
        int step = inView > CROWD ? 0 : inView > MANY ? 1 : inView > FEW ? 2 : 3;
        double units = switch (mark) {
            case DOT -> new double[] {2, 3, 4, 6}[step];
            case SHAPE -> new double[] {6, 7, 8, 10}[step];
            case GLYPH -> new double[] {7, 9, 11, 13}[step];
        };
        return Math.max(2, (int) Math.round(units * scale));
    }

    /** Out of 256. */
    public int opacity(int inView) {
        return mark != PointMark.DOT ? 235 : inView > CROWD ? 150 : inView > FEW ? 200 : 230;
    }
}
