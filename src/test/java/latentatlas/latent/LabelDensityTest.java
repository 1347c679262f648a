package latentatlas.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import latentatlas.message.Language;
import latentatlas.problem.Unfit;
import org.junit.jupiter.api.Test;

class LabelDensityTest {
    /** Two slanting islands, a third and two thirds of all. */
    private static float[] islands(int count) {
        SplittableRandom random = new SplittableRandom(3);
        float[] codes = new float[2 * count];
        for (int i = 0; i < count; i++) {
            double along = random.nextGaussian();
            double across = 0.2 * random.nextGaussian();
            boolean left = i % 3 == 0;
            codes[2 * i] = (float) (left ? -4 + along - across : 3 + along + across);
            codes[2 * i + 1] = (float) (left ? 1 + along + across : -1 - along + across);
        }
        return codes;
    }

    @Test
    void twoIslandsAreFoundWithTheirSharesAndSlants() {
        LabelDensity density = LabelDensity.fit(islands(2000), 2, 1, () -> true);
        assertEquals(
                1,
                density.components().stream()
                        .mapToDouble(LabelDensity.Component::weight)
                        .sum(),
                1e-6);
        double left = density.components().stream()
                .filter(component -> component.mean()[0] < 0)
                .mapToDouble(LabelDensity.Component::weight)
                .sum();
        assertEquals(1 / 3.0, left, 0.03);
        for (LabelDensity.Component component : density.components()) {
            double slant = component.covariance()[0][1];
            assertTrue(component.mean()[0] < 0 ? slant > 0.5 : slant < -0.5, "a covariance of " + slant);
        }
        // The density of the right island's middle: two thirds of 1 / (2 pi sqrt(det)), det = 4 * 1 * 0.04.
        assertEquals(Math.log(2 / 3.0 / (2 * Math.PI * 0.4)), density.logDensity(3, -1), 0.25);
        assertTrue(density.logDensity(-0.5, 0) < density.logDensity(3, -1) - 8);
    }

    @Test
    void oneNormalDistributionHasOneComponentAndItsSamplesItsMoments() {
        SplittableRandom random = new SplittableRandom(8);
        float[] codes = new float[3 * 1500];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (float) ((1 + i % 3) * random.nextGaussian() + i % 3);
        }
        LabelDensity density = LabelDensity.fit(codes, 3, 2, () -> true);
        assertEquals(1, density.components().size());
        double[] mean = new double[3];
        double[] square = new double[3];
        SplittableRandom draws = new SplittableRandom(4);
        for (int i = 0; i < 20_000; i++) {
            float[] code = density.sample(draws, 1);
            for (int d = 0; d < 3; d++) {
                mean[d] += code[d] / 20_000.0;
                square[d] += code[d] * code[d] / 20_000.0;
            }
        }
        for (int d = 0; d < 3; d++) {
            LabelDensity.Component only = density.components().get(0);
            assertEquals(d, only.mean()[d], 0.3);
            assertEquals(1 + d, Math.sqrt(only.covariance()[d][d]), 0.25);
            assertEquals(only.mean()[d], mean[d], 0.07);
            assertEquals(Math.sqrt(only.covariance()[d][d]), Math.sqrt(square[d] - mean[d] * mean[d]), 0.05);
        }
    }

    @Test
    void aTemperatureOfNothingDrawsMiddlesAndTheSameSeedTheSameCodes() {
        LabelDensity density = LabelDensity.fit(islands(600), 2, 1, () -> true);
        float[] cold = density.sample(new SplittableRandom(5), 0);
        assertTrue(density.components().stream()
                .anyMatch(component -> (float) component.mean()[0] == cold[0]
                        && (float) component.mean()[1] == cold[1]));
        assertArrayEquals(
                density.sample(new SplittableRandom(5), 1),
                LabelDensity.fit(islands(600), 2, 1, () -> true).sample(new SplittableRandom(5), 1));
    }

    @Test
    void codesOnALineHaveADensityAndTooFewHaveNone() {
        float[] line = new float[400];
        for (int i = 0; i < 200; i++) {
            line[2 * i] = i / 50f;
        }
        assertTrue(Double.isFinite(LabelDensity.fit(line, 2, 1, () -> true).logDensity(2, 0)));
        assertTrue(Double.isFinite(
                LabelDensity.fit(new float[400], 2, 1, () -> true).logDensity(0, 0)));
    }

    @Test
    void tooFewCodesAreRefusedInTheLanguageOfTheProgram() {
        Unfit refused = assertThrows(Unfit.class, () -> LabelDensity.fit(new float[10], 2, 1, () -> true));
        assertEquals("5 codes are too few for a density in 2 dimensions", refused.getMessage());
        assertEquals("5 个编码不足以估计 2 维的密度", Unfit.why(refused).orElseThrow().text(Language.CHINESE));
    }

    @Test
    void aFitThatNobodyWantsAnyMoreEndsBeforeItsNextNumberOfComponents() {
        AtomicInteger asked = new AtomicInteger();
        assertThrows(
                CancellationException.class,
                () -> LabelDensity.fit(islands(2000), 2, 1, () -> asked.incrementAndGet() < 2));
        assertEquals(2, asked.get());
    }

    @Test
    void regionsOfASingleDimensionAreIntervalsOnItsLine() {
        Random random = new Random(4);
        float[] codes = new float[3000];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (float) (1 + 0.5 * random.nextGaussian());
        }
        LabelDensity density = LabelDensity.fit(codes, 1, 1, () -> true).on(LatentPlane.ofFirstTwo(1));
        List<Contour> regions = density.contours(0.5, 0.9);
        assertEquals(List.of(0.9, 0.5), regions.stream().map(Contour::share).toList());
        List<LatentPoint> box = regions.get(1).lines().get(0);
        assertEquals(1, regions.get(1).lines().size());
        assertEquals(1 - 0.674 * 0.5, box.get(0).x(), 0.05);
        assertEquals(1 + 0.674 * 0.5, box.get(2).x(), 0.05);
        assertEquals(0, (box.get(0).y() + box.get(1).y()) / 2, 1e-9);
    }
}
