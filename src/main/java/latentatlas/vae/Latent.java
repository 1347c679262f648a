package latentatlas.vae;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import latentatlas.net.Matrix;

/**
 * The stage between encoder and decoder: draws each row's code, or several samples of it, and measures how far its posterior
 * is from the prior: in closed form, or by the samples themselves.
 */
final class Latent implements Stage {
    private final boolean variational;
    private final int pseudoInputs;
    /** One for each block, since they hold gradients; none where the prior is not learned. */
    private final List<VampPrior> learned;

    private final Layout layout;
    private final int samples;
    private final Signal in;
    private final Signal out;
    private final float[] kl;
    private final double[][] klOfDimensions;
    private final SampleWeights weights;
    /** [rows·samples·latent]: the noise drawn on the way forward. */
    private final float[] drawn;

    /** From {@code layout}'s rows to a row for each sample of {@code weights}. */
    Latent(Architecture architecture, Signal in, Layout layout, SampleWeights weights) {
        variational = architecture.kind() == ModelKind.VAE;
        pseudoInputs = architecture.pseudoInputs();
        learned = IntStream.range(0, pseudoInputs == 0 ? 0 : layout.blocks())
                .mapToObj(b -> new VampPrior(architecture))
                .toList();
        this.layout = layout;
        this.in = in;
        this.weights = weights;
        samples = weights.samples();
        int rows = layout.rows() * samples;
        out = in.gradient() == null
                ? Signal.withoutGradient(rows, architecture.latent())
                : Signal.withGradient(rows, architecture.latent());
        drawn = new float[rows * architecture.latent()];
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

    /** [latent]: nats of each dimension, summed over a block's rows; against a standard normal prior, whatever the prior. */
    double[] klOfDimensions(int block) {
        return klOfDimensions[block];
    }

    /** Takes the encodings of the pseudo-inputs, for a stage through which they do not pass themselves. */
    void load(IntFunction<float[]> encodings) {
        learned.forEach(prior -> prior.load(encodings));
    }

    @Override
    public void forward(Program program) {
        if (pseudoInputs > 0 && in.gradient() != null) {
            program.barrier();
            program.rows(rows -> learned.get(rows.index).load(i -> {
                in.values().read(i, 0, rows.posterior.encoding, 0, in.width());
                return rows.posterior.encoding;
            }));
        }
        program.rows(this::sample);
    }

    @Override
    public void backward(Program program) {
        program.rows(this::pull);
        if (pseudoInputs > 0) {
            program.barrier();
            program.rows(this::pullPseudoInputs);
        }
    }

    /** Whether the divergence is that of the samples. */
    private boolean bySample() {
        return samples > 1 || pseudoInputs > 0;
    }

    /** The prior of a block's codes. */
    Prior prior(Rows rows) {
        return pseudoInputs == 0 ? StandardNormal.PRIOR : learned.get(rows.index);
    }

    private void read(Rows rows, int r) {
        in.values().read(rows.first + r, 0, rows.posterior.encoding, 0, in.width());
    }

    private void sample(Rows rows) {
        Posterior posterior = rows.posterior;
        double[] sums = klOfDimensions[rows.index];
        Arrays.fill(sums, 0);
        for (int r = 0; r < rows.count(); r++) {
            read(rows, r);
            for (int s = 0; s < samples; s++) {
                int row = (rows.first + r) * samples + s;
                posterior.sample(rows.batch().noise(), rows.batch().step(), (long) rows.image(r) * samples + s);
                System.arraycopy(posterior.epsilon, 0, drawn, row * posterior.latent, posterior.latent);
                out.values().write(row, 0, posterior.code, 0, out.width());
                if (bySample() && rows.image(r) >= 0) {
                    weights.setCost(row, posterior.logDensity() + prior(rows).energy(posterior.code));
                }
            }
            if (variational && rows.image(r) >= 0) {
                double divergence = StandardNormal.PRIOR.divergence(posterior, sums);
                kl[rows.first + r] = (float) (bySample() ? weights.cost((rows.first + r) * samples) : divergence);
            }
        }
    }

    private void pull(Rows rows) {
        Posterior posterior = rows.posterior;
        double beta = rows.batch().beta() * rows.batch().scale();
        for (int r = 0; r < rows.count(); r++) {
            if (rows.image(r) < 0) {
                continue;
            }
            read(rows, r);
            posterior.clearGradient();
            for (int s = 0; s < samples; s++) {
                int row = (rows.first + r) * samples + s;
                System.arraycopy(drawn, row * posterior.latent, posterior.epsilon, 0, posterior.latent);
                posterior.follow();
                out.requireGradient().read(row, 0, rows.a, 0, out.width());
                if (bySample()) {
                    prior(rows).pullEnergy(posterior.code, beta * weights.weight(row), rows.a);
                }
                posterior.pull(rows.a);
            }
            if (bySample()) {
                posterior.pullLogDensity(beta);
            } else if (variational) {
                StandardNormal.PRIOR.pull(posterior, beta);
            }
            write(rows, r, posterior.gradient);
        }
    }

    /** What all blocks ask of each pseudo-input's posterior, summed in their order. */
    private void pullPseudoInputs(Rows rows) {
        int blocks = layout.blocks(pseudoInputs + rows.batch().count());
        for (int r = 0; r < rows.count() && rows.image(r) < 0; r++) {
            double[] sum = rows.posterior.gradient;
            Arrays.fill(sum, 0);
            for (int b = 0; b < blocks; b++) {
                double[] part = learned.get(b).gradient(rows.first + r);
                for (int j = 0; j < sum.length; j++) {
                    sum[j] += part[j];
                }
            }
            write(rows, r, sum);
        }
    }

    private void write(Rows rows, int r, double[] encodingGradient) {
        Matrix gradient = in.requireGradient();
        for (int j = 0; j < in.width(); j++) {
            rows.a[j] = (float) encodingGradient[j];
        }
        gradient.write(rows.first + r, 0, rows.a, 0, in.width());
    }

    @Override
    public void close() {
        out.close();
    }
}
