package latentatlas.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import latentatlas.net.NativeLayer;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a model for batches of one layout: the images, the encoder's layers, the code, the decoder's layers, the
 * loss. Each reads what the one before it writes.
 */
final class Stages implements AutoCloseable {
    private final Architecture architecture;
    private final Layout layout;
    private final int samples;
    private final Gather gather;
    private final List<LayerStage> encoder = new ArrayList<>();
    private final @Nullable Refinement refinement;
    private final Latent latent;
    private final List<LayerStage> decoder = new ArrayList<>();
    private final Loss loss;

    /**
     * The stages of a network, which stays the caller's.
     *
     * @param samples of each image's code
     * @param learning none for inference
     */
    Stages(Network network, Layout layout, int samples, Learning learning) {
        architecture = network.architecture();
        this.layout = layout;
        this.samples = samples;
        gather = new Gather(network, layout, learning.takesPlace());
        SampleWeights weights = new SampleWeights(layout.rows(), samples);
        Signal encoded = chain(architecture, network.encoder(), gather.out(), encoder, layout, false, learning);
        latent = new Latent(architecture, encoded, layout, weights);
        refinement = learning.takesPlace() || architecture.refinements() == 0
                ? null
                : new Refinement(network, encoded, gather.out(), latent, layout);
        Signal decoded =
                chain(architecture, network.decoder(), latent.out(), decoder, layout.sampled(samples), true, learning);
        loss = new Loss(architecture.likelihood(), decoded, gather.out(), weights, latent.kl());
    }

    /**
     * Makes stages of some layers, of which each reads what the one before it writes.
     *
     * @param first what the first one reads; where it has a gradient, all have
     * @param stages takes them
     * @param overwritten whether the last one's gradient takes the place of its output
     * @param learning of the layers
     * @return what the last one writes
     */
    static Signal chain(
            Architecture architecture,
            List<NativeLayer> layers,
            Signal first,
            List<LayerStage> stages,
            Layout rows,
            boolean overwritten,
            Learning learning) {
        boolean back = learning.takesPlace() || first.gradient() != null;
        Signal in = first;
        for (int i = 0; i < layers.size(); i++) {
            NativeLayer layer = layers.get(i);
            boolean last = i == layers.size() - 1;
            Signal out = !back
                    ? Signal.withoutGradient(rows.rows(), layer.form().outputs())
                    : last && overwritten
                            ? Signal.overwritten(rows.rows(), layer.form().outputs())
                            : Signal.withGradient(rows.rows(), layer.form().outputs());
            stages.add(LayerStage.of(layer, last ? null : architecture.activation(), in, out, rows, learning));
            in = out;
        }
        return in;
    }

    /** From images to the encoder's outputs; for inference, to those that the model refines them to. */
    List<Stage> encoding() {
        List<Stage> stages = new ArrayList<>();
        stages.add(gather);
        stages.addAll(encoder);
        if (refinement != null) {
            stages.add(refinement);
        }
        return stages;
    }

    /** From codes to the decoder's outputs. */
    List<Stage> decoding() {
        return List.copyOf(decoder);
    }

    /** From images to their losses. */
    List<Stage> all() {
        List<Stage> stages = encoding();
        stages.add(latent);
        stages.addAll(decoder);
        stages.add(loss);
        return stages;
    }

    /** The stages that learn, in the order of a model's parameters. */
    List<LayerStage> layers() {
        List<LayerStage> layers = new ArrayList<>(encoder);
        layers.addAll(decoder);
        return layers;
    }

    /** [batch, encoder outputs]. */
    Signal encoded() {
        return encoder.get(encoder.size() - 1).out();
    }

    /** [batch, inputs]. */
    Signal decoded() {
        return decoder.get(decoder.size() - 1).out();
    }

    Gather gather() {
        return gather;
    }

    Latent latent() {
        return latent;
    }

    Loss loss() {
        return loss;
    }

    /** The blocks of the layout, with scratch memory for any stage. */
    List<Rows> blocks() {
        int widest = layers().stream()
                .mapToInt(stage -> Math.max(stage.out().width(), stage.scratch()))
                .max()
                .orElse(0);
        int scratch = Math.max(widest, architecture.inputs());
        return IntStream.range(0, layout.blocks())
                .mapToObj(b -> new Rows(architecture, b, layout.first(b), scratch, samples))
                .toList();
    }

    @Override
    public void close() {
        all().forEach(Stage::close);
    }
}
