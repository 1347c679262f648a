package latentatlas.vae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import latentatlas.latent.Codes;
import latentatlas.latent.LabelDensity;
import latentatlas.picture.Shown;
import org.junit.jupiter.api.Test;

/** Codes without images at hand. */
class CodeDensityTest {
    private static final int COPIES = 20_000;

    @Test
    void samplesAroundACodeAreThoseOfThePosteriorOfItsDecodedImage() throws Exception {
        FrozenModel model = Shown.model().stored.model();
        float[][] where = {{0.8f, -0.3f}, {-1.5f, 1.1f}};
        float[] codes = new float[2 * COPIES];
        for (int i = 0; i < COPIES; i++) {
            System.arraycopy(where[i % 2], 0, codes, 2 * i, 2);
        }
        float[] before = codes.clone();
        float[] samples = CodeDensity.posteriorSamples(model, codes, 4);
        assertArrayEquals(before, codes);
        assertArrayEquals(samples, CodeDensity.posteriorSamples(model, codes, 4));
        for (int place = 0; place < 2; place++) {
            float[] image = new float[model.architecture().inputs()];
            model.newDecoder().decode(where[place], image);
            float[] cholesky = new float[4];
            model.newEncoder().posterior(image, new float[2], cholesky);
            double[] square = new double[3];
            for (int i = place; i < COPIES; i += 2) {
                double x = samples[2 * i] - where[place][0];
                double y = samples[2 * i + 1] - where[place][1];
                square[0] += x * x / (COPIES / 2);
                square[1] += y * y / (COPIES / 2);
                square[2] += x * y / (COPIES / 2);
            }
            double xx = cholesky[0] * cholesky[0];
            double yy = cholesky[2] * cholesky[2] + cholesky[3] * cholesky[3];
            assertEquals(1, square[0] / xx, 0.08);
            assertEquals(1, square[1] / yy, 0.08);
            assertEquals(cholesky[0] * cholesky[2], square[2], 0.05 * Math.sqrt(xx * yy));
        }
    }

    @Test
    void aModelWithoutPosteriorsHasItsCodesAlone() {
        float[] codes = {1, 2, 3, 4};
        assertArrayEquals(codes, CodeDensity.posteriorSamples(Shown.plain(2), codes, 1));
        assertArrayEquals(new float[0], CodeDensity.posteriorSamples(Shown.plain(2), new float[0], 1));
    }

    /** Codes of label 0 lie around [-3, 0], those of label 1, twice as many, around [3, 0]. */
    private static Codes twoHeaps(int count) {
        float[] values = new float[2 * count];
        int[] labels = new int[count];
        java.util.Random random = new java.util.Random(2);
        for (int i = 0; i < count; i++) {
            labels[i] = random.nextInt(3) == 0 ? 0 : 1;
            values[2 * i] = (float) (0.3 * random.nextGaussian() + (labels[i] == 0 ? -3 : 3));
            values[2 * i + 1] = (float) (0.3 * random.nextGaussian());
        }
        int[] images = IntStream.range(0, count).toArray();
        return new Codes(values, 2, labels, images, java.util.List.of("a", "b"));
    }

    private static double weightLeft(LabelDensity density) {
        return density.components().stream()
                .filter(component -> component.mean()[0] < 0)
                .mapToDouble(LabelDensity.Component::weight)
                .sum();
    }

    /** Of more codes than are fitted, those that are lie evenly among all. */
    @Test
    void aDensityIsThatOfALabelsCodesOrOfAllOfThemFromTheFirstToTheLast() {
        FrozenModel plain = Shown.plain(2);
        for (int count : new int[] {300, 9_000}) {
            Codes codes = twoHeaps(count);
            assertEquals(1, weightLeft(CodeDensity.of(plain, codes, 0, 1, () -> true)), 1e-9);
            assertEquals(0, weightLeft(CodeDensity.of(plain, codes, 1, 1, () -> true)), 1e-9);
            assertEquals(1 / 3.0, weightLeft(CodeDensity.of(plain, codes, -1, 1, () -> true)), 0.03);
        }
        assertThrows(CancellationException.class, () -> CodeDensity.of(plain, twoHeaps(300), -1, 1, () -> false));
    }
}
