package latentatlas.vae;

import java.util.Arrays;
import latentatlas.net.Noise;

/**
 * What an encoder says of one row: a normal distribution of codes, and a sample of it, z = mean + C·epsilon (Kingma and
 * Welling 2014, section 2.4 and appendix C.2), C being the Cholesky factor of its covariance, see {@link PosteriorForm}. For
 * models other than a VAE the code is the encoder's output. Used by one thread.
 */
final class Posterior {
    /**
     * The largest log variance taken as it is; beyond it sigma grows no more. No posterior as wide helps an image, but one
     * that an encoder comes upon at a high learning rate would cost e to the power of it: a gradient that Adam's second
     * moments remember for the rest of the run.
     */
    static final double WIDEST = 4;

    /** What a factor of the encoder comes near to but never reaches: a correlation of 0.998. */
    static final double LARGEST_FACTOR = 16;

    /** Of a whole step of Newton's method, since posteriors are rather too narrow than too wide. */
    private static final double SHARE = 0.7;

    /** Most deviations of the posterior that a refinement may be long before it is shortened by the share. */
    private static final double FARTHEST = 5;

    private static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    final int latent;
    final boolean sampled;
    /** [encoder outputs]: mean, log squared sigma and factors for a VAE. */
    final float[] encoding;
    /** [latent]. */
    final float[] epsilon;
    /** [latent]. */
    final float[] code;
    /** [encoder outputs]: the loss's gradient with respect to {@link #encoding}. */
    final double[] gradient;

    private final PosteriorForm form;

    Posterior(Architecture architecture) {
        latent = architecture.latent();
        sampled = architecture.kind() == ModelKind.VAE;
        form = architecture.posterior();
        encoding = new float[architecture.encoderOutputs()];
        epsilon = new float[latent];
        code = new float[latent];
        gradient = new double[encoding.length];
    }

    double mean(int d) {
        return encoding[d];
    }

    double logSigmaSquared(int d) {
        return encoding[latent + d];
    }

    double sigma(int d) {
        return Math.exp(0.5 * Math.min(WIDEST, encoding[latent + d]));
    }

    /** How far a log squared sigma is beyond the widest. */
    double beyond(int d) {
        return Math.max(0, logSigmaSquared(d) - WIDEST);
    }

    int factors(int d) {
        return form.factors(d);
    }

    private int place(int d) {
        return form.place(latent, d);
    }

    /** The factor of dimension {@code d} and the epsilon of a dimension before it. */
    double factor(int d, int before) {
        double raw = encoding[place(d) + before];
        return raw / Math.sqrt(1 + raw * raw / (LARGEST_FACTOR * LARGEST_FACTOR));
    }

    /** The share of a dimension's variance that sigma² is not: the sum of its squared factors. */
    double factorSquares(int d) {
        double squares = 0;
        for (int j = 0; j < factors(d); j++) {
            squares += factor(d, j) * factor(d, j);
        }
        return squares;
    }

    /** Adds to the gradient what follows from that of a factor. */
    void pullFactor(int d, int before, double factorGradient) {
        double raw = encoding[place(d) + before];
        gradient[place(d) + before] +=
                factorGradient * Math.pow(1 + raw * raw / (LARGEST_FACTOR * LARGEST_FACTOR), -1.5);
    }

    private double noise(int d) {
        double noise = epsilon[d];
        for (int j = 0; j < factors(d); j++) {
            noise += factor(d, j) * epsilon[j];
        }
        return noise;
    }

    /** Draws the code of {@link #encoding}. */
    void sample(Noise noise, long step, long row) {
        if (sampled) {
            noise.fill(step, row, epsilon, 0, latent);
        }
        follow();
    }

    /** Finds the code of {@link #encoding} to which {@link #epsilon} leads. */
    void follow() {
        for (int d = 0; d < latent; d++) {
            code[d] = sampled ? (float) (mean(d) + sigma(d) * noise(d)) : encoding[d];
        }
    }

    /**
     * Moves the mean against the natural gradient of a loss, C·C'·gradient: what Newton's method does where the covariance is
     * the inverse of the loss's curvature, cut short so that it need not be.
     *
     * @param meanGradient [latent], the loss's gradient at the mean
     */
    void refine(float[] meanGradient) {
        double squares = 0;
        for (int d = 0; d < latent; d++) {
            double along = sigma(d) * meanGradient[d];
            for (int e = d + 1; e < latent; e++) {
                along += d < factors(e) ? sigma(e) * factor(e, d) * meanGradient[e] : 0;
            }
            epsilon[d] = (float) along;
            squares += along * along;
        }
        double step = SHARE * Math.min(1, FARTHEST / Math.sqrt(squares));
        for (int d = 0; d < latent; d++) {
            encoding[d] -= (float) (step * sigma(d) * noise(d));
        }
    }

    /** Forgets the gradient of an encoding before. */
    void clearGradient() {
        Arrays.fill(gradient, 0);
    }

    /** Adds to the {@link #gradient} what follows from that with respect to the code, [latent], of the sample drawn last. */
    void pull(float[] codeGradient) {
        for (int d = 0; d < latent; d++) {
            gradient[d] += codeGradient[d];
            if (sampled) {
                boolean grows = logSigmaSquared(d) <= WIDEST;
                gradient[latent + d] += grows ? 0.5 * (codeGradient[d] * noise(d) * sigma(d)) : 0;
                for (int j = 0; j < factors(d); j++) {
                    pullFactor(d, j, codeGradient[d] * sigma(d) * epsilon[j]);
                }
            }
        }
    }

    /**
     * The log density of the code drawn last, nats, less a charge for a sigma that would be beyond the widest: the tangent
     * along which {@link StandardNormal} goes on, too.
     */
    double logDensity() {
        double sum = 0;
        for (int d = 0; d < latent; d++) {
            double sigma = sigma(d);
            sum -= LOG_ROOT_TWO_PI + 0.5 * ((double) epsilon[d] * epsilon[d] + logSigmaSquared(d) - beyond(d));
            sum += 0.5 * beyond(d) * (sigma * sigma - 1);
        }
        return sum;
    }

    /** Adds {@code weight} times the gradient of {@link #logDensity} at a code that moves with the encoding. */
    void pullLogDensity(double weight) {
        for (int d = 0; d < latent; d++) {
            double sigma = sigma(d);
            gradient[latent + d] += 0.5 * weight * (beyond(d) > 0 ? sigma * sigma - 1 : -1);
        }
    }

    /** Minus the log density of the mean, nats. */
    double leastEnergy() {
        double sum = latent * LOG_ROOT_TWO_PI;
        for (int d = 0; d < latent; d++) {
            sum += 0.5 * Math.min(WIDEST, logSigmaSquared(d));
        }
        return sum;
    }

    /** Minus the log density of any code, nats; leaves the noise that would lead there in {@link #epsilon}. */
    double energy(float[] z) {
        double sum = leastEnergy();
        for (int d = 0; d < latent; d++) {
            double noise = (z[d] - mean(d)) / sigma(d);
            for (int j = 0; j < factors(d); j++) {
                noise -= factor(d, j) * epsilon[j];
            }
            epsilon[d] = (float) noise;
            sum += 0.5 * noise * noise;
        }
        return sum;
    }

    /**
     * Adds {@code weight} times the gradient of {@link #energy} at {@code z} to a code's and to the encoding's.
     *
     * @param codeGradient [latent]
     */
    void pullEnergy(float[] z, double weight, float[] codeGradient) {
        energy(z);
        double[] back = new double[latent];
        for (int d = latent - 1; d >= 0; d--) {
            // Of C'·back = epsilon, from the last row up.
            double rest = epsilon[d];
            for (int e = d + 1; e < latent; e++) {
                rest -= d < factors(e) ? sigma(e) * factor(e, d) * back[e] : 0;
            }
            back[d] = rest / sigma(d);
            codeGradient[d] += (float) (weight * back[d]);
            gradient[d] -= weight * back[d];
        }
        for (int d = 0; d < latent; d++) {
            boolean grows = logSigmaSquared(d) <= WIDEST;
            gradient[latent + d] += grows ? 0.5 * weight * (1 - back[d] * (z[d] - mean(d))) : 0;
            for (int j = 0; j < factors(d); j++) {
                pullFactor(d, j, -weight * back[d] * sigma(d) * epsilon[j]);
            }
        }
    }

    /**
     * The Cholesky factor of the covariance; zeros for a model whose codes are not sampled.
     *
     * @param target [latent, latent], receives it, nothing above its diagonal
     */
    void cholesky(float[] target, int offset) {
        Arrays.fill(target, offset, offset + latent * latent, 0);
        for (int d = 0; d < latent && sampled; d++) {
            int row = offset + d * latent;
            target[row + d] = (float) sigma(d);
            for (int j = 0; j < factors(d); j++) {
                target[row + j] = (float) (sigma(d) * factor(d, j));
            }
        }
    }

    /** The log of a dimension's variance whatever the others; negative infinity for a model whose codes are not sampled. */
    double logVariance(int d) {
        return sampled ? Math.min(WIDEST, logSigmaSquared(d)) + Math.log1p(factorSquares(d)) : Double.NEGATIVE_INFINITY;
    }
}
