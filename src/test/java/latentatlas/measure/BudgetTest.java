package latentatlas.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.latent.Cloud;
import latentatlas.latent.Codes;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {
    private static final int IMAGES = 12;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void bothSumsAreTheLossOfEachImage(int latent) {
        FrozenModel model = Steep.model(Likelihood.BERNOULLI, latent, 2);
        LossBudget budget = budget(model, Steep.images(IMAGES));
        for (int i = 0; i < IMAGES; i++) {
            double gaps =
                    budget.negativeLogLikelihood()[i] + budget.approximationGap()[i] + budget.amortisationGap()[i];
            assertEquals(budget.negativeElbo(i), gaps, 1e-9);
            assertTrue(budget.approximationGap()[i] > -0.003, "no bound is above the likelihood");
            assertTrue(budget.amortisationGap()[i] >= 0);
        }
        LossBudget.Means means = budget.means(i -> i % 3 == 0);
        assertEquals(4, means.images());
        assertEquals(
                means.negativeElbo(),
                means.negativeLogLikelihood() + means.approximationGap() + means.amortisationGap(),
                1e-9);
        assertTrue(means.mutualInformation() > 0 && means.mutualInformation() <= Math.log(IMAGES) + 1e-6);
        assertTrue(budget.means(i -> true).marginalKl() > -1e-6);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theEncodersGapsAreThoseOfTheBudgetWhateverThePieces(int latent) {
        FrozenModel model = Steep.model(Likelihood.BERNOULLI, latent, 2);
        ImageSet images = Steep.images(70);
        Cloud cloud;
        try (BatchCoder coder = model.newBatchCoder()) {
            float[] means = new float[70 * latent];
            int[] all = IntStream.range(0, 70).toArray();
            coder.encode(images, all, means, new float[means.length]);
            cloud = new Codes(means, latent, new int[70], all, List.of("a")).on(model.plane());
        }
        List<Integer> counts = new ArrayList<>();
        EncoderGaps gaps =
                EncoderGaps.of(model, images, cloud, 2, sofar -> counts.add(sofar.nats().length), () -> true);
        assertEquals(List.of(64, 70), counts);
        assertTrue(gaps.complete());
        LossBudget budget = budget(model, images);
        for (int i = 0; i < 70; i++) {
            int image = gaps.codes().images()[i];
            assertEquals(cloud.x()[image], gaps.codes().x()[i]);
            assertEquals(budget.negativeElbo(image) - budget.negativeLogLikelihood()[image], gaps.nats()[i], 0.01);
        }
        assertEquals(70, IntStream.of(gaps.codes().images()).distinct().count());
        assertThrows(
                CancellationException.class, () -> EncoderGaps.of(model, images, cloud, 1, sofar -> {}, () -> false));
    }

    @Test
    void theElboIsTheMeanOfManySamples() {
        FrozenModel model = Steep.model(Likelihood.BERNOULLI, 2, 1);
        ImageSet images = Steep.images(2);
        LossBudget budget = budget(model, images);
        // One sample each of 4,000 copies: the coder's noise depends on the place.
        int copies = 4_000;
        int[] first = new int[copies];
        try (BatchCoder coder = model.newBatchCoder()) {
            var losses = coder.measure(images, first);
            assertEquals(losses.meanReconstruction(), budget.reconstruction()[0], 0.05);
            assertEquals(losses.meanKl(), budget.mutualInformation()[0] + budget.marginalKl()[0], 1e-3);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Likelihood.class,
            names = {"BERNOULLI", "GAUSSIAN"})
    void theImportanceWeightedBoundOfManySamplesComesNearFromBelow(Likelihood likelihood) {
        FrozenModel model = Steep.model(likelihood, 2, 1);
        ImageSet images = Steep.images(6);
        int[] all = IntStream.range(0, 6).toArray();
        double[] few = ImportanceBound.of(model, images, all, 1, 2, () -> true);
        double[] many = ImportanceBound.of(model, images, all, 5_000, 2, () -> true);
        try (Quadrature quadrature = new Quadrature(model, 1)) {
            double exact = Arrays.stream(quadrature.of(images))
                    .mapToDouble(ExactPosterior::logLikelihood)
                    .average()
                    .orElseThrow();
            double bound = Arrays.stream(many).average().orElseThrow();
            assertEquals(exact, bound, 0.05);
            assertTrue(Arrays.stream(few).average().orElseThrow() < bound);
        }
    }

    @Test
    void theRuleIntegratesPolynomialsExactly() {
        HermiteRule rule = HermiteRule.of(9);
        double[] moments = {1, 0, 1, 0, 3, 0, 15, 0, 105, 0, 945};
        for (int power = 0; power < moments.length; power++) {
            double sum = 0;
            for (int i = 0; i < 9; i++) {
                sum += rule.weights()[i] * Math.pow(rule.nodes()[i], power);
            }
            assertEquals(moments[power], sum, 1e-9 * Math.max(1, moments[power]), "power " + power);
        }
    }

    @Test
    void anEmbeddingThatKeepsAllNeighboursIsPerfectAndOneByChanceIsNot() {
        ImageSet images = Steep.images(60);
        float[] pixels = new float[60 * 20];
        for (int i = 0; i < 60; i++) {
            byte[] bytes = images.image(i);
            for (int j = 0; j < 20; j++) {
                pixels[i * 20 + j] = (bytes[j] & 0xFF) / 255f;
            }
        }
        Embedding same = Embedding.of(images, pixels, 20, 5);
        assertEquals(1, same.trustworthiness(), 0);
        assertEquals(1, same.continuity(), 0);
        float[] chance = new float[120];
        Random random = new Random(3);
        for (int i = 0; i < chance.length; i++) {
            chance[i] = random.nextFloat();
        }
        Embedding lost = Embedding.of(images, chance, 2, 5);
        assertEquals(0.5, lost.trustworthiness(), 0.1);
        assertEquals(0.5, lost.continuity(), 0.1);
    }

    @Test
    void theAreaUnderTheCurveCountsPairsAndHalvesTies() {
        assertEquals(1, Strangeness.areaUnderCurve(new double[] {1, 2, 3}, new boolean[] {false, false, true}), 0);
        assertEquals(0, Strangeness.areaUnderCurve(new double[] {3, 2, 1}, new boolean[] {false, false, true}), 0);
        assertEquals(
                0.75, Strangeness.areaUnderCurve(new double[] {1, 2, 2}, new boolean[] {false, false, true}), 1e-12);
    }

    @Test
    void scoresWithoutAMeaningAreLeftOut() {
        for (ModelKind kind : ModelKind.values()) {
            Likelihood likelihood = kind == ModelKind.PCA ? Likelihood.LINEAR : Likelihood.BERNOULLI;
            FrozenModel model = Steep.model(kind, likelihood, 2, 1);
            ImageSet images = Steep.images(50);
            Map<Score, Double> scores = new Scores(model, codes(model, images), 1, () -> true).of(images, 3);
            boolean variational = kind == ModelKind.VAE;
            assertEquals(variational, scores.containsKey(Score.LOG_LIKELIHOOD));
            assertEquals(variational, scores.containsKey(Score.IWAE_BOUND));
            assertEquals(variational, scores.containsKey(Score.COMPLETENESS));
            assertTrue(scores.containsKey(Score.TRUSTWORTHINESS));
            assertTrue(scores.values().stream().allMatch(Double::isFinite), scores.toString());
            assertTrue(scores.get(Score.NEIGHBOUR_AGREEMENT) >= 0.5, "the training images' own codes are the nearest");
            if (variational) {
                assertTrue(scores.get(Score.LOG_LIKELIHOOD) >= scores.get(Score.IWAE_BOUND));
            }
        }
    }

    @Test
    void completenessAsksForSamplesOfTheModelsOwnPrior() {
        ImageSet images = Steep.images(50);
        double[] shares = new double[2];
        for (int i = 0; i < 2; i++) {
            FrozenModel model = Steep.learned(i == 0 ? 1 : 16);
            shares[i] = new Scores(model, codes(model, images), 1, () -> true)
                    .of(images, 2)
                    .get(Score.COMPLETENESS);
        }
        assertTrue(shares[0] > 0.2, "samples lie among codes: " + shares[0]);
        assertEquals(shares[0], shares[1], 0.01);
    }

    @Test
    void strangeImagesAreToldApartByTheirLikelihood() {
        FrozenModel model = Steep.model(Likelihood.BERNOULLI, 2, 3);
        ImageSet usual = Steep.decoded(model, 30);
        ImageSet images = ImageSet.joined(usual, Steep.images(30));
        boolean[] strange = new boolean[60];
        Arrays.fill(strange, 30, 60, true);
        float[] trained = codes(model, usual).values();
        // The encoder is a random one: only the likelihood does without it.
        double area =
                Strangeness.areaUnderCurve(Strangeness.LIKELIHOOD.of(model, trained, images, 2, () -> true), strange);
        assertTrue(area > 0.9, "area " + area);
        double[] rarity = Strangeness.RARITY.of(model, trained, usual, 1, () -> true);
        assertArrayEquals(rarity, Strangeness.RARITY.of(model, trained, usual, 2, () -> true), 0);
    }

    private static LossBudget budget(FrozenModel model, ImageSet images) {
        try (Budgeting budgeting = new Budgeting(model, 2)) {
            return budgeting.of(images, IntStream.range(0, images.size()).toArray(), () -> true);
        }
    }

    private static Codes codes(FrozenModel model, ImageSet images) {
        int[] all = IntStream.range(0, images.size()).toArray();
        int[] labels = IntStream.of(all).map(images::label).toArray();
        float[] codes = new float[images.size() * 2];
        try (BatchCoder coder = model.newBatchCoder()) {
            coder.encode(images, all, codes, new float[codes.length]);
        }
        return new Codes(codes, 2, labels, all, images.labelNames());
    }
}
