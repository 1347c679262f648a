package latentatlas.vae;

import latentatlas.net.Scalars;

/** The last stage: each row's reconstruction loss, and its gradient where one goes back. */
final class Loss implements Stage {
    private final Likelihood likelihood;
    private final Signal in;
    private final Signal targets;
    private final SampleWeights weights;
    private final float[] losses;
    private final float[] reconstruction;
    private final float[] kl;

    /**
     * A loss.
     *
     * @param in a row for each sample of {@code weights}
     * @param targets a row for each image
     * @param kl [images], receives what several samples make of it
     */
    Loss(Likelihood likelihood, Signal in, Signal targets, SampleWeights weights, float[] kl) {
        this.likelihood = likelihood;
        this.in = in;
        this.targets = targets;
        this.weights = weights;
        this.kl = kl;
        losses = new float[kl.length * weights.samples()];
        reconstruction = weights.samples() == 1 ? losses : new float[kl.length];
    }

    /** [rows]: nats of each row; the weighted mean over its samples. */
    float[] reconstruction() {
        return reconstruction;
    }

    @Override
    public void forward(Program program) {
        program.rows(this::measure);
    }

    private void measure(Rows rows) {
        int width = in.width();
        int samples = weights.samples();
        for (int r = rows.first; r < rows.first + rows.count(); r++) {
            targets.values().read(r, 0, rows.b, 0, width);
            for (int row = r * samples; row < (r + 1) * samples; row++) {
                in.values().read(row, 0, rows.a, 0, width);
                likelihood.loss(rows.a, rows.b, rows.c, width);
                losses[row] = Scalars.sum(rows.c, width);
                if (in.gradient() != null) {
                    in.gradient().write(row, 0, rows.a, 0, width);
                }
            }
            if (samples > 1) {
                weigh(rows, r);
            }
        }
    }

    /** The importance-weighted bound of one image's samples, and its gradient. */
    private void weigh(Rows rows, int r) {
        int samples = weights.samples();
        kl[r] = (float) weights.weigh(r * samples, losses, rows.batch().beta());
        double mean = 0;
        for (int row = r * samples; row < (r + 1) * samples; row++) {
            float weight = (float) weights.weight(row);
            mean += weights.weight(row) * losses[row];
            in.requireGradient().read(row, 0, rows.a, 0, in.width());
            for (int i = 0; i < in.width(); i++) {
                rows.a[i] *= weight;
            }
            in.requireGradient().write(row, 0, rows.a, 0, in.width());
        }
        reconstruction[r] = (float) mean;
    }

    @Override
    public void close() {
        // Owns no native memory.
    }
}
