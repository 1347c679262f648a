package latentatlas.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.Pixels;
import latentatlas.latent.LatentPlane;
import latentatlas.net.Activation;
import latentatlas.net.Layer;
import latentatlas.net.LayerForm;
import latentatlas.vae.Architecture;
import latentatlas.vae.Decoder;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;

/** Random models whose decoders change quickly, and images. */
final class Steep {
    private static final ImageShape SHAPE = new ImageShape(5, 4, 1);

    private Steep() {}

    /** A model whose decoder's last layer is {@code steepness} times as steep as usual. */
    static FrozenModel model(Likelihood likelihood, int latent, double steepness) {
        return model(ModelKind.VAE, likelihood, latent, steepness);
    }

    static FrozenModel model(ModelKind kind, Likelihood likelihood, int latent, double steepness) {
        Random random = new Random(latent);
        Architecture architecture = new Architecture(
                kind,
                SHAPE,
                List.of(),
                kind == ModelKind.PCA ? List.of() : List.of(24),
                latent,
                Activation.TANH,
                likelihood);
        return new FrozenModel(
                architecture,
                layers(architecture.encoderForms(), random, 0.5),
                layers(architecture.decoderForms(), random, steepness),
                LatentPlane.ofFirstTwo(latent));
    }

    /**
     * A model with a prior learned of three images, all of whose codes lie so many times as far apart: densities of images
     * are the same whatever the stretch.
     */
    static FrozenModel learned(double stretch) {
        FrozenModel fixed = model(Likelihood.BERNOULLI, 2, 3);
        Architecture was = fixed.architecture();
        Architecture learned = new Architecture(
                was.kind(),
                was.shape(),
                was.filters(),
                was.hidden(),
                was.latent(),
                was.activation(),
                was.likelihood(),
                was.posterior(),
                3,
                0);
        List<Layer> encoder = new ArrayList<>(fixed.encoder());
        Layer last = encoder.remove(encoder.size() - 1);
        float[] weights = last.weights().clone();
        float[] biases = last.biases().clone();
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= i % 4 < 2 ? (float) stretch : 1;
        }
        for (int i = 0; i < 4; i++) {
            biases[i] = (float) (i < 2 ? stretch * biases[i] : biases[i] - 3 + 2 * Math.log(stretch));
        }
        encoder.add(new Layer(last.form(), weights, biases));
        List<Layer> decoder = new ArrayList<>(fixed.decoder());
        Layer first = decoder.remove(0);
        float[] shrunk = first.weights().clone();
        for (int i = 0; i < shrunk.length; i++) {
            shrunk[i] /= (float) stretch;
        }
        decoder.add(0, new Layer(first.form(), shrunk, first.biases()));
        float[] pseudoInputs = new float[3 * SHAPE.values()];
        for (int i = 0; i < pseudoInputs.length; i++) {
            pseudoInputs[i] = (images(3).image(i / SHAPE.values())[i % SHAPE.values()] & 0xFF) / 255f;
        }
        return new FrozenModel(learned, encoder, decoder, pseudoInputs, fixed.plane());
    }

    private static List<Layer> layers(List<LayerForm> forms, Random random, double steepness) {
        List<Layer> layers = new ArrayList<>();
        for (LayerForm form : forms) {
            boolean last = layers.size() == forms.size() - 1;
            double deviation = (last ? steepness : 1) / Math.sqrt(form.fanIn());
            layers.add(new Layer(
                    form, normal(random, form.rows() * form.columns(), deviation), normal(random, form.biases(), 0.3)));
        }
        return layers;
    }

    private static float[] normal(Random random, int count, double deviation) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    /** Random images with labels 0 and 1 by turns. */
    static ImageSet images(int count) {
        byte[] bytes = new byte[count * SHAPE.values()];
        new Random(5).nextBytes(bytes);
        return set(bytes, count);
    }

    /** Images that a model decodes at random codes. */
    static ImageSet decoded(FrozenModel model, int count) {
        Random random = new Random(9);
        Decoder decoder = model.newDecoder();
        int latent = model.architecture().latent();
        float[] image = new float[SHAPE.values()];
        byte[] bytes = new byte[count * SHAPE.values()];
        for (int i = 0; i < count; i++) {
            decoder.decode(normal(random, latent, 1), image);
            for (int j = 0; j < image.length; j++) {
                bytes[i * image.length + j] = (byte) Math.round(255 * image[j]);
            }
        }
        return set(bytes, count);
    }

    private static ImageSet set(byte[] bytes, int count) {
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % 2;
        }
        return new ImageSet(SHAPE, Pixels.of(bytes, SHAPE.values()), labels, List.of("a", "b"));
    }
}
