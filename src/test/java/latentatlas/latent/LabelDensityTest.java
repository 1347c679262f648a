package latentatlas.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
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

    private static final LabelDensity TWO = LabelDensity.of(List.of(
            new LabelDensity.Component(0.2, new double[] {-6, 3}, new double[][] {{0.25, 0}, {0, 0.25}}),
            new LabelDensity.Component(0.8, new double[] {2, -1}, new double[][] {{1, 0.6}, {0.6, 1}})));

    @Test
    void componentsAreDrawnByTheirWeightsAndTheirCodesByTheirCovariances() {
        SplittableRandom random = new SplittableRandom(1);
        int left = 0;
        double[] sums = new double[5];
        int count = 20_000;
        for (int i = 0; i < count; i++) {
            float[] code = TWO.sample(random, 1);
            if (code[0] < -3) {
                left++;
            } else {
                double x = code[0] - 2;
                double y = code[1] + 1;
                double[] moments = {x, y, x * x, x * y, y * y};
                for (int j = 0; j < moments.length; j++) {
                    sums[j] += moments[j];
                }
            }
        }
        assertEquals(0.2, left / (double) count, 0.01);
        double[] expected = {0, 0, 1, 0.6, 1};
        for (int j = 0; j < sums.length; j++) {
            assertEquals(expected[j], sums[j] / (count - left), 0.03);
        }
    }

    @Test
    void eachOfThreeComponentsIsDrawnAsOftenAsItsWeightSays() {
        double[] weights = {0.2, 0.3, 0.5};
        List<LabelDensity.Component> parts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            parts.add(new LabelDensity.Component(
                    weights[i], new double[] {10 * i, 0}, new double[][] {{1, 0}, {0, 1}}));
        }
        LabelDensity three = LabelDensity.of(parts);
        SplittableRandom random = new SplittableRandom(3);
        int[] counts = new int[3];
        for (int i = 0; i < 20_000; i++) {
            counts[Math.round(three.sample(random, 0)[0] / 10)]++;
        }
        for (int i = 0; i < 3; i++) {
            assertEquals(weights[i], counts[i] / 20_000.0, 0.012);
        }
    }

    /** Beyond every component's reach, left, right, below and above, lies less than a ten-thousandth. */
    @Test
    void regionsOfTwoIslandsReachAsFarAsTheirShares() {
        List<Contour> regions = TWO.contours(0.9);
        assertEquals(1, regions.size());
        assertEquals(2, regions.get(0).lines().size());
        double[] box = {9, -9, 9, -9};
        double area = 0;
        for (List<LatentPoint> line : regions.get(0).lines()) {
            double twice = 0;
            for (int i = 0; i < line.size(); i++) {
                LatentPoint a = line.get(i);
                LatentPoint b = line.get((i + 1) % line.size());
                twice += a.x() * b.y() - b.x() * a.y();
                box = new double[] {
                    Math.min(box[0], a.x()), Math.max(box[1], a.x()), Math.min(box[2], a.y()), Math.max(box[3], a.y())
                };
            }
            area += Math.abs(twice) / 2;
        }
        // A level t leaves w·exp(-r²/2) = t·2 pi·sqrt(det) of each island inside its ellipse of radius r.
        double left = 2 * Math.PI * 0.25;
        double right = 2 * Math.PI * 0.8;
        double t = 0.1 / (left + right);
        double rightSquare = -2 * Math.log(t * right / 0.8);
        double leftSquare = -2 * Math.log(t * left / 0.2);
        assertEquals(Math.PI * (0.25 * leftSquare + 0.8 * rightSquare), area, 0.05 * area);
        assertEquals(-6 - 0.5 * Math.sqrt(leftSquare), box[0], 0.05);
        assertEquals(2 + Math.sqrt(rightSquare), box[1], 0.05);
        assertEquals(-1 - Math.sqrt(rightSquare), box[2], 0.05);
        assertEquals(3 + 0.5 * Math.sqrt(leftSquare), box[3], 0.05);
    }

    @Test
    void aDensityOfThreeDimensionsFallsOntoAPlaneThatIsTurned() {
        LabelDensity deep = LabelDensity.of(List.of(new LabelDensity.Component(
                1, new double[] {1, 2, 3}, new double[][] {{2, 0.5, 0.1}, {0.5, 1, 0.2}, {0.1, 0.2, 3}})));
        float r = (float) Math.sqrt(0.5);
        LatentPlane plane = new LatentPlane(new float[3], new float[] {r, r, 0}, new float[] {0, 0, 1});
        LabelDensity.Component flat = deep.on(plane).components().get(0);
        assertEquals(3 * r, flat.mean()[0], 1e-5);
        assertEquals(3, flat.mean()[1], 1e-5);
        assertEquals(2, flat.covariance()[0][0], 1e-5);
        assertEquals(0.3 * r, flat.covariance()[0][1], 1e-5);
        assertEquals(0.3 * r, flat.covariance()[1][0], 1e-5);
        assertEquals(3, flat.covariance()[1][1], 1e-5);
    }

    @Test
    void twiceTheDimensionsAndTenMoreCodesAreEnough() {
        assertEquals(14, LabelDensity.leastCodes(1));
        assertEquals(14, LabelDensity.leastCodes(2));
        assertEquals(30, LabelDensity.leastCodes(10));
        float[] few = islands(14);
        assertEquals(1, LabelDensity.fit(few, 2, 1, () -> true).components().size());
        assertThrows(Unfit.class, () -> LabelDensity.fit(islands(13), 2, 1, () -> true));
    }
}
