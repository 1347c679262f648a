package latentatlas.net;

/**
 * Elementary functions without branches or calls into the C library, so that loops over them vectorise. A loop around one
 * of them should do little else: the compiler of Java 17 gives up on long bodies, which then cost ten times as much.
 *
 * <p>Absolute errors against double precision: {@link #tanh} and {@link #sigmoid} 3e-7, {@link #logOfUpperHalf} 2e-7.
 */
public final class Scalars {
    /** Beyond it the rational function below would pass 1; there, tanh differs from 1 by less than a float's spacing. */
    private static final float TANH_LIMIT = 7.905311f;

    // A rational minimax approximation of degree 13/6; coefficients as published with Eigen's generic ptanh.
    private static final float A1 = 4.8935246e-03f;
    private static final float A3 = 6.3726195e-04f;
    private static final float A5 = 1.48572235e-05f;
    private static final float A7 = 5.1222973e-08f;
    private static final float A9 = -8.604672e-11f;
    private static final float A11 = 2.000188e-13f;
    private static final float A13 = -2.7607684e-16f;
    private static final float B0 = 4.893525e-03f;
    private static final float B2 = 2.2684347e-03f;
    private static final float B4 = 1.1853471e-04f;
    private static final float B6 = 1.1982584e-06f;

    private static final float SQRT_HALF = 0.70710677f;
    private static final float LOG_2 = 0.6931472f;
    private static final float LOG_SQRT_HALF = -0.3465736f;

    private Scalars() {}

    public static float tanh(float value) {
        return rational(limited(value));
    }

    /** Replaces each value by its {@link #tanh(float)}. In two loops: not every compiler vectorises them as one. */
    public static void tanh(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = limited(values[i]);
        }
        for (int i = 0; i < count; i++) {
            values[i] = rational(values[i]);
        }
    }

    private static float limited(float value) {
        return Math.max(-TANH_LIMIT, Math.min(TANH_LIMIT, value));
    }

    private static float rational(float x) {
        float s = x * x;
        float p = x * (A1 + s * (A3 + s * (A5 + s * (A7 + s * (A9 + s * (A11 + s * A13))))));
        float q = B0 + s * (B2 + s * (B4 + s * B6));
        return p / q;
    }

    public static float sigmoid(float value) {
        return 0.5f + 0.5f * tanh(0.5f * value);
    }

    /** The arc tangent of a value in [-1, 1], by a minimax polynomial (Abramowitz and Stegun 1964, 4.4.49); absolute error 1e-7. */
    public static float arctan(float value) {
        float s = value * value;
        float high = 0.10656264f + s * (-0.07528964f + s * (0.042909615f + s * (-0.016165737f + s * 0.0028662258f)));
        return value * (1f + s * (-0.33333147f + s * (0.19993551f + s * (-0.142089f + s * high))));
    }

    /** The natural logarithm of a value in [0.5, 1], by the series of the inverse hyperbolic tangent. */
    public static float logOfUpperHalf(float value) {
        float w = (value - SQRT_HALF) / (value + SQRT_HALF);
        float s = w * w;
        return LOG_SQRT_HALF + w * (2f + s * (2f / 3f + s * (2f / 5f + s * (2f / 7f + s * (2f / 9f)))));
    }

    /** The natural logarithm of a positive normal number: its exponent's, and that of the rest, in [0.5, 1]. */
    public static float log(float value) {
        int bits = Float.floatToRawIntBits(value);
        int exponent = (bits >> 23) - 126;
        return exponent * LOG_2 + logOfUpperHalf(Float.intBitsToFloat((bits & 0x7FFFFF) | 0x3F000000));
    }

    /** The product of two vectors, the second from {@code offset} on. In four strands: one running sum would wait for each addition. */
    public static float dot(float[] a, float[] b, int offset, int count) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            s0 += a[i] * b[offset + i];
            s1 += a[i + 1] * b[offset + i + 1];
            s2 += a[i + 2] * b[offset + i + 2];
            s3 += a[i + 3] * b[offset + i + 3];
        }
        for (; i < count; i++) {
            s0 += a[i] * b[offset + i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** The sum of the first numbers, in eight strands: that shortens its chain of additions and its rounding error alike. */
    public static float sum(float[] v, int count) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        int i = 0;
        for (; i + 7 < count; i += 8) {
            a += v[i];
            b += v[i + 1];
            c += v[i + 2];
            d += v[i + 3];
            e += v[i + 4];
            f += v[i + 5];
            g += v[i + 6];
            h += v[i + 7];
        }
        for (; i < count; i++) {
            a += v[i];
        }
        return ((a + b) + (c + d)) + ((e + f) + (g + h));
    }
}
