package latentatlas.measure;

import java.util.Arrays;

/**
 * A normal distribution of codes.
 *
 * @param mean [latent]
 * @param cholesky [latent, latent], the lower factor C of the covariance CC'
 */
public record Normal(double[] mean, double[] cholesky) {
    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    /** Number {@code index} of many. */
    static Normal at(float[] means, float[] choleskys, int index, int latent) {
        double[] mean = new double[latent];
        double[] cholesky = new double[latent * latent];
        Arrays.setAll(mean, d -> means[index * latent + d]);
        Arrays.setAll(cholesky, d -> choleskys[index * latent * latent + d]);
        return new Normal(mean, cholesky);
    }

    /** The distribution with this mean and covariance, [latent, latent]; its factor leaves out correlations if {@code diagonal}. */
    static Normal of(double[] mean, double[] covariance, boolean diagonal) {
        int n = mean.length;
        double[] factor = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = diagonal ? i : 0; j <= i; j++) {
                double sum = covariance[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i * n + k] * factor[j * n + k];
                }
                factor[i * n + j] = i == j ? Math.sqrt(Math.max(1e-12, sum)) : sum / factor[j * n + j];
            }
        }
        return new Normal(mean, factor);
    }

    int latent() {
        return mean.length;
    }

    /** Of the density's logarithm, nats. */
    double entropy() {
        double sum = 0.5 * latent() * (1 + LOG_TWO_PI);
        for (int d = 0; d < latent(); d++) {
            sum += Math.log(cholesky[d * latent() + d]);
        }
        return sum;
    }

    /** Writes the code mean + C·epsilon. */
    void code(double[] epsilon, float[] codes, int offset) {
        for (int d = 0; d < latent(); d++) {
            double sum = mean[d];
            for (int j = 0; j <= d; j++) {
                sum += cholesky[d * latent() + j] * epsilon[j];
            }
            codes[offset + d] = (float) sum;
        }
    }

    /** The log density of mean + C·epsilon, nats. */
    double logDensity(double[] epsilon) {
        double sum = 0.5 * latent() - entropy();
        for (double e : epsilon) {
            sum -= 0.5 * e * e;
        }
        return sum;
    }

    /** [latent, latent]. */
    double[] covariance() {
        int n = latent();
        double[] covariance = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k <= Math.min(i, j); k++) {
                    covariance[i * n + j] += cholesky[i * n + k] * cholesky[j * n + k];
                }
            }
        }
        return covariance;
    }
}
