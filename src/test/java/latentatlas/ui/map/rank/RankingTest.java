package latentatlas.ui.map.rank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import latentatlas.image.ImageShape;
import latentatlas.image.Loading;
import latentatlas.measure.Strangeness;
import latentatlas.net.Activation;
import latentatlas.picture.Shown;
import latentatlas.session.Exhibit;
import latentatlas.session.Exhibits;
import latentatlas.vae.Architecture;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.BatchTrainer;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.ImageLosses;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.Test;

class RankingTest {
    private final Shown shown;
    private final Exhibit exhibit;

    RankingTest() throws Exception {
        shown = Shown.model();
        exhibit = Exhibits.of(shown.stored.model(), ImageShape.MNIST, shown.cloud, shown.images);
    }

    @Test
    void imagesComeInTheOrderOfTheirScoresAndEachLabelHasItsExtremes() {
        Ranking ranking = Ranking.of(exhibit, Strangeness.RECONSTRUCTION, 2, Loading.UNWATCHED);
        ImageLosses losses;
        try (BatchCoder coder = BatchCoder.parallel(exhibit.model(), 2)) {
            losses = coder.measure(shown.images, shown.cloud.images());
        }
        int n = shown.cloud.size();
        assertArrayEquals(
                IntStream.range(0, n).toArray(),
                Arrays.stream(ranking.codes()).sorted().toArray());
        for (int i = 0; i < n; i++) {
            assertTrue(i == 0 || ranking.values()[i] <= ranking.values()[i - 1]);
            assertEquals(losses.reconstruction()[ranking.codes()[i]], ranking.values()[i], 1e-2);
        }
        assertEquals(10, ranking.extremes().size());
        for (Ranking.Extremes extremes : ranking.extremes()) {
            int[] own = Shown.labelled(shown.cloud, Integer.parseInt(extremes.label()));
            double worst = Arrays.stream(own)
                    .mapToDouble(code -> losses.reconstruction()[code])
                    .max()
                    .orElseThrow();
            double best = Arrays.stream(own)
                    .mapToDouble(code -> losses.reconstruction()[code])
                    .min()
                    .orElseThrow();
            assertEquals(worst, extremes.worst().value(), 1e-2);
            assertEquals(best, extremes.best().value(), 1e-2);
            assertArrayEquals(
                    Exhibit.intensities(
                            shown.images, shown.cloud.images()[extremes.worst().code()]),
                    extremes.worst().original());
        }
    }

    @Test
    void aRangeOfScoresHoldsTheImagesInItAndTheHistogramAllOfThem() {
        Ranking ranking = Ranking.of(exhibit, Strangeness.RARITY, 1, Loading.UNWATCHED);
        assertArrayEquals(ranking.codes(), ranking.between(ranking.least(), ranking.most()));
        int[] strangest = ranking.between(ranking.threshold(0.01), ranking.most());
        assertEquals(16, strangest.length, 3);
        assertEquals(ranking.codes()[0], strangest[0]);
        assertEquals(
                ranking.codes().length, Arrays.stream(ranking.histogram(40)).sum());
        double[] byImage = ranking.byImage(shown.images.size());
        assertEquals(ranking.most(), byImage[ranking.order()[0]]);
    }

    @Test
    void itIsGivenUpWhenAskedTo() {
        assertThrows(
                CancellationException.class, () -> Ranking.of(exhibit, Strangeness.ELBO, 1, (done, total) -> false));
    }

    @Test
    void withoutAPriorThereIsNeitherALikelihoodNorABoundOnIt() {
        FrozenModel plain = BatchTrainer.initialModel(
                new Architecture(ModelKind.AE, 784, List.of(12), 2, Activation.TANH, Likelihood.BERNOULLI), 3);
        Exhibit shownPlain = Exhibits.of(plain, ImageShape.MNIST, shown.cloud, shown.images);
        for (Strangeness score : List.of(Strangeness.LIKELIHOOD, Strangeness.ELBO)) {
            String missing = Meaning.missing(score, shownPlain);
            assertTrue(missing.startsWith("A plain autoencoder has no prior"), missing);
        }
        assertEquals("", Meaning.missing(Strangeness.RECONSTRUCTION, shownPlain));
        assertEquals("", Meaning.missing(Strangeness.RARITY, shownPlain));
    }

    @Test
    void withoutImagesThereIsNothingToRankAndItSaysSo() {
        Exhibit bare = Exhibits.of(shown.stored.model(), ImageShape.MNIST, shown.cloud, null);
        assertTrue(Meaning.missing(Strangeness.ELBO, bare).startsWith("The images are not at hand"));
        assertEquals("", Meaning.missing(Strangeness.LIKELIHOOD, exhibit));
    }
}
