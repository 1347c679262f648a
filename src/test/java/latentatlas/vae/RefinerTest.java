package latentatlas.vae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import latentatlas.image.DigitWriter;
import latentatlas.image.ImageSet;
import latentatlas.net.Activation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefinerTest {
    private static final FrozenModel MODEL = BatchTrainer.initialModel(
            new Architecture(ModelKind.VAE, 784, List.of(60, 30), 3, Activation.GELU, Likelihood.BERNOULLI), 4);
    private static final ImageSet DIGITS = DigitWriter.images(20, 8);

    @Test
    void theGradientAgreesWithFiniteDifferences() {
        Refiner refiner = new Refiner(MODEL);
        float[] image = image(3);
        float[] code = {0.4f, -1.1f, 2f};
        refiner.loss(image, code);
        float[] gradient = refiner.gradient(code).clone();
        for (int d = 0; d < 3; d++) {
            float[] above = code.clone();
            float[] below = code.clone();
            above[d] += 0.02f;
            below[d] -= 0.02f;
            double slope = (refiner.loss(image, above) - refiner.loss(image, below)) / 0.04;
            assertEquals(slope, gradient[d], 0.02 * (1 + Math.abs(slope)));
        }
    }

    @Test
    void refiningNeverRaisesTheLoss() {
        Refiner refiner = new Refiner(MODEL);
        for (int i = 0; i < 20; i++) {
            float[] start = {1.5f, -2, 0.5f};
            float[] refined = refiner.refine(image(i), start);
            assertTrue(refiner.loss(image(i), refined) < refiner.loss(image(i), start));
        }
    }

    @ParameterizedTest
    @EnumSource(Likelihood.class)
    void noCodeOfAGridIsBetterThanTheRefinedOne(Likelihood likelihood) {
        boolean linear = likelihood == Likelihood.LINEAR;
        Architecture architecture = new Architecture(
                linear ? ModelKind.PCA : ModelKind.VAE,
                784,
                linear ? List.of() : List.of(60, 30),
                2,
                Activation.GELU,
                likelihood);
        FrozenModel model = linear
                ? PrincipalComponents.fit(architecture, DIGITS.pixels())
                : BatchTrainer.initialModel(architecture, 6);
        Refiner refiner = new Refiner(model);
        for (int i = 0; i < 5; i++) {
            float[] refined = refiner.refine(image(i), new float[] {3, -3});
            double loss = refiner.loss(image(i), refined);
            for (float x = -3.2f; x <= 3.2f; x += 0.2f) {
                for (float y = -3.2f; y <= 3.2f; y += 0.2f) {
                    double other = refiner.loss(image(i), new float[] {x, y});
                    assertTrue(loss < other + 0.5, loss + " is more than " + other + " at " + x + ", " + y);
                }
            }
        }
    }

    @Test
    void principalComponentsAreOrthonormalAndReconstructBetterThanAnyOtherPlane() {
        Architecture linear = new Architecture(ModelKind.PCA, 784, List.of(), 2, Activation.RELU, Likelihood.LINEAR);
        ImageSet digits = DigitWriter.images(700, 2);
        FrozenModel pca = PrincipalComponents.fit(linear, digits.pixels());
        float[] first = new float[784];
        float[] second = new float[784];
        System.arraycopy(pca.decoder().get(0).weights(), 0, first, 0, 784);
        System.arraycopy(pca.decoder().get(0).weights(), 784, second, 0, 784);
        assertEquals(1, dot(first, first), 1e-5);
        assertEquals(0, dot(first, second), 1e-5);
        try (BatchCoder coder = pca.newBatchCoder();
                BatchCoder other = PrincipalComponents.fit(
                                linear, DigitWriter.images(40, 3).pixels())
                        .newBatchCoder()) {
            assertTrue(coder.measure(digits).meanReconstruction()
                    < other.measure(digits).meanReconstruction());
        }
        float[] mean = new float[2];
        pca.newEncoder().encode(image(0), mean, new float[2]);
        float[] again = new float[784];
        pca.newDecoder().decode(mean, again);
        float[] code = new float[2];
        pca.newEncoder().encode(again, code, new float[2]);
        // Decoded intensities are cut to [0, 1], so the way back is near, not exact.
        assertArrayEquals(mean, code, 0.5f);
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private static float[] image(int index) {
        byte[] bytes = DIGITS.image(index);
        float[] image = new float[784];
        for (int i = 0; i < 784; i++) {
            image[i] = (bytes[i] & 0xFF) / 255f;
        }
        return image;
    }
}
