package latentatlas.vae;

/**
 * The usual prior (Kingma and Welling 2014, appendix B). Beyond the widest posterior the divergence goes on along its
 * tangent.
 */
enum StandardNormal implements Prior {
    PRIOR;

    @Override
    public double divergence(Posterior posterior, double[] sums) {
        double sum = 0;
        for (int d = 0; d < posterior.latent; d++) {
            double mean = posterior.mean(d);
            double sigma = posterior.sigma(d);
            double beyond = Math.max(0, posterior.logVariance(d) - Posterior.WIDEST);
            double part = 0.5 * (mean * mean + sigma * sigma * (1 + beyond) - 1 - posterior.logVariance(d));
            sums[d] += part;
            sum += part;
        }
        return sum;
    }

    @Override
    public void pull(Posterior posterior, double weight) {
        for (int d = 0; d < posterior.latent; d++) {
            double sigma = posterior.sigma(d);
            posterior.gradient[d] += weight * posterior.mean(d);
            posterior.gradient[posterior.latent + d] += 0.5 * (weight * (sigma * sigma - 1));
        }
    }

    @Override
    public double energy(float[] code) {
        double squares = 0;
        for (float value : code) {
            squares += (double) value * value;
        }
        return squares / 2;
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
