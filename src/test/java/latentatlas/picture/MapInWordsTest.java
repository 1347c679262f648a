package latentatlas.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPoint;
import latentatlas.message.Message;
import org.junit.jupiter.api.Test;

class MapInWordsTest {
    private static final int CODES = 2_000;

    /** Codes of the standard normal, all farther from the origin than {@code inner}. */
    private static Cloud ring(double inner) {
        SplittableRandom random = new SplittableRandom(3);
        float[] x = new float[CODES];
        float[] y = new float[CODES];
        int[] labels = new int[CODES];
        int[] images = new int[CODES];
        for (int i = 0; i < CODES; i++) {
            do {
                x[i] = (float) random.nextGaussian();
                y[i] = (float) random.nextGaussian();
            } while (Math.hypot(x[i], y[i]) < inner);
            labels[i] = x[i] < 0 ? 0 : 1;
            images[i] = i;
        }
        return new Cloud(x, y, labels, images, List.of("left", "right"));
    }

    private static Cloud two(double apart) {
        SplittableRandom random = new SplittableRandom(5);
        float[] x = new float[400];
        float[] y = new float[400];
        int[] labels = new int[400];
        int[] images = new int[400];
        for (int i = 0; i < 400; i++) {
            labels[i] = i % 2;
            x[i] = (float) (random.nextGaussian() + apart * labels[i]);
            y[i] = (float) random.nextGaussian();
            images[i] = i;
        }
        return new Cloud(x, y, labels, images, List.of("a", "b"));
    }

    @Test
    void codesOfThePriorCoverNearlyAllOfItWithoutAHole() {
        PriorCoverage coverage = PriorCoverage.of(ring(0));
        assertThat(coverage.covered()).isGreaterThan(0.95);
        assertThat(coverage.holes()).isEmpty();
    }

    @Test
    void aHoleIsFoundWhereItIsAndAsLargeAsItIs() {
        double inner = 1;
        PriorCoverage coverage = PriorCoverage.of(ring(inner));
        assertThat(coverage.holes()).hasSize(1);
        PriorCoverage.Hole hole = coverage.holes().get(0);
        assertThat(hole.deepest().distance(LatentPoint.ORIGIN)).isLessThan(0.25);
        // Of the prior, 1 - exp(-r²/2) lies within r; the codes reach a little way into the hole.
        assertThat(hole.share()).isBetween(0.1, 1 - Math.exp(-inner * inner / 2));
        assertThat(coverage.covered()).isCloseTo(1 - hole.share(), within(0.05));
    }

    @Test
    void mixedLabelsOverlapByHalfAndDistantOnesDoNot() {
        assertThat(LabelOverlap.of(two(0))).hasSize(1).allSatisfy(overlap -> {
            assertThat(overlap.share()).isCloseTo(0.5, within(0.05));
            assertThat(overlap.first()).isZero();
            assertThat(overlap.second()).isOne();
        });
        assertThat(LabelOverlap.of(two(20))).isEmpty();
    }

    @Test
    void aPlaceIsToldByTheLabelAroundIt() {
        Cloud cloud = new Cloud(
                new float[] {0, 0.1f, 5},
                new float[] {0, 0, 5},
                new int[] {0, 0, 1},
                new int[] {0, 1, 2},
                List.of("a", "b"));
        assertThat(MapInWords.place(cloud, 2, Set.of(), new LatentPoint(0, 0.2)))
                .isEqualTo(Message.of("spoken.place", "(0.00, 0.20)", "a", 2, 3));
        assertThat(MapInWords.nearest(cloud, 2, Set.of(0), LatentPoint.ORIGIN).text())
                .isEqualTo("Nearest code 7.07 away");
        assertThat(Sentences.of(List.of(
                        MapInWords.place(Cloud.EMPTY, 2, Set.of(), LatentPoint.ORIGIN),
                        MapInWords.nearest(Cloud.EMPTY, 2, Set.of(), LatentPoint.ORIGIN))))
                .isEqualTo("z = (0.00, 0.00). No codes");
    }

    @Test
    void ofALargerSpaceItIsSaidThatAPlaneIsToldOf() {
        Cloud cloud = two(20);
        assertThat(MapInWords.place(cloud, 16, Set.of(), new LatentPoint(20, 0)).text())
                .startsWith("z = (20.00, 0.00) on the plane")
                .contains("Label b, 10 of the 10 codes nearest on it");
        assertThat(MapInWords.place(Cloud.EMPTY, 16, Set.of(), LatentPoint.ORIGIN)
                        .text())
                .isEqualTo("z = (0.00, 0.00) on the plane");
        assertThat(MapInWords.nearest(cloud, 16, Set.of(), LatentPoint.ORIGIN).text())
                .contains("on the plane");
        assertThat(MapInWords.contents(cloud, 16, MapLayer.PLAIN).text()).contains("a plane through 16 dimensions");
        assertThat(MapInWords.summary(cloud, 16, true).get(1).text())
                .startsWith("It is a plane through 16 latent dimensions");
    }

    @Test
    void theSummaryTellsLabelsOverlapsAndThePrior() {
        List<String> said =
                MapInWords.summary(two(20), 2, true).stream().map(Message::text).toList();
        assertThat(said.get(0)).isEqualTo("The map shows 400 codes of 2 labels");
        assertThat(said.get(1))
                .matches("Label a: 200 codes around \\(-?0\\.\\d\\d, -?0\\.\\d\\d\\), spread 1\\.[345]\\d");
        assertThat(said.get(2))
                .matches("Label b: 200 codes around \\((19|20)\\.\\d\\d, -?0\\.\\d\\d\\), spread 1\\.[345]\\d");
        assertThat(said.get(3)).isEqualTo("No labels overlap");
        assertThat(said.get(4)).contains("% of the standard normal prior has data near it");
        assertThat(MapInWords.summary(two(20), 2, false)).hasSize(4);
    }

    @Test
    void aMapWithoutCodesIsToldAsEmpty() {
        assertThat(MapInWords.summary(Cloud.EMPTY, 2, true).stream().map(Message::text))
                .containsExactly("The map shows 0 codes without labels");
    }
}
