package latentatlas.latent;

/** The standard normal distribution of codes before an image is seen. */
public final class NormalPrior {
    private NormalPrior() {}

    /**
     * The share of samples that lie farther out than a code: of a chi-squared distribution with as many degrees of freedom as
     * dimensions, the upper incomplete gamma function Q(d/2, r²/2), by its recurrence.
     *
     * @param code [latent]
     */
    public static double beyond(float[] code) {
        double x = 0;
        for (float value : code) {
            x += 0.5 * value * value;
        }
        boolean even = code.length % 2 == 0;
        // x^a exp(-x) / Gamma(a + 1), which Q grows by as a grows by one.
        double a = even ? 1 : 0.5;
        double share = even ? Math.exp(-x) : complementOfError(Math.sqrt(x));
        double growth = even ? x * Math.exp(-x) : 2 * Math.sqrt(x / Math.PI) * Math.exp(-x);
        for (; a < code.length / 2.0; a++) {
            share += growth;
            growth *= x / (a + 1);
        }
        return Math.max(0, Math.min(1, share));
    }

    /** The complementary error function of a number above 0, absolute error 1.5e-7 (Abramowitz and Stegun 1964, 7.1.26). */
    private static double complementOfError(double x) {
        double t = 1 / (1 + 0.3275911 * x);
        double sum = 0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)));
        return t * sum * Math.exp(-x * x);
    }
}
