package latentatlas.vae;

import latentatlas.net.Noise;

/**
 * What an encoder says of one row: a normal distribution of codes with independent dimensions, and a sample of it, z = mean
 * + sigma·epsilon (Kingma and Welling 2014, section 2.4). For models other than a VAE the code is the encoder's output.
 * Used by one thread.
 */
final class Posterior {
    /**
     * The largest log variance taken as it is; beyond it sigma grows no more. No posterior as wide helps an image, but one
     * that an encoder comes upon at a high learning rate would cost e to the power of it: a gradient that Adam's second
     * moments remember for the rest of the run.
     */
    static final double WIDEST = 4;

    final int latent;
    final boolean sampled;
    /** [encoder outputs]: mean, and log variance for a VAE. */
    final float[] encoding;
    /** [latent]. */
    final float[] epsilon;
    /** [latent]. */
    final float[] code;
    /** [encoder outputs]: the loss's gradient with respect to {@link #encoding}. */
    final double[] gradient;

    Posterior(Architecture architecture) {
        latent = architecture.latent();
        sampled = architecture.kind() == ModelKind.VAE;
        encoding = new float[architecture.encoderOutputs()];
        epsilon = new float[latent];
        code = new float[latent];
        gradient = new double[encoding.length];
    }

    double mean(int d) {
        return encoding[d];
    }

    double logVariance(int d) {
        return encoding[latent + d];
    }

    double sigma(int d) {
        return Math.exp(0.5 * Math.min(WIDEST, encoding[latent + d]));
    }

    /** Draws the code of {@link #encoding}. */
    void sample(Noise noise, long step, long row) {
        if (sampled) {
            noise.fill(step, row, epsilon, 0, latent);
        }
        for (int d = 0; d < latent; d++) {
            code[d] = sampled ? (float) (mean(d) + sigma(d) * epsilon[d]) : encoding[d];
        }
    }

    /** From the gradient with respect to the code, [latent], to {@link #gradient}, of a sample that was drawn. */
    void pull(float[] codeGradient) {
        for (int d = 0; d < latent; d++) {
            gradient[d] = codeGradient[d];
            if (sampled) {
                boolean grows = logVariance(d) <= WIDEST;
                gradient[latent + d] = grows ? 0.5 * (codeGradient[d] * (double) epsilon[d] * sigma(d)) : 0;
            }
        }
    }
}
