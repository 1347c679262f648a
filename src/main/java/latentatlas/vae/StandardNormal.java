package latentatlas.vae;

/**
 * The usual prior (Kingma and Welling 2014, appendix B). Beyond the widest posterior the divergence goes on along its
 * tangent.
 */
enum StandardNormal implements Prior {
    PRIOR;

    private static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    /** A dimension's part is that of its variance and mean, and the rest of the log determinant. */
    @Override
    public double divergence(Posterior posterior, double[] sums) {
        double sum = 0;
        for (int d = 0; d < posterior.latent; d++) {
            double mean = posterior.mean(d);
            double sigma = posterior.sigma(d);
            double wide = 1 + posterior.beyond(d) + posterior.factorSquares(d);
            double part = 0.5 * (mean * mean + sigma * sigma * wide - 1 - posterior.logSigmaSquared(d));
            sums[d] += part;
            sum += part;
        }
        return sum;
    }

    @Override
    public void pull(Posterior posterior, double weight) {
        for (int d = 0; d < posterior.latent; d++) {
            double sigma = posterior.sigma(d);
            double wide = posterior.beyond(d) > 0 ? 1 : 1 + posterior.factorSquares(d);
            posterior.gradient[d] += weight * posterior.mean(d);
            posterior.gradient[posterior.latent + d] += 0.5 * (weight * (sigma * sigma * wide - 1));
            for (int j = 0; j < posterior.factors(d); j++) {
                posterior.pullFactor(d, j, weight * sigma * sigma * posterior.factor(d, j));
            }
        }
    }

    @Override
    public double energy(float[] code) {
        double squares = 0;
        for (float value : code) {
            squares += (double) value * value;
        }
        return squares / 2 + code.length * LOG_ROOT_TWO_PI;
    }

    @Override
    public double logDensity(float[] code) {
        return -energy(code) - 0.5 * code.length * Math.log(2 * Math.PI);
    }

    @Override
    public void pullEnergy(float[] code, double weight, float[] gradient) {
        for (int d = 0; d < code.length; d++) {
            gradient[d] += (float) (weight * code[d]);
        }
    }
}
