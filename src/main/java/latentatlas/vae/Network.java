package latentatlas.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import latentatlas.latent.LatentPlane;
import latentatlas.net.DenseLayer;
import latentatlas.net.NativeLayer;

/** A model's parameters in native memory: encoder layers, then decoder layers, in one list. */
final class Network implements AutoCloseable {
    private final Architecture architecture;
    private final List<NativeLayer> layers = new ArrayList<>();
    private final int encoderLayers;

    Network(FrozenModel model) {
        architecture = model.architecture();
        encoderLayers = model.encoder().size();
        model.encoder().forEach(layer -> layers.add(new NativeLayer(layer)));
        model.decoder().forEach(layer -> layers.add(new NativeLayer(layer)));
    }

    /**
     * Untrained parameters, uniform within one over the square root of a layer's inputs, weights and biases alike:
     * PyTorch's default for dense layers, so that figures can be compared.
     */
    static FrozenModel initial(Architecture architecture, RandomGenerator random) {
        return new FrozenModel(
                architecture,
                initial(architecture.encoderWidths(), random),
                initial(architecture.decoderWidths(), random),
                LatentPlane.ofFirstTwo(architecture.latent()));
    }

    private static List<DenseLayer> initial(List<Integer> widths, RandomGenerator random) {
        List<DenseLayer> layers = new ArrayList<>();
        for (int i = 0; i + 1 < widths.size(); i++) {
            int inputs = widths.get(i);
            int outputs = widths.get(i + 1);
            double limit = 1 / Math.sqrt(inputs);
            layers.add(new DenseLayer(
                    inputs, outputs, uniform(inputs * outputs, limit, random), uniform(outputs, limit, random)));
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

    List<NativeLayer> layers() {
        return layers;
    }

    int encoderLayers() {
        return encoderLayers;
    }

    /** Whether layer {@code i} of the list ends in the hidden activation. */
    boolean hidden(int i) {
        return i != encoderLayers - 1 && i != layers.size() - 1;
    }

    FrozenModel freeze(LatentPlane plane) {
        List<DenseLayer> frozen = layers.stream().map(NativeLayer::freeze).toList();
        return new FrozenModel(
                architecture, frozen.subList(0, encoderLayers), frozen.subList(encoderLayers, frozen.size()), plane);
    }

    @Override
    public void close() {
        layers.forEach(NativeLayer::close);
    }
}
