package latentatlas.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import latentatlas.latent.LatentPlane;
import latentatlas.net.Layer;
import latentatlas.net.LayerForm;
import latentatlas.net.NativeLayer;

/** A model's parameters in native memory, which trainers and coders share. */
final class Network implements AutoCloseable {
    private final Architecture architecture;
    private final List<NativeLayer> encoder;
    private final List<NativeLayer> decoder;
    /** [pseudo-inputs][inputs], intensities. */
    private final float[][] pseudoInputs;

    Network(FrozenModel model) {
        architecture = model.architecture();
        encoder = model.encoder().stream().map(NativeLayer::new).toList();
        decoder = model.decoder().stream().map(NativeLayer::new).toList();
        int inputs = architecture.inputs();
        pseudoInputs = new float[architecture.pseudoInputs()][inputs];
        for (int i = 0; i < pseudoInputs.length; i++) {
            System.arraycopy(model.pseudoInputs(), i * inputs, pseudoInputs[i], 0, inputs);
        }
    }

    /**
     * Untrained parameters, uniform within one over the square root of a layer's inputs, weights and biases alike:
     * PyTorch's default, so that figures can be compared. Pseudo-inputs are grey noise.
     */
    static FrozenModel initial(Architecture architecture, RandomGenerator random) {
        List<Layer> encoder = initial(architecture.encoderForms(), random);
        List<Layer> decoder = initial(architecture.decoderForms(), random);
        float[] pseudoInputs = new float[architecture.pseudoInputs() * architecture.inputs()];
        for (int i = 0; i < pseudoInputs.length; i++) {
            pseudoInputs[i] = (float) random.nextDouble();
        }
        return new FrozenModel(
                architecture, encoder, decoder, pseudoInputs, LatentPlane.ofFirstTwo(architecture.latent()));
    }

    private static List<Layer> initial(List<LayerForm> forms, RandomGenerator random) {
        List<Layer> layers = new ArrayList<>();
        for (LayerForm form : forms) {
            double limit = 1 / Math.sqrt(form.fanIn());
            float[] weights = uniform(form.rows() * form.columns(), limit, random);
            layers.add(new Layer(form, weights, uniform(form.biases(), limit, random)));
        }
        return layers;
    }

    private static float[] uniform(int count, double limit, RandomGenerator random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-limit, limit);
        }
        return values;
    }

    Architecture architecture() {
        return architecture;
    }

    /** Inputs first. */
    List<NativeLayer> encoder() {
        return encoder;
    }

    /** Code first. */
    List<NativeLayer> decoder() {
        return decoder;
    }

    FrozenModel freeze(LatentPlane plane) {
        return new FrozenModel(
                architecture,
                encoder.stream().map(NativeLayer::freeze).toList(),
                decoder.stream().map(NativeLayer::freeze).toList(),
                frozenPseudoInputs(),
                plane);
    }

    private float[] frozenPseudoInputs() {
        int inputs = architecture.inputs();
        float[] all = new float[pseudoInputs.length * inputs];
        for (int i = 0; i < pseudoInputs.length; i++) {
            System.arraycopy(pseudoInputs[i], 0, all, i * inputs, inputs);
        }
        return all;
    }

    /** [pseudo-inputs][inputs], intensities; changed in place as they are learned. */
    float[][] pseudoInputs() {
        return pseudoInputs;
    }

    @Override
    public void close() {
        encoder.forEach(NativeLayer::close);
        decoder.forEach(NativeLayer::close);
    }
}
