package latentatlas.latent;

/** A rectangle of the latent plane: x to the right, y upwards, both sides of a positive, finite length. */
public record Bounds(double minX, double minY, double maxX, double maxY) {
    public Bounds {
        boolean finite =
                Double.isFinite(minX) && Double.isFinite(minY) && Double.isFinite(maxX) && Double.isFinite(maxY);
        if (!finite || !(maxX > minX) || !(maxY > minY)) {
            throw new IllegalArgumentException("bounds " + minX + ".." + maxX + " by " + minY + ".." + maxY);
        }
    }

    /** The square of half side {@code reach} around the origin. */
    public static Bounds around(double reach) {
        return new Bounds(-reach, -reach, reach, reach);
    }

    public double width() {
        return maxX - minX;
    }

    public double height() {
        return maxY - minY;
    }

    public LatentPoint centre() {
        return new LatentPoint((minX + maxX) / 2, (minY + maxY) / 2);
    }

    public boolean contains(LatentPoint point) {
        return contains(point.x(), point.y());
    }

    public boolean contains(double x, double y) {
        return x >= minX && x <= maxX && y >= minY && y <= maxY;
    }

    /** These bounds with {@code share} of each side's length added on both of its ends. */
    public Bounds padded(double share) {
        return new Bounds(
                minX - share * width(), minY - share * height(), maxX + share * width(), maxY + share * height());
    }
}
