package latentatlas.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import latentatlas.latent.LatentPlane;
import latentatlas.net.Layer;
import latentatlas.net.LayerForm;
import latentatlas.net.RowLayer;
import org.jspecify.annotations.Nullable;

/**
 * A model at one moment: immutable, plain arrays, shared between threads at will. Its coders are confined to a thread.
 */
public final class FrozenModel {
    private final Architecture architecture;
    private final List<Layer> encoder;
    private final List<Layer> decoder;
    private final float[] pseudoInputs;
    private final LatentPlane plane;
    private volatile @Nullable List<RowLayer> encoderRows;
    private volatile @Nullable List<RowLayer> decoderRows;
    private volatile @Nullable StartGrid startGrid;

    /**
     * A model of the given layers, each chained to the next as {@code architecture} says.
     *
     * @throws IllegalArgumentException if the layers do not fit the architecture
     */
    public FrozenModel(Architecture architecture, List<Layer> encoder, List<Layer> decoder, LatentPlane plane) {
        this(architecture, encoder, decoder, new float[0], plane);
    }

    /**
     * A model with a learned prior.
     *
     * @param pseudoInputs [pseudo-inputs, inputs], intensities; not copied
     */
    public FrozenModel(
            Architecture architecture,
            List<Layer> encoder,
            List<Layer> decoder,
            float[] pseudoInputs,
            LatentPlane plane) {
        if (pseudoInputs.length != architecture.pseudoInputs() * architecture.inputs()) {
            throw new IllegalArgumentException(
                    pseudoInputs.length + " values of " + architecture.pseudoInputs() + " pseudo-inputs");
        }
        this.pseudoInputs = pseudoInputs;
        check(encoder, architecture.encoderForms(), "encoder");
        check(decoder, architecture.decoderForms(), "decoder");
        if (plane.latent() != architecture.latent()) {
            throw new IllegalArgumentException("a plane in " + plane.latent() + " dimensions");
        }
        this.architecture = architecture;
        this.encoder = List.copyOf(encoder);
        this.decoder = List.copyOf(decoder);
        this.plane = plane;
    }

    private static void check(List<Layer> layers, List<LayerForm> forms, String which) {
        if (!layers.stream().map(Layer::form).toList().equals(forms)) {
            throw new IllegalArgumentException("the " + which + "'s layers are not " + forms);
        }
    }

    public Architecture architecture() {
        return architecture;
    }

    /** Inputs first. */
    public List<Layer> encoder() {
        return encoder;
    }

    /** Code first. */
    public List<Layer> decoder() {
        return decoder;
    }

    /** The encoder laid out for one image at a time; made when first asked for. */
    List<RowLayer> encoderRows() {
        List<RowLayer> rows = encoderRows;
        if (rows == null) {
            rows = encoder.stream().map(RowLayer::of).toList();
            encoderRows = rows;
        }
        return rows;
    }

    /** The decoder laid out for one code at a time; made when first asked for. */
    List<RowLayer> decoderRows() {
        List<RowLayer> rows = decoderRows;
        if (rows == null) {
            rows = decoder.stream().map(RowLayer::of).toList();
            decoderRows = rows;
        }
        return rows;
    }

    /** Where to look for codes; made when first asked for, null but for two latent dimensions. */
    @Nullable
    StartGrid startGrid() {
        StartGrid grid = startGrid;
        if (grid == null && architecture.latent() == 2) {
            grid = new StartGrid(this);
            startGrid = grid;
        }
        return grid;
    }

    /** The plane of the latent space that the map shows. */
    public LatentPlane plane() {
        return plane;
    }

    /** This model with another plane to look at. */
    public FrozenModel withPlane(LatentPlane other) {
        FrozenModel turned = new FrozenModel(architecture, encoder, decoder, pseudoInputs, other);
        turned.encoderRows = encoderRows;
        turned.decoderRows = decoderRows;
        turned.startGrid = startGrid;
        return turned;
    }

    /** [pseudo-inputs, inputs], intensities of the images whose posteriors make the prior; empty for a fixed prior. */
    public float[] pseudoInputs() {
        return pseudoInputs;
    }

    /** This model with other pseudo-inputs, such as real images to begin with. */
    public FrozenModel withPseudoInputs(float[] other) {
        return new FrozenModel(architecture, encoder, decoder, other, plane);
    }

    /** Where codes come from before an image is seen; for models without a distribution of codes, anywhere. One thread. */
    Prior newPrior() {
        if (architecture.pseudoInputs() == 0) {
            return architecture.kind() == ModelKind.VAE ? StandardNormal.PRIOR : Prior.NONE;
        }
        Chain chain = encoderChain();
        float[] input = new float[architecture.inputs()];
        VampPrior prior = new VampPrior(architecture);
        prior.load(i -> {
            for (int p = 0; p < input.length; p++) {
                input[p] = architecture.likelihood().input(pseudoInputs[i * input.length + p]);
            }
            return chain.forward(input);
        });
        return prior;
    }

    /** The prior's log density at a code, [latent], in nats; 0 for models without a prior. Confined to one thread. */
    public ToDoubleFunction<float[]> newLogPrior() {
        Prior prior = newPrior();
        return code -> -prior.energy(code);
    }

    /** All parameters. */
    public long parameters() {
        List<Layer> all = new ArrayList<>(encoder);
        all.addAll(decoder);
        return all.stream()
                .mapToLong(l -> l.weights().length + l.biases().length)
                .sum();
    }

    /** The encoder, for one image at a time. Confined to one thread. */
    Chain encoderChain() {
        return new Chain(encoderRows(), architecture.activation());
    }

    /** The decoder, for one code at a time. Confined to one thread. */
    Chain decoderChain() {
        return new Chain(decoderRows(), architecture.activation());
    }

    public Decoder newDecoder() {
        Chain chain = decoderChain();
        return (code, image) -> {
            System.arraycopy(chain.forward(code), 0, image, 0, architecture.inputs());
            architecture.likelihood().intensities(image, architecture.inputs());
        };
    }

    public Encoder newEncoder() {
        Chain chain = encoderChain();
        float[] input = new float[architecture.inputs()];
        Posterior posterior = new Posterior(architecture);
        Refiner refiner = architecture.refinements() == 0 ? null : new Refiner(this, 1);
        return (image, mean, cholesky) -> {
            for (int i = 0; i < input.length; i++) {
                input[i] = architecture.likelihood().input(image[i]);
            }
            System.arraycopy(chain.forward(input), 0, posterior.encoding, 0, posterior.encoding.length);
            System.arraycopy(posterior.encoding, 0, mean, 0, architecture.latent());
            for (int step = 0; refiner != null && step < architecture.refinements(); step++) {
                refiner.loss(image, mean);
                posterior.refine(refiner.gradient(mean));
                System.arraycopy(posterior.encoding, 0, mean, 0, architecture.latent());
            }
            posterior.cholesky(cholesky, 0);
        };
    }

    /** {@link #newJacobian(Metric)} of intensities. */
    public DecoderJacobian newJacobian() {
        return newJacobian(Metric.EUCLIDEAN);
    }

    /** The decoder's Jacobian along the plane's axes, in coordinates in which {@code metric} is Euclidean. Confined to one thread. */
    public DecoderJacobian newJacobian(Metric metric) {
        Likelihood likelihood = architecture.likelihood();
        Chain chain = decoderChain();
        return (code, alongFirst, alongSecond) -> {
            float[] outputs = chain.forward(code);
            chain.push(plane.first(), alongFirst);
            chain.push(plane.second(), alongSecond);
            for (int i = 0; i < outputs.length; i++) {
                float slope = metric == Metric.EUCLIDEAN
                        ? likelihood.slope(outputs[i])
                        : (float) Math.sqrt(likelihood.information(outputs[i]));
                alongFirst[i] *= slope;
                alongSecond[i] *= slope;
            }
        };
    }

    /** A coder of many images at once over native matrices; close it. */
    public BatchCoder newBatchCoder() {
        return new BatchCoder(this);
    }
}
