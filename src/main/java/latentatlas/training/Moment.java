package latentatlas.training;

import java.util.ArrayList;
import java.util.List;
import latentatlas.latent.LatentPlane;
import latentatlas.net.Layer;
import latentatlas.net.LayerForm;
import latentatlas.vae.Architecture;
import latentatlas.vae.FrozenModel;

/**
 * A run as it once was, made small. Immutable by agreement: nobody writes to the arrays.
 *
 * @param epochs how much of the run was done
 * @param weights [parameters], bits of binary16 numbers: each layer's weights, then its biases, encoder first
 * @param codes [sample, latent]
 * @param klOfDimensions [latent], nats
 */
public record Moment(double epochs, short[] weights, float[] codes, double[] klOfDimensions) {
    private static final int OVERHEAD = 128;

    /** Packs a model; some milliseconds for a million parameters. */
    static Moment of(double epochs, FrozenModel model, float[] codes, double[] klOfDimensions) {
        short[] weights = new short[Math.toIntExact(model.parameters())];
        int at = 0;
        for (List<Layer> layers : List.of(model.encoder(), model.decoder())) {
            for (Layer layer : layers) {
                at = Half.write(layer.weights(), weights, at);
                at = Half.write(layer.biases(), weights, at);
            }
        }
        return new Moment(epochs, weights, codes, klOfDimensions);
    }

    /** The model it was, to eleven bits of each weight. */
    FrozenModel model(Architecture architecture, LatentPlane plane) {
        int at = 0;
        List<List<Layer>> networks = new ArrayList<>();
        for (List<LayerForm> forms : List.of(architecture.encoderForms(), architecture.decoderForms())) {
            List<Layer> layers = new ArrayList<>();
            for (LayerForm form : forms) {
                int size = form.rows() * form.columns();
                float[] matrix = Half.read(weights, at, size);
                layers.add(new Layer(form, matrix, Half.read(weights, at + size, form.biases())));
                at += size + form.biases();
            }
            networks.add(layers);
        }
        return new FrozenModel(architecture, networks.get(0), networks.get(1), plane);
    }

    /** What one moment takes, bytes. */
    static long bytes(long parameters, int codes) {
        return OVERHEAD + Short.BYTES * parameters + (long) Float.BYTES * codes;
    }
}
