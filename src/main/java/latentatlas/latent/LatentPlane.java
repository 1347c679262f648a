package latentatlas.latent;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The plane of the latent space that the map shows: {@code code = origin + x·first + y·second}.
 *
 * <p>With two latent dimensions it is the latent space itself. With more it is a plane through it, usually that of the
 * two principal components of the codes; with one dimension the map's y does nothing. The axes are orthonormal, or zero.
 */
public final class LatentPlane implements PlaneCodes {
    private final float[] origin;
    private final float[] first;
    private final float[] second;

    /**
     * All three of the same length.
     *
     * @param origin [latent]
     * @param first [latent]
     * @param second [latent]
     */
    public LatentPlane(float[] origin, float[] first, float[] second) {
        if (origin.length < 1 || first.length != origin.length || second.length != origin.length) {
            throw new IllegalArgumentException(
                    "axes of " + first.length + " and " + second.length + " in " + origin.length);
        }
        this.origin = origin.clone();
        this.first = first.clone();
        this.second = second.clone();
    }

    /** The plane of the first two of {@code latent} dimensions. */
    public static LatentPlane ofFirstTwo(int latent) {
        float[] first = new float[latent];
        float[] second = new float[latent];
        first[0] = 1;
        if (latent > 1) {
            second[1] = 1;
        }
        return new LatentPlane(new float[latent], first, second);
    }

    /** The plane of two of {@code latent} dimensions. */
    public static LatentPlane ofDimensions(int latent, int across, int up) {
        float[] first = new float[latent];
        float[] second = new float[latent];
        first[across] = 1;
        second[up] = 1;
        return new LatentPlane(new float[latent], first, second);
    }

    /** The plane with other axes, orthonormal ones, through the same place. */
    public LatentPlane along(float[] across, float[] up) {
        return new LatentPlane(origin, across, up).through(origin);
    }

    /**
     * The plane moved so that {@code anchor}, [latent], lies on it. Its origin is the place of it nearest to the space's own, so
     * that along a dimension that is an axis the map shows the code's own number.
     */
    public LatentPlane through(float[] anchor) {
        float[] foot = anchor.clone();
        double x = dot(anchor, first);
        double y = dot(anchor, second);
        for (int i = 0; i < foot.length; i++) {
            foot[i] -= (float) (x * first[i] + y * second[i]);
        }
        return new LatentPlane(foot, first, second);
    }

    /** The plane moved so that its origin has {@code value} in a dimension, as far as its axes leave that free. */
    public LatentPlane at(int dimension, double value) {
        float[] moved = origin.clone();
        moved[dimension] = (float) value;
        return through(moved);
    }

    /** The part of a dimension that is at right angles to the plane, 0 to 1. */
    public double outside(int dimension) {
        return Math.sqrt(Math.max(0, 1 - first[dimension] * first[dimension] - second[dimension] * second[dimension]));
    }

    /**
     * The plane tilted about its origin: its first axis by {@code across} towards one dimension, its second by {@code up}
     * towards another; radians. A dimension that lies in the plane tilts nothing.
     */
    public LatentPlane tilted(int towards, double across, int upTowards, double up) {
        double[] u = unit(towards, null);
        double[] v = unit(upTowards, u);
        float[] turnedFirst = first.clone();
        float[] turnedSecond = second.clone();
        for (int i = 0; i < origin.length; i++) {
            if (u != null) {
                turnedFirst[i] = (float) (Math.cos(across) * first[i] + Math.sin(across) * u[i]);
            }
            if (v != null) {
                turnedSecond[i] = (float) (Math.cos(up) * second[i] + Math.sin(up) * v[i]);
            }
        }
        return new LatentPlane(origin, turnedFirst, turnedSecond);
    }

    /** The direction of a dimension at right angles to the plane and to {@code other}; null if there is none. */
    private double @Nullable [] unit(int dimension, double @Nullable [] other) {
        double[] unit = new double[origin.length];
        unit[dimension] = 1;
        double along = other == null ? 0 : other[dimension];
        double square = 0;
        for (int i = 0; i < unit.length; i++) {
            unit[i] -= first[dimension] * first[i]
                    + second[dimension] * second[i]
                    + (other == null ? 0 : along * other[i]);
            square += unit[i] * unit[i];
        }
        if (square < 1e-6) {
            return null;
        }
        for (int i = 0; i < unit.length; i++) {
            unit[i] /= Math.sqrt(square);
        }
        return unit;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    public int latent() {
        return origin.length;
    }

    @Override
    public void code(double x, double y, float[] code) {
        for (int i = 0; i < origin.length; i++) {
            code[i] = (float) (origin[i] + x * first[i] + y * second[i]);
        }
    }

    /** The code of {@code point}, [latent]. */
    public float[] code(LatentPoint point) {
        float[] code = new float[origin.length];
        code(point.x(), point.y(), code);
        return code;
    }

    /** The foot of the perpendicular from the code that starts at {@code offset} of {@code codes}. */
    public LatentPoint project(float[] codes, int offset) {
        double x = 0;
        double y = 0;
        for (int i = 0; i < origin.length; i++) {
            double d = codes[offset + i] - origin[i];
            x += d * first[i];
            y += d * second[i];
        }
        return new LatentPoint(x, y);
    }

    public float[] origin() {
        return origin.clone();
    }

    /** [latent], a copy. */
    public float[] first() {
        return first.clone();
    }

    /** [latent], a copy. */
    public float[] second() {
        return second.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LatentPlane plane
                && Arrays.equals(origin, plane.origin)
                && Arrays.equals(first, plane.first)
                && Arrays.equals(second, plane.second);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(origin) + 31 * (Arrays.hashCode(first) + 31 * Arrays.hashCode(second));
    }
}
