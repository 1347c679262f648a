package latentatlas.latent;

/**
 * The plane of the map lifted so that it holds two codes that lie above or below it, each over its own place: on the line
 * between the two places the height goes evenly from that of one to that of the other, and across that line it stays. A way
 * from code to code is looked for on it, and is seen on the map as it is. With up to two latent dimensions it is the map.
 * Immutable.
 */
public final class Lift implements PlaneCodes {
    private final LatentPlane plane;
    private final LatentPoint from;
    private final LatentPoint to;
    private final double square;
    private final float[] start;
    private final float[] rise;

    /**
     * A lift.
     *
     * @param a [latent]
     * @param b [latent]
     */
    public Lift(LatentPlane plane, float[] a, float[] b) {
        this.plane = plane;
        from = plane.project(a, 0);
        to = plane.project(b, 0);
        square = Math.pow(from.distance(to), 2);
        start = height(plane, a, from);
        rise = height(plane, b, to);
        for (int i = 0; i < rise.length; i++) {
            rise[i] -= start[i];
        }
    }

    private static float[] height(LatentPlane plane, float[] code, LatentPoint foot) {
        float[] height = code.clone();
        float[] below = plane.code(foot);
        for (int i = 0; i < height.length; i++) {
            height[i] -= below[i];
        }
        return height;
    }

    /** Where the first code is seen on the map. */
    public LatentPoint from() {
        return from;
    }

    /** Where the second code is seen on the map. */
    public LatentPoint to() {
        return to;
    }

    /** Whether this is a lift of {@code other}. */
    public boolean over(LatentPlane other) {
        return plane.equals(other);
    }

    @Override
    public void code(double x, double y, float[] code) {
        plane.code(x, y, code);
        // Where both are seen at one place there is no way to rise along: halfway stands for it.
        double share = square > 0
                ? ((x - from.x()) * (to.x() - from.x()) + (y - from.y()) * (to.y() - from.y())) / square
                : 0.5;
        for (int i = 0; i < code.length; i++) {
            code[i] += (float) (start[i] + share * rise[i]);
        }
    }

    /** The code at a place of the map, [latent]. */
    public float[] code(LatentPoint place) {
        float[] code = new float[start.length];
        code(place.x(), place.y(), code);
        return code;
    }
}
