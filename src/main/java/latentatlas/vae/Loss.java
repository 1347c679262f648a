package latentatlas.vae;

import latentatlas.net.Scalars;

/** The last stage: each row's reconstruction loss, and its gradient where one goes back. */
final class Loss implements Stage {
    private final Likelihood likelihood;
    private final Signal in;
    private final Signal targets;
    private final float[] reconstruction;

    Loss(Likelihood likelihood, Signal in, Signal targets, Layout layout) {
        this.likelihood = likelihood;
        this.in = in;
        this.targets = targets;
        reconstruction = new float[layout.rows()];
    }

    /** [rows]: nats of each row. */
    float[] reconstruction() {
        return reconstruction;
    }

    @Override
    public void forward(Program program) {
        program.rows(this::measure);
    }

    private void measure(Rows rows) {
        int width = in.width();
        for (int r = 0; r < rows.count(); r++) {
            in.values().read(rows.first + r, 0, rows.a, 0, width);
            targets.values().read(rows.first + r, 0, rows.b, 0, width);
            likelihood.loss(rows.a, rows.b, rows.c, width);
            reconstruction[rows.first + r] = Scalars.sum(rows.c, width);
            if (in.gradient() != null) {
                in.gradient().write(rows.first + r, 0, rows.a, 0, width);
            }
        }
    }

    @Override
    public void close() {
        // Owns no native memory.
    }
}
