package latentatlas.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import latentatlas.latent.LatentPlane;
import latentatlas.net.DenseLayer;
import latentatlas.net.NativeLayer;

/** A model's parameters in native memory, which trainers and coders share. */
final class Network implements AutoCloseable {
    private final Architecture architecture;
    private final List<NativeLayer> encoder;
    private final List<NativeLayer> decoder;

    Network(FrozenModel model) {
        architecture = model.architecture();
        encoder = model.encoder().stream().map(NativeLayer::new).toList();
        decoder = model.decoder().stream().map(NativeLayer::new).toList();
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
                plane);
    }

    @Override
    public void close() {
        encoder.forEach(NativeLayer::close);
        decoder.forEach(NativeLayer::close);
    }
}
