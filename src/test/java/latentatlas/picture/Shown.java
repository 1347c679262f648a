package latentatlas.picture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.image.DigitWriter;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPlane;
import latentatlas.net.Activation;
import latentatlas.net.Layer;
import latentatlas.net.LayerForm;
import latentatlas.problem.ProblemException;
import latentatlas.training.CloudSample;
import latentatlas.vae.Architecture;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;

/** The bundled model with the codes of images at hand, and pictures kept as build artefacts. */
public final class Shown {
    private static final int IMAGES = 1_500;

    private static Shown only;

    public final StoredModel stored;
    public final ImageSet images = DigitWriter.images(IMAGES, 9);
    public final Cloud cloud;

    private Shown() throws ProblemException {
        stored = ModelFile.read(Path.of("src/main/resources/latentatlas/session/mnist.latent"));
        CloudSample sample = new CloudSample(images, IMAGES);
        try (BatchCoder coder = stored.model().newBatchCoder()) {
            cloud = sample.encode(coder).on(stored.model().plane());
        }
    }

    public static synchronized Shown model() throws ProblemException {
        if (only == null) {
            only = new Shown();
        }
        return only;
    }

    /** The model with the posteriors of its first images for a prior. */
    public FrozenModel withLearnedPrior(int count) {
        FrozenModel model = stored.model();
        Architecture form = model.architecture();
        float[] pseudoInputs = new float[count * form.inputs()];
        for (int i = 0; i < pseudoInputs.length; i++) {
            pseudoInputs[i] = (images.image(i / form.inputs())[i % form.inputs()] & 0xFF) / 255f;
        }
        Architecture learned = new Architecture(
                form.kind(),
                form.shape(),
                form.filters(),
                form.hidden(),
                form.latent(),
                form.activation(),
                form.likelihood(),
                form.posterior(),
                count,
                0);
        return new FrozenModel(learned, model.encoder(), model.decoder(), pseudoInputs, model.plane());
    }

    /** A plain autoencoder of zeros for images of the same form. */
    public static FrozenModel plain(int latent) {
        Architecture architecture = new Architecture(
                ModelKind.AE, ImageShape.MNIST, List.of(), List.of(8), latent, Activation.RELU, Likelihood.BERNOULLI);
        return new FrozenModel(
                architecture,
                zeros(architecture.encoderForms()),
                zeros(architecture.decoderForms()),
                LatentPlane.ofFirstTwo(latent));
    }

    private static List<Layer> zeros(List<LayerForm> forms) {
        return forms.stream()
                .map(form -> new Layer(form, new float[form.rows() * form.columns()], new float[form.biases()]))
                .toList();
    }

    /** The indices of codes with a label. */
    public static int[] labelled(Cloud cloud, int label) {
        return IntStream.range(0, cloud.size())
                .filter(i -> cloud.labels()[i] == label)
                .toArray();
    }

    public static void keep(String name, int[] argb, int width) throws IOException {
        BufferedImage picture = new BufferedImage(width, argb.length / width, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, argb.length / width, argb, 0, width);
        File file = new File("target/pictures/" + name + ".png");
        assertTrue(file.getParentFile().isDirectory() || file.getParentFile().mkdirs());
        assertTrue(ImageIO.write(picture, "png", file));
    }
}
