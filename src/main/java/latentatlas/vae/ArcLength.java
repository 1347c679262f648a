package latentatlas.vae;

import latentatlas.net.Scalars;

/**
 * Fisher-Rao length along the continuous Bernoulli family, from its logit 0 to l: the integral of the standard deviation over
 * the logit. It grows like log |l|, so that it is tabulated, once, over u = asinh(l), in which it is nearly straight.
 */
final class ArcLength {
    private static final int STEPS_PER_UNIT = 64;
    private static final int UNITS = 12;
    private static final float[] TABLE = table();

    private ArcLength() {}

    /** By Simpson's rule. */
    private static float[] table() {
        float[] table = new float[UNITS * STEPS_PER_UNIT + 1];
        double sum = 0;
        double step = 1.0 / STEPS_PER_UNIT;
        for (int i = 1; i < table.length; i++) {
            double from = (i - 1) * step;
            sum += step / 6 * (speed(from) + 4 * speed(from + step / 2) + speed(from + step));
            table[i] = (float) sum;
        }
        return table;
    }

    private static double speed(double u) {
        return Math.sqrt(Likelihood.CONTINUOUS_BERNOULLI.slope((float) Math.sinh(u))) * Math.cosh(u);
    }

    static float of(float logit) {
        float l = Math.abs(logit);
        float u = Scalars.log(l + (float) Math.sqrt(l * l + 1f)) * STEPS_PER_UNIT;
        int below = Math.min((int) u, TABLE.length - 2);
        float length = TABLE[below] + (TABLE[below + 1] - TABLE[below]) * (u - below);
        return Math.copySign(length, logit);
    }
}
