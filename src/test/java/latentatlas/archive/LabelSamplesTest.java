package latentatlas.archive;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import latentatlas.Mnist;
import latentatlas.image.ImageSet;
import latentatlas.image.files.DataSets;
import latentatlas.latent.LabelSampler;
import latentatlas.latent.Neighbours;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.CodeDensity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class LabelSamplesTest {
    private static final int SAMPLES = 300;
    private static final int VOTERS = 5;

    @Test
    void samplesOfALabelLieAmongItsTestImagesAndShowIt() throws Exception {
        var mnist = DataSets.open(Mnist.folder().toString());
        ImageSet test = mnist.test();
        assertTrue(test != null);
        StoredModel stored = ModelFile.read(Path.of("src/main/resources/latentatlas/session/mnist.latent"));
        DigitClassifier judge = new DigitClassifier(mnist.train(), 2, 5);
        float[] real = new float[2000 * 784];
        int right = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] image = test.image(i);
            for (int p = 0; p < 784; p++) {
                real[i * 784 + p] = (image[p] & 0xFF) / 255f;
            }
        }
        int[] judged = judge.labels(real, 2000);
        for (int i = 0; i < 2000; i++) {
            right += judged[i] == test.label(i) ? 1 : 0;
        }
        assertTrue(right > 0.93 * 2000, "the judge knows " + right + " of 2000 test images");

        float[] codes = new float[test.size() * 2];
        int near = 0;
        int seen = 0;
        StringBuilder each = new StringBuilder();
        try (BatchCoder coder = BatchCoder.parallel(stored.model(), 2)) {
            int[] all = IntStream.range(0, test.size()).toArray();
            int[] labels = IntStream.of(all).map(test::label).toArray();
            coder.encode(test, all, codes, new float[codes.length]);
            Neighbours neighbours = new Neighbours(codes, 2);
            List<LabelSampler> samplers = IntStream.range(0, 10)
                    .parallel()
                    .mapToObj(label -> new LabelSampler(
                            CodeDensity.of(stored.model(), stored.encoded(), label, 1, () -> true),
                            stored.encoded(),
                            label))
                    .toList();
            for (int label = 0; label < 10; label++) {
                LabelSampler sampler = samplers.get(label);
                SplittableRandom random = new SplittableRandom(label);
                float[] samples = new float[SAMPLES * 2];
                for (int i = 0; i < SAMPLES; i++) {
                    System.arraycopy(sampler.sample(random, 1), 0, samples, 2 * i, 2);
                }
                float[] images = new float[SAMPLES * 784];
                coder.decode(samples, SAMPLES, images);
                int[] shown = judge.labels(images, SAMPLES);
                int nearHere = 0;
                int seenHere = 0;
                for (int i = 0; i < SAMPLES; i++) {
                    int[] voters = neighbours.nearest(samples, 2 * i, VOTERS);
                    nearHere += Neighbours.majority(voters, labels) == label ? 1 : 0;
                    seenHere += shown[i] == label ? 1 : 0;
                }
                near += nearHere;
                seen += seenHere;
                each.append(String.format(
                        java.util.Locale.ROOT,
                        "%n%d: neighbours %.3f, classifier %.3f",
                        label,
                        nearHere / (double) SAMPLES,
                        seenHere / (double) SAMPLES));
            }
        }
        assertTrue(near >= 0.85 * 10 * SAMPLES, near / (10.0 * SAMPLES) + " of neighbours agree" + each);
        assertTrue(seen >= 0.85 * 10 * SAMPLES, seen / (10.0 * SAMPLES) + " as the classifier sees them" + each);
    }
}
