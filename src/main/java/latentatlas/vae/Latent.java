package latentatlas.vae;

import java.util.Arrays;
import latentatlas.net.Matrix;

/**
 * The stage between encoder and decoder: draws each row's code, or several samples of it, and measures how far its posterior
 * is from the prior.
 */
final class Latent implements Stage {
    private final Prior prior;
    private final int samples;
    private final Signal in;
    private final Signal out;
    private final float[] kl;
    private final double[][] klOfDimensions;
    private final SampleWeights weights;

    /** From {@code layout}'s rows to a row for each sample of {@code weights}. */
    Latent(Architecture architecture, Signal in, Layout layout, SampleWeights weights) {
        prior = architecture.prior();
        this.in = in;
        this.weights = weights;
        samples = weights.samples();
        int rows = layout.rows() * samples;
        out = in.gradient() == null
                ? Signal.withoutGradient(rows, architecture.latent())
                : Signal.withGradient(rows, architecture.latent());
        kl = new float[layout.rows()];
        klOfDimensions = new double[layout.blocks()][architecture.latent()];
    }

    Signal out() {
        return out;
    }

    /** [rows]: nats of each row. */
    float[] kl() {
        return kl;
    }

    /** [latent]: nats of each dimension, summed over a block's rows. */
    double[] klOfDimensions(int block) {
        return klOfDimensions[block];
    }

    @Override
    public void forward(Program program) {
        program.rows(this::sample);
    }

    @Override
    public void backward(Program program) {
        program.rows(this::pull);
    }

    private void read(Rows rows, int r) {
        in.values().read(rows.first + r, 0, rows.posterior.encoding, 0, in.width());
    }

    private void draw(Rows rows, int r, int sample) {
        rows.posterior.sample(rows.batch().noise(), rows.batch().step(), (long) (rows.place() + r) * samples + sample);
    }

    private void sample(Rows rows) {
        Posterior posterior = rows.posterior;
        double[] sums = klOfDimensions[rows.index];
        Arrays.fill(sums, 0);
        for (int r = 0; r < rows.count(); r++) {
            read(rows, r);
            for (int s = 0; s < samples; s++) {
                int row = (rows.first + r) * samples + s;
                draw(rows, r, s);
                out.values().write(row, 0, posterior.code, 0, out.width());
                if (samples > 1) {
                    weights.setCost(row, posterior.logDensity() + prior.energy(posterior.code));
                }
            }
            kl[rows.first + r] = (float) prior.divergence(posterior, sums);
        }
    }

    private void pull(Rows rows) {
        Posterior posterior = rows.posterior;
        double beta = rows.batch().beta();
        for (int r = 0; r < rows.count(); r++) {
            read(rows, r);
            posterior.clearGradient();
            for (int s = 0; s < samples; s++) {
                int row = (rows.first + r) * samples + s;
                draw(rows, r, s);
                out.requireGradient().read(row, 0, rows.a, 0, out.width());
                if (samples > 1) {
                    prior.pullEnergy(posterior.code, beta * weights.weight(row), rows.a);
                }
                posterior.pull(rows.a);
            }
            if (samples > 1) {
                posterior.pullLogDensity(beta);
            } else {
                prior.pull(posterior, beta);
            }
            write(rows, r);
        }
    }

    private void write(Rows rows, int r) {
        Matrix gradient = in.requireGradient();
        for (int j = 0; j < in.width(); j++) {
            rows.a[j] = (float) rows.posterior.gradient[j];
        }
        gradient.write(rows.first + r, 0, rows.a, 0, in.width());
    }

    @Override
    public void close() {
        out.close();
    }
}
