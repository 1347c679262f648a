package latentatlas.vae;

import java.util.Arrays;
import latentatlas.net.Matrix;
import latentatlas.net.Noise;

/**
 * What happens to one row between encoder and decoder: the reparameterised sample z = mu + sigma·epsilon, the KL divergence
 * from the standard normal prior, and their gradient (Kingma and Welling 2014, section 2.4 and appendix B).
 *
 * <p>Beyond a log variance of {@value #WIDEST} the divergence goes on along its tangent, and sigma grows no more.
 *
 * <p>For a plain autoencoder the code is the encoder's output and both noise and divergence are nil. Used by one thread.
 */
final class LatentRow {
    /**
     * The largest log variance taken as it is. No posterior as wide helps an image, but one that an encoder comes upon at a
     * high learning rate would cost e to the power of it: a gradient that Adam's second moments remember for the rest of the run.
     */
    static final double WIDEST = 4;

    private final int latent;
    private final boolean variational;
    private final float[] encoding;
    private final float[] epsilon;
    private final float[] code;
    private final float[] gradient;
    private final double[] klOfDimensions;

    LatentRow(Architecture architecture) {
        latent = architecture.latent();
        variational = architecture.kind() == ModelKind.VAE;
        encoding = new float[architecture.encoderOutputs()];
        epsilon = new float[latent];
        code = new float[latent];
        gradient = new float[encoding.length];
        klOfDimensions = new double[latent];
    }

    void reset() {
        Arrays.fill(klOfDimensions, 0);
    }

    double[] klOfDimensions() {
        return klOfDimensions;
    }

    void read(Matrix encodings, int row) {
        encodings.read(row, 0, encoding, 0, encoding.length);
    }

    void draw(Noise noise, long step, long noiseRow) {
        if (variational) {
            noise.fill(step, noiseRow, epsilon, 0, latent);
        }
    }

    private double sigma(int d) {
        return Math.exp(0.5 * Math.min(WIDEST, encoding[latent + d]));
    }

    /** Writes the row's code; returns its KL divergence in nats. */
    float sample(Matrix codes, int row) {
        double kl = 0;
        for (int d = 0; d < latent; d++) {
            double mean = encoding[d];
            if (variational) {
                double logVariance = encoding[latent + d];
                double sigma = sigma(d);
                double beyond = Math.max(0, logVariance - WIDEST);
                double part = 0.5 * (mean * mean + sigma * sigma * (1 + beyond) - 1 - logVariance);
                klOfDimensions[d] += part;
                kl += part;
                code[d] = (float) (mean + sigma * epsilon[d]);
            } else {
                code[d] = encoding[d];
            }
        }
        codes.write(row, 0, code, 0, latent);
        return (float) kl;
    }

    /** [encoder outputs]: the gradient of reconstruction + beta·KL with respect to them; valid until the next call. */
    float[] gradient(Matrix codeGradients, int row, double beta) {
        codeGradients.read(row, 0, code, 0, latent);
        for (int d = 0; d < latent; d++) {
            double dz = code[d];
            if (variational) {
                double sigma = sigma(d);
                double spread = encoding[latent + d] > WIDEST ? 0 : dz * epsilon[d] * sigma;
                gradient[d] = (float) (dz + beta * encoding[d]);
                gradient[latent + d] = (float) (0.5 * (spread + beta * (sigma * sigma - 1)));
            } else {
                gradient[d] = code[d];
            }
        }
        return gradient;
    }
}
