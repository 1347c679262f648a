package latentatlas.latent;

/**
 * A place on the map: a point of the latent plane, in units of the prior's standard deviation.
 *
 * @param x first coordinate, growing to the right
 * @param y second coordinate, growing upwards
 */
public record LatentPoint(double x, double y) {
    public static final LatentPoint ORIGIN = new LatentPoint(0, 0);

    public LatentPoint {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("a point at (" + x + ", " + y + ")");
        }
    }

    public double distance(LatentPoint other) {
        return Math.hypot(x - other.x, y - other.y);
    }

    public LatentPoint plus(double dx, double dy) {
        return new LatentPoint(x + dx, y + dy);
    }

    /** The point at {@code fraction} of the straight line from here to {@code other}. */
    public LatentPoint towards(LatentPoint other, double fraction) {
        // Rounding shall not miss the end.
        return fraction == 1 ? other : new LatentPoint(x + (other.x - x) * fraction, y + (other.y - y) * fraction);
    }
}
