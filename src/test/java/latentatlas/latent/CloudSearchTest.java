package latentatlas.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CloudSearchTest {
    private static final int CODES = 800;
    private static final Set<Integer> HIDDEN = Set.of(1);

    private final Random random = new Random(5);
    private final Cloud cloud = cloud();
    private final CloudSearch search = new CloudSearch(cloud, HIDDEN);

    private Cloud cloud() {
        float[] x = new float[CODES];
        float[] y = new float[CODES];
        int[] labels = new int[CODES];
        for (int i = 0; i < CODES; i++) {
            labels[i] = i % 4 - 1;
            x[i] = i == 8 ? Float.NaN : (float) random.nextGaussian() + labels[i];
            y[i] = (float) random.nextGaussian();
        }
        return new Cloud(x, y, labels, new int[CODES], List.of("a", "b", "c"));
    }

    private IntStream shown() {
        return IntStream.range(0, CODES).filter(i -> i != 8 && cloud.labels()[i] != 1);
    }

    @Test
    void findsTheNearestShownCodeWithinReach() {
        for (int trial = 0; trial < 200; trial++) {
            LatentPoint place = new LatentPoint(4 * random.nextGaussian(), 2 * random.nextGaussian());
            double reach = random.nextDouble();
            int expected = -1;
            for (int i : shown().toArray()) {
                double distance = cloud.point(i).distance(place);
                if (distance <= reach
                        && (expected < 0 || distance < cloud.point(expected).distance(place))) {
                    expected = i;
                }
            }
            assertEquals(expected, search.nearest(place, reach));
        }
    }

    @Test
    void aLassoOfAnyFormHoldsWhatTheEvenOddRuleSays() {
        for (int trial = 0; trial < 50; trial++) {
            List<LatentPoint> corners = new java.util.ArrayList<>();
            for (int corner = 0; corner < 3 + trial; corner++) {
                // Some on a grid, so that edges lie level and corners on codes' own heights.
                double grid = trial % 2 == 0 ? 1 : 1e-9;
                corners.add(new LatentPoint(
                        Math.rint(2 * random.nextGaussian() / grid) * grid,
                        Math.rint(2 * random.nextGaussian() / grid) * grid));
            }
            int[] expected = shown().filter(i -> evenOdd(corners, cloud.x()[i], cloud.y()[i]))
                    .toArray();
            assertArrayEquals(expected, search.inside(corners));
        }
    }

    private static boolean evenOdd(List<LatentPoint> corners, double x, double y) {
        boolean inside = false;
        LatentPoint before = corners.get(corners.size() - 1);
        for (LatentPoint corner : corners) {
            if ((corner.y() > y) != (before.y() > y)
                    && x < corner.x() + (y - corner.y()) * (before.x() - corner.x()) / (before.y() - corner.y())) {
                inside = !inside;
            }
            before = corner;
        }
        return inside;
    }

    @Test
    void findsWhatABoxAndALassoHold() {
        Bounds box = new Bounds(-0.5, -1, 1.5, 0.25);
        assertArrayEquals(shown().filter(i -> box.contains(cloud.point(i))).toArray(), search.inside(box));
        for (int trial = 0; trial < 50; trial++) {
            List<LatentPoint> corners = new ArrayList<>();
            Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
            for (int corner = 0; corner < 3 + trial % 9; corner++) {
                LatentPoint point = new LatentPoint(2 * random.nextGaussian(), random.nextGaussian());
                corners.add(point);
                if (corner == 0) {
                    path.moveTo(point.x(), point.y());
                } else {
                    path.lineTo(point.x(), point.y());
                }
            }
            path.closePath();
            assertArrayEquals(
                    shown().filter(i -> path.contains(cloud.x()[i], cloud.y()[i]))
                            .toArray(),
                    search.inside(corners));
        }
        assertEquals(0, search.inside(List.of(LatentPoint.ORIGIN, new LatentPoint(9, 9))).length);
    }

    @Test
    void aMultitudeIsLookedThroughInPartsAndFoundInItsOrder() {
        float[] x = new float[200_000];
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
            y[i] = (float) random.nextGaussian();
        }
        CloudSearch many =
                new CloudSearch(new Cloud(x, y, new int[x.length], new int[x.length], List.of("a")), Set.of());
        List<LatentPoint> star = new ArrayList<>();
        for (int corner = 0; corner < 40; corner++) {
            double radius = corner % 2 == 0 ? 1.5 : 0.4;
            star.add(new LatentPoint(
                    radius * Math.cos(Math.PI * corner / 20), radius * Math.sin(Math.PI * corner / 20)));
        }
        int[] expected = IntStream.range(0, x.length)
                .filter(i -> evenOdd(star, x[i], y[i]))
                .toArray();
        assertTrue(expected.length > 10_000);
        assertArrayEquals(expected, many.inside(star));
    }

    @Test
    void theCentreOfALabelIsTheMeanOfItsCodes() {
        Cloud three = new Cloud(
                new float[] {1, 3, 9}, new float[] {2, 6, 9}, new int[] {0, 0, 1}, new int[3], List.of("a", "b", "c"));
        assertEquals(new LatentPoint(2, 4), CloudSearch.centre(three, 0));
        assertNull(CloudSearch.centre(three, 2));
    }

    @Test
    void samplesOfALabelAreSpreadAsItsCodesAre() {
        SplittableRandom samples = new SplittableRandom(1);
        int[] codes = shown().filter(i -> cloud.labels()[i] == 2).toArray();
        double meanX =
                IntStream.of(codes).mapToDouble(i -> cloud.x()[i]).average().orElseThrow();
        double sum = 0;
        double square = 0;
        for (int i = 0; i < 4_000; i++) {
            LatentPoint sample = CloudSearch.sample(cloud, 2, samples);
            assertNotNull(sample);
            sum += sample.x();
            square += Math.pow(sample.x() - meanX, 2);
        }
        assertEquals(meanX, sum / 4_000, 0.1);
        double deviation = Math.sqrt(square / 4_000);
        assertTrue(deviation > 0.9 && deviation < 1.4, "deviation " + deviation);
        assertNull(CloudSearch.sample(Cloud.EMPTY, 0, samples));
    }
}
