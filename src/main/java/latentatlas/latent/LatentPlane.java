package latentatlas.latent;

import java.util.Arrays;

/**
 * The plane of the latent space that the map shows: {@code code = origin + x·first + y·second}.
 *
 * <p>With two latent dimensions it is the latent space itself. With more it is a plane through it, usually that of the
 * two principal components of the codes; with one dimension the map's y does nothing. The axes are orthonormal, or zero.
 */
public final class LatentPlane {
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

    public int latent() {
        return origin.length;
    }

    /** Writes the code of {@code (x, y)} into {@code code}, [latent]. */
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
