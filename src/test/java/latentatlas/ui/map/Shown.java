package latentatlas.ui.map;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.image.DigitWriter;
import latentatlas.image.ImageSet;
import latentatlas.latent.Cloud;
import latentatlas.problem.ProblemException;
import latentatlas.training.CloudSample;
import latentatlas.vae.BatchCoder;

/** The bundled model with the codes of images at hand, and pictures kept as build artefacts. */
final class Shown {
    private static final int IMAGES = 1_500;

    private static Shown only;

    final StoredModel stored;
    final ImageSet images = DigitWriter.images(IMAGES, 9);
    final Cloud cloud;

    private Shown() throws ProblemException {
        stored = ModelFile.read(Path.of("src/main/resources/latentatlas/session/mnist.latent"));
        CloudSample sample = new CloudSample(images, IMAGES);
        try (BatchCoder coder = stored.model().newBatchCoder()) {
            cloud = sample.encode(coder).on(stored.model().plane());
        }
    }

    static synchronized Shown model() throws ProblemException {
        if (only == null) {
            only = new Shown();
        }
        return only;
    }

    /** The indices of codes with a label. */
    static int[] labelled(Cloud cloud, int label) {
        return IntStream.range(0, cloud.size())
                .filter(i -> cloud.labels()[i] == label)
                .toArray();
    }

    static void keep(String name, int[] argb, int width) throws IOException {
        BufferedImage picture = new BufferedImage(width, argb.length / width, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, argb.length / width, argb, 0, width);
        File file = new File("target/pictures/" + name + ".png");
        assertTrue(file.getParentFile().isDirectory() || file.getParentFile().mkdirs());
        assertTrue(ImageIO.write(picture, "png", file));
    }
}
