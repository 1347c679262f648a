package latentatlas.image;

import java.util.List;

/** A round pen that draws strokes, antialiased by the distance to the nearest. */
public final class Pen {
    private static final double HALF = 0.5;
    private static final double SMALLEST = 1e-6;

    private final float[] ink;
    private final int side;
    private final double radius;

    /**
     * A pen over a square of paper.
     *
     * @param ink [side, side], written to: 0 for paper to 1
     * @param radius pixels
     */
    public Pen(float[] ink, int side, double radius) {
        this.ink = ink;
        this.side = side;
        this.radius = radius;
    }

    /**
     * The box around strokes: their least x and y and greatest x and y; of none the least exceed the greatest.
     *
     * @param strokes polylines x0, y0, x1, y1, ...
     */
    public static double[] box(List<double[]> strokes) {
        double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        for (double[] stroke : strokes) {
            for (int i = 0; i < stroke.length; i += 2) {
                box[0] = Math.min(box[0], stroke[i]);
                box[1] = Math.min(box[1], stroke[i + 1]);
                box[2] = Math.max(box[2], stroke[i]);
                box[3] = Math.max(box[3], stroke[i + 1]);
            }
        }
        return box;
    }

    /** Draws strokes {@code scale} times as large, the upper left corner of their box at [left, top]. */
    public void draw(List<double[]> strokes, double[] box, double scale, double left, double top) {
        for (double[] stroke : strokes) {
            int last = stroke.length - 2;
            for (int i = 0; i < Math.max(1, last); i += 2) {
                int j = Math.min(i + 2, last);
                line(
                        left + scale * (stroke[i] - box[0]),
                        top + scale * (stroke[i + 1] - box[1]),
                        left + scale * (stroke[j] - box[0]),
                        top + scale * (stroke[j + 1] - box[1]));
            }
        }
    }

    private void line(double x0, double y0, double x1, double y1) {
        int fromX = (int) Math.max(0, Math.floor(Math.min(x0, x1) - radius - 1));
        int toX = (int) Math.min(side - 1, Math.ceil(Math.max(x0, x1) + radius + 1));
        int fromY = (int) Math.max(0, Math.floor(Math.min(y0, y1) - radius - 1));
        int toY = (int) Math.min(side - 1, Math.ceil(Math.max(y0, y1) + radius + 1));
        double dx = x1 - x0;
        double dy = y1 - y0;
        double square = Math.max(SMALLEST, dx * dx + dy * dy);
        // A little outside the pen, where the rounding of a root decides nothing.
        double outside = (radius + HALF) * (radius + HALF) + SMALLEST;
        for (int y = fromY; y <= toY; y++) {
            for (int x = fromX; x <= toX; x++) {
                int at = y * side + x;
                if (ink[at] >= 1) {
                    continue;
                }
                double px = x + HALF - x0;
                double py = y + HALF - y0;
                double along = Math.max(0, Math.min(1, (px * dx + py * dy) / square));
                double ex = px - along * dx;
                double ey = py - along * dy;
                double away = ex * ex + ey * ey;
                if (away < outside) {
                    ink[at] = Math.max(ink[at], Math.min(1f, (float) (radius + HALF - Math.sqrt(away))));
                }
            }
        }
    }
}
