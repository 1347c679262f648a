package latentatlas.image;

/** Smooth curves through points. */
final class Curves {
    private Curves() {}

    /**
     * A Catmull-Rom curve through control points.
     *
     * @param points x0, y0, x1, y1, ...
     * @param steps points drawn for each stretch between two control points
     * @return the curve's points in the same form
     */
    static double[] smooth(double[] points, int steps) {
        int count = points.length / 2;
        if (count < 3) {
            return points;
        }
        double[] curve = new double[2 * ((count - 1) * steps + 1)];
        int next = 0;
        for (int i = 0; i + 1 < count; i++) {
            for (int s = 0; s < steps; s++) {
                double t = (double) s / steps;
                for (int axis = 0; axis < 2; axis++) {
                    double before = points[2 * Math.max(0, i - 1) + axis];
                    double from = points[2 * i + axis];
                    double to = points[2 * (i + 1) + axis];
                    double after = points[2 * Math.min(count - 1, i + 2) + axis];
                    curve[next++] = at(before, from, to, after, t);
                }
            }
        }
        curve[next++] = points[2 * count - 2];
        curve[next] = points[2 * count - 1];
        return curve;
    }

    private static double at(double a, double b, double c, double d, double t) {
        return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }
}
