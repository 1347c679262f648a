package latentatlas.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Rectangles, grids, closed lines and the plane of most spread. */
class PlanePartsTest {
    private static void refused(Executable what) {
        assertThrows(IllegalArgumentException.class, what);
    }

    @Test
    void aRectangleHoldsItsEdgesAndNothingBeyond() {
        Bounds bounds = new Bounds(-1, 2, 3, 4);
        assertEquals(4, bounds.width());
        assertEquals(2, bounds.height());
        assertEquals(new LatentPoint(1, 3), bounds.centre());
        for (double[] inside : new double[][] {{-1, 2}, {3, 4}, {-1, 4}, {0, 3}}) {
            assertTrue(bounds.contains(new LatentPoint(inside[0], inside[1])));
        }
        for (double[] out : new double[][] {{-1.001, 3}, {3.001, 3}, {0, 1.999}, {0, 4.001}}) {
            assertFalse(bounds.contains(out[0], out[1]));
        }
        assertEquals(new Bounds(-3, 1, 5, 5), bounds.padded(0.5));
        assertEquals(new Bounds(-2, -2, 2, 2), Bounds.around(2));
        refused(() -> new Bounds(0, 0, 0, 1));
        refused(() -> new Bounds(0, 1, 1, 1));
        refused(() -> new Bounds(1, 0, 0, 1));
        refused(() -> new Bounds(0, 0, Double.NaN, 1));
        refused(() -> new Bounds(Double.NEGATIVE_INFINITY, 0, 1, 1));
        refused(() -> new Bounds(0, 0, Double.POSITIVE_INFINITY, 1));
        refused(() -> new Bounds(0, Double.NEGATIVE_INFINITY, 1, 1));
        refused(() -> new Bounds(0, 0, 1, Double.POSITIVE_INFINITY));
    }

    @Test
    void aGridsRowsRunDownwardsAndAMarginIsOnEverySide() {
        PlaneGrid grid = new PlaneGrid(-1, 2, 0.5, 4, 3);
        assertEquals(12, grid.nodes());
        assertEquals(0.5, grid.x(3));
        assertEquals(1, grid.y(2));
        assertEquals(new PlaneGrid(-2, 3, 0.5, 8, 7), grid.padded(2));
        new PlaneGrid(0, 0, 1e-9, 1, 1);
        refused(() -> new PlaneGrid(0, 0, 0, 1, 1));
        refused(() -> new PlaneGrid(0, 0, 1, 0, 1));
        refused(() -> new PlaneGrid(0, 0, 1, 1, 0));
    }

    /** The rule itself, edge by edge. */
    private static boolean inside(List<LatentPoint> corners, double x, double y) {
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
    void aClosedLineHoldsWhatTheEvenOddRuleSaysHoweverItCrossesItself() {
        SplittableRandom random = new SplittableRandom(9);
        for (int round = 0; round < 40; round++) {
            List<LatentPoint> corners = new ArrayList<>();
            int count = 3 + random.nextInt(30);
            double width = Math.pow(10, random.nextInt(4) - 2);
            for (int i = 0; i < count; i++) {
                // Now and then edges that lie level or upright, and corners upon corners.
                double x = random.nextInt(4) == 0 && i > 0 ? corners.get(i - 1).x() : width * random.nextDouble(-1, 1);
                double y = random.nextInt(4) == 0 && i > 0 ? corners.get(i - 1).y() : random.nextDouble(-1, 1);
                corners.add(new LatentPoint(x, y));
            }
            ClosedLine line = new ClosedLine(corners);
            for (int i = 0; i < 2_000; i++) {
                double x = width * random.nextDouble(-1.1, 1.1);
                double y = random.nextDouble(-1.1, 1.1);
                assertEquals(inside(corners, x, y), line.contains(x, y), () -> x + ", " + y + " in " + corners);
            }
        }
    }

    @Test
    void aLineWithoutWidthOrHeightHoldsNothingInside() {
        ClosedLine level = new ClosedLine(List.of(new LatentPoint(0, 1), new LatentPoint(2, 1), new LatentPoint(1, 1)));
        ClosedLine upright =
                new ClosedLine(List.of(new LatentPoint(1, 0), new LatentPoint(1, 2), new LatentPoint(1, 1)));
        assertFalse(level.contains(1, 1));
        assertFalse(upright.contains(0.999, 1));
        assertFalse(upright.contains(1, 0.5));
        assertFalse(level.contains(Double.NaN, 1));
    }

    private static Codes codes(float[] values, int latent) {
        int size = values.length / latent;
        return new Codes(values, latent, new int[size], IntStream.range(0, size).toArray(), List.of("0"));
    }

    @Test
    void thePlaneOfMostSpreadIsThatOfTheTwoWidestDirectionsThroughTheMiddle() {
        SplittableRandom random = new SplittableRandom(3);
        int size = 4_000;
        float[] values = new float[4 * size];
        for (int i = 0; i < size; i++) {
            double wide = 3 * random.nextGaussian();
            double less = 1.5 * random.nextGaussian();
            values[4 * i] = (float) (5 + 0.1 * random.nextGaussian());
            // Most spread along (0, .6, .8, 0), less along the last dimension.
            values[4 * i + 1] = (float) (-1 + 0.6 * wide);
            values[4 * i + 2] = (float) (2 + 0.8 * wide);
            values[4 * i + 3] = (float) less;
        }
        LatentPlane plane = PrincipalPlane.of(codes(values, 4));
        close(new double[] {0, 0.6, 0.8, 0}, plane.first());
        close(new double[] {0, 0, 0, 1}, plane.second());
        float[] mean = {5, -1, 2, 0};
        float[] onPlane = plane.code(plane.project(mean, 0));
        for (int i = 0; i < mean.length; i++) {
            assertEquals(mean[i], onPlane[i], 0.1);
        }
    }

    private static void close(double[] expected, float[] axis) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], axis[i], 0.03);
        }
    }

    @Test
    void codesThatTellNothingGiveThePlaneOfTheFirstTwoDimensions() {
        LatentPlane first = LatentPlane.ofFirstTwo(3);
        assertEquals(first, PrincipalPlane.of(codes(new float[] {1, 2, 3}, 3)));
        assertEquals(first, PrincipalPlane.of(codes(new float[] {1, 2, 3, 4, Float.NaN, 6}, 3)));
        assertEquals(LatentPlane.ofFirstTwo(1), PrincipalPlane.of(codes(new float[] {1, 2, 3}, 1)));
    }

    @Test
    void theLargestPartOfEitherAxisIsPositive() {
        SplittableRandom random = new SplittableRandom(14);
        for (int round = 0; round < 60; round++) {
            float[] values = new float[3 * 40];
            double[] wide = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            for (int i = 0; i < 40; i++) {
                double along = random.nextGaussian();
                for (int d = 0; d < 3; d++) {
                    values[3 * i + d] = (float) (3 * along * wide[d] + random.nextGaussian());
                }
            }
            LatentPlane plane = PrincipalPlane.of(codes(values, 3));
            for (float[] axis : List.of(plane.first(), plane.second())) {
                int largest = 0;
                for (int d = 1; d < 3; d++) {
                    largest = Math.abs(axis[d]) > Math.abs(axis[largest]) ? d : largest;
                }
                assertTrue(axis[largest] > 0, java.util.Arrays.toString(axis));
            }
        }
    }

    @Test
    void twoCodesAreEnoughForAPlane() {
        LatentPlane plane = PrincipalPlane.of(codes(new float[] {0, 0, 1, 0, 0, 5}, 3));
        close(new double[] {0, 0, 1}, plane.first());
    }

    private static Cloud cloud(int size, int... labels) {
        SplittableRandom random = new SplittableRandom(size);
        float[] x = new float[size];
        float[] y = new float[size];
        int[] own = new int[size];
        for (int i = 0; i < size; i++) {
            x[i] = (float) (2 + random.nextGaussian());
            y[i] = (float) (3 * random.nextGaussian());
            own[i] = labels.length == 0 ? -1 : labels[i % labels.length];
        }
        return new Cloud(x, y, own, IntStream.range(0, size).toArray(), List.of("a", "b", "c"));
    }

    @Test
    void labelsAreCountedAndCodesWithoutOneAreNot() {
        assertArrayEquals(new int[] {4, 0, 2}, cloud(8, 0, -1, 2, 0).counts());
        assertEquals("c", cloud(8, 0, -1, 2, 0).labelName(2));
        assertEquals("", cloud(8, 0, -1, 2, 0).labelName(1));
    }

    @Test
    void theNearestOfManyAreThoseOfAShownLabelNearestFirst() {
        Cloud cloud = cloud(50, 0, 1, 2, -1);
        LatentPoint place = new LatentPoint(1.5, 0.5);
        for (Set<Integer> hidden : List.of(Set.<Integer>of(), Set.of(1), Set.of(-1, 0))) {
            int[] expected = IntStream.range(0, 50)
                    .filter(i -> !hidden.contains(cloud.labels()[i]))
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> cloud.point(i).distance(place)))
                    .limit(7)
                    .mapToInt(i -> i)
                    .toArray();
            assertArrayEquals(expected, new CloudSearch(cloud, hidden).nearest(place, 7));
        }
        assertEquals(13, new CloudSearch(cloud, Set.of(-1, 0, 2)).nearest(place, 50).length);
    }

    @Test
    void aNumberOfCodesJustBelowAWholePartIsSearchedToItsEnd() {
        int size = (1 << 16) - 1;
        Cloud cloud = new Cloud(new float[size], new float[size], new int[size], new int[size], List.of("a"));
        assertEquals(size, new CloudSearch(cloud, Set.of()).inside(Bounds.around(1)).length);
    }

    @Test
    void aSampleOfALabelWithOneCodeIsThatCodeAndOfSeveralAsWideAsTheirKernel() {
        Cloud one = cloud(1, 1);
        assertEquals(one.point(0), CloudSearch.sample(one, 1, new SplittableRandom(1)));
        assertNull(CloudSearch.sample(one, 0, new SplittableRandom(1)));
        Cloud same =
                new Cloud(new float[] {0, 0, 0, 8}, new float[] {0, 0, 0, 0}, new int[4], new int[4], List.of("a"));
        SplittableRandom random = new SplittableRandom(2);
        double squares = 0;
        int draws = 4_000;
        for (int i = 0; i < draws; i++) {
            LatentPoint point = CloudSearch.sample(same, 0, random);
            squares += point.y() * point.y() / draws;
        }
        assertEquals(Density.bandwidth(same), Math.sqrt(squares), 0.05 * Density.bandwidth(same));
    }

    @Test
    void theBandwidthIsOneWhereCodesTellNoneAndDataReachesHalfAsFarAgain() {
        assertEquals(1, Density.bandwidth(cloud(0)));
        assertEquals(1, Density.bandwidth(cloud(1)));
        Cloud two = new Cloud(new float[] {5, 7}, new float[] {1, 5}, new int[2], new int[2], List.of("a"));
        double expected = (1 + 2) / 2.0 * Math.pow(2, -1 / 6.0);
        assertEquals(expected, Density.bandwidth(two), 1e-9);
        assertEquals(1.5 * expected, Density.reach(two), 1e-9);
        Cloud all = new Cloud(new float[3], new float[3], new int[3], new int[3], List.of("a"));
        assertEquals(1, Density.bandwidth(all));
    }

    @Test
    void pointsAndPlanesAreMovedComparedAndLeftByTheirOwnNumbers() {
        LatentPoint point = new LatentPoint(1, 2);
        assertEquals(new LatentPoint(1.5, 1.75), point.plus(0.5, -0.25));
        assertEquals(new LatentPoint(2, 4), point.towards(new LatentPoint(3, 6), 0.5));
        LatentPlane plane = LatentPlane.ofFirstTwo(3);
        assertEquals(plane.hashCode(), LatentPlane.ofFirstTwo(3).hashCode());
        assertNotEquals(plane, LatentPlane.ofFirstTwo(2));
        LatentPlane turned = plane.along(new float[] {0.6f, 0, 0.8f}, new float[] {0, 1, 0});
        assertNotEquals(plane, turned);
        assertNotEquals(plane, plane.along(new float[] {1, 0, 0}, new float[] {0, 0, 1}));
        assertNotEquals(plane, plane.at(2, 1));
        assertNotEquals(plane.hashCode(), turned.hashCode());
        assertFalse(plane.equals((Object) "a plane"));
        assertEquals(0.8, turned.outside(0), 1e-6);
        assertEquals(0, turned.outside(1), 1e-6);
        assertEquals(0.6, turned.outside(2), 1e-6);
    }
}
