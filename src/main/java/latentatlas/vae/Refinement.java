package latentatlas.vae;

import java.util.ArrayList;
import java.util.List;

/**
 * The stage after an encoder that refines each posterior's mean by steps against the gradient of its image's own loss, which
 * comes back through the decoder (semi-amortised inference, Kim et al. 2018). It changes the encoder's outputs in place. For
 * inference only: in training a step of it costs more than what it brings (see src/docs/scores.md).
 */
final class Refinement implements Stage {
    private final int steps;
    private final Signal encoded;
    private final Latent latent;
    private final Signal means;
    private final List<LayerStage> decoder = new ArrayList<>();
    private final Loss loss;

    /**
     * A refinement, with memory of its own and the network's parameters.
     *
     * @param encoded the encoder's outputs
     * @param targets what the network was shown
     * @param latent which has the prior, loaded before each pass
     */
    Refinement(Network network, Signal encoded, Signal targets, Latent latent, Layout layout) {
        Architecture architecture = network.architecture();
        steps = architecture.refinements();
        this.latent = latent;
        this.encoded = encoded;
        means = Signal.withGradient(layout.rows(), architecture.latent());
        Signal decoded = Stages.chain(architecture, network.decoder(), means, decoder, layout, true, Learning.NONE);
        SampleWeights one = new SampleWeights(layout.rows(), 1);
        loss = new Loss(architecture.likelihood(), decoded, targets, one, new float[layout.rows()]);
    }

    @Override
    public void forward(Program program) {
        for (int step = 0; step < steps; step++) {
            program.rows(this::begin);
            decoder.forEach(stage -> stage.forward(program));
            loss.forward(program);
            for (int i = decoder.size() - 1; i >= 0; i--) {
                decoder.get(i).backward(program);
            }
            program.rows(this::move);
        }
    }

    private void begin(Rows rows) {
        for (int r = rows.first; r < rows.first + rows.count(); r++) {
            encoded.values().read(r, 0, rows.a, 0, means.width());
            means.values().write(r, 0, rows.a, 0, means.width());
        }
    }

    private void move(Rows rows) {
        Posterior posterior = rows.posterior;
        float[] gradient = new float[means.width()];
        for (int r = rows.first; r < rows.first + rows.count(); r++) {
            // The prior is made of the pseudo-inputs as the encoder has them.
            if (rows.image(r - rows.first) >= 0) {
                encoded.values().read(r, 0, posterior.encoding, 0, encoded.width());
                means.requireGradient().read(r, 0, gradient, 0, gradient.length);
                means.values().read(r, 0, posterior.code, 0, gradient.length);
                latent.prior(rows).pullEnergy(posterior.code, 1, gradient);
                posterior.refine(gradient);
                encoded.values().write(r, 0, posterior.encoding, 0, gradient.length);
            }
        }
    }

    @Override
    public void close() {
        means.close();
        decoder.forEach(Stage::close);
    }
}
