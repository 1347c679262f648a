package latentatlas.vae;

import java.util.Arrays;
import latentatlas.net.Matrix;

/** The stage between encoder and decoder: draws each row's code, and measures how far its posterior is from the prior. */
final class Latent implements Stage {
    private final Prior prior;
    private final Signal in;
    private final Signal out;
    private final float[] kl;
    private final double[][] klOfDimensions;

    Latent(Architecture architecture, Signal in, Layout layout) {
        prior = architecture.prior();
        this.in = in;
        out = in.gradient() == null
                ? Signal.withoutGradient(layout.rows(), architecture.latent())
                : Signal.withGradient(layout.rows(), architecture.latent());
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
        rows.posterior.sample(rows.batch().noise(), rows.batch().step(), rows.place() + r);
    }

    private void sample(Rows rows) {
        double[] sums = klOfDimensions[rows.index];
        Arrays.fill(sums, 0);
        for (int r = 0; r < rows.count(); r++) {
            read(rows, r);
            kl[rows.first + r] = (float) prior.divergence(rows.posterior, sums);
            out.values().write(rows.first + r, 0, rows.posterior.code, 0, out.width());
        }
    }

    private void pull(Rows rows) {
        Matrix codeGradient = out.requireGradient();
        for (int r = 0; r < rows.count(); r++) {
            read(rows, r);
            codeGradient.read(rows.first + r, 0, rows.a, 0, out.width());
            rows.posterior.pull(rows.a);
            prior.pull(rows.posterior, rows.batch().beta());
            for (int j = 0; j < in.width(); j++) {
                rows.a[j] = (float) rows.posterior.gradient[j];
            }
            in.requireGradient().write(rows.first + r, 0, rows.a, 0, in.width());
        }
    }

    @Override
    public void close() {
        out.close();
    }
}
