package latentatlas.vae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import latentatlas.image.DigitWriter;
import latentatlas.image.ImageSet;
import latentatlas.net.Activation;
import latentatlas.training.PrincipalComponents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefinerTest {
    private static final FrozenModel MODEL = BatchTrainer.initialModel(
            new Architecture(ModelKind.VAE, 784, List.of(60, 30), 3, Activation.GELU, Likelihood.BERNOULLI), 4);
    private static final ImageSet DIGITS = DigitWriter.images(20, 8);

    @Test
    void theGradientAgreesWithFiniteDifferences() {
        Refiner refiner = new Refiner(MODEL, 2.5);
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
        Refiner refiner = new Refiner(MODEL, 2.5);
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
                ? PrincipalComponents.fit(architecture, DIGITS.pixels(), () -> true)
                : BatchTrainer.initialModel(architecture, 6);
        Refiner refiner = new Refiner(model, 1);
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
    void thePriorWeighsAsMuchAsInTraining() {
        float[] code = {0.4f, -1.1f, 2f};
        double half = (0.4 * 0.4 + 1.1 * 1.1 + 4) / 2;
        double reconstruction = new Refiner(MODEL, 0).loss(image(3), code);
        assertEquals(reconstruction, new Refiner(MODEL, 4).reconstruction(image(3), code));
        assertEquals(
                reconstruction + 4 * (half + 1.5 * Math.log(2 * Math.PI)),
                new Refiner(MODEL, 4).loss(image(3), code),
                1e-5);
    }

    @Test
    void modelsWithoutAPriorAreRefinedByTheReconstructionAlone() {
        Architecture plain = new Architecture(ModelKind.AE, 784, List.of(30), 2, Activation.GELU, Likelihood.BERNOULLI);
        Refiner refiner = new Refiner(BatchTrainer.initialModel(plain, 4), 1);
        float[] far = {7, -9};
        assertEquals(refiner.reconstruction(image(3), far), refiner.loss(image(3), far));

        Architecture linear = new Architecture(ModelKind.PCA, 784, List.of(), 2, Activation.RELU, Likelihood.LINEAR);
        FrozenModel pca = PrincipalComponents.fit(linear, DIGITS.pixels(), () -> true);
        for (int i = 0; i < 5; i++) {
            float[] projected = new float[2];
            pca.newEncoder().encode(image(i), projected, new float[2]);
            // The projection is the best code there is: nothing may pull it towards the origin.
            assertArrayEquals(projected, new Refiner(pca, 1).refine(image(i), projected), 2e-3f);
        }
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
