package latentatlas.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatentPathTest {
    private static final LatentPoint START = new LatentPoint(0, 0);
    private static final LatentPoint END = new LatentPoint(4, 0);

    /** An image of a single value for each point. */
    private static PlaneDecoder decoder(Height height) {
        return new PlaneDecoder() {
            @Override
            public int values() {
                return 1;
            }

            @Override
            public void decode(List<LatentPoint> points, float[] images) {
                for (int i = 0; i < points.size(); i++) {
                    images[i] =
                            (float) height.at(points.get(i).x(), points.get(i).y());
                }
            }
        };
    }

    private interface Height {
        double at(double x, double y);
    }

    /** All lengths up to a group of four and beyond, at places that differ. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15})
    void theDistanceOfImagesIsEuclids(int count) {
        Random random = new Random(count);
        float[] a = new float[count + 3];
        float[] b = new float[count + 5];
        for (int i = 0; i < a.length; i++) {
            a[i] = random.nextFloat();
        }
        for (int i = 0; i < b.length; i++) {
            b[i] = random.nextFloat();
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.pow((double) a[3 + i] - b[2 + i], 2);
        }
        assertEquals(Math.sqrt(sum), LatentPath.distance(a, 3, b, 2, count), 1e-6);
    }

    @Test
    void aWayOfTwoPointsHasItsEndsAndTheLengthBetweenThem() {
        LatentPath path = LatentPath.evenly(List.of(START, END), 2, decoder((x, y) -> 3 * x));
        assertEquals(List.of(START, END), path.points());
        assertEquals(12, path.length(), 1e-5);
        assertEquals(1, path.unevenness(), 1e-9);
    }

    @Test
    void lessThanTwoPointsAreNoWay() {
        PlaneDecoder any = decoder((x, y) -> x);
        IllegalArgumentException one =
                assertThrows(IllegalArgumentException.class, () -> LatentPath.evenly(List.of(START, END), 1, any));
        assertEquals("1 points on a way of 2", one.getMessage());
        assertThrows(IllegalArgumentException.class, () -> LatentPath.evenly(List.of(START), 2, any));
    }

    /** The image stands still, then changes: all points but the first lie where it changes. */
    @Test
    void pointsLieWhereTheImageChanges() {
        LatentPath path = LatentPath.evenly(List.of(START, END), 5, decoder((x, y) -> Math.max(0, x - 2)));
        assertEquals(START, path.points().get(0));
        assertEquals(2.5, path.points().get(1).x(), 0.08);
        assertEquals(3, path.points().get(2).x(), 0.08);
        assertEquals(3.5, path.points().get(3).x(), 0.08);
        assertEquals(2, path.length(), 1e-5);
        assertEquals(1, path.unevenness(), 0.1);
    }

    @Test
    void whereAStepIsTwiceTheOthersTheUnevennessTellsSo() {
        // Of a jump no point can lie in the middle.
        LatentPath path = LatentPath.evenly(List.of(START, END), 5, decoder((x, y) -> x < 1.9 ? x : x + 4));
        double largest = 0;
        double sum = 0;
        for (int i = 1; i < 5; i++) {
            double before = path.points().get(i - 1).x();
            double here = path.points().get(i).x();
            double step = here - before + (before < 1.9 && here >= 1.9 ? 4 : 0);
            largest = Math.max(largest, step);
            sum += step;
        }
        assertTrue(largest > 1.5 * sum / 4, largest + " of " + sum);
        assertEquals(largest / (sum / 4), path.unevenness(), 1e-4);
    }

    @Test
    void aWayIsSeenWhereAllItsImagesAreNumbers() {
        PlaneDecoder half = decoder((x, y) -> x > 3.5 ? Float.NaN : x);
        assertTrue(LatentPath.evenly(List.of(START, new LatentPoint(3, 0)), 4, half)
                .seen(half));
        assertFalse(LatentPath.evenly(List.of(START, END), 4, half).seen(half));
    }

    @Test
    void aWayRunsOnStraightAheadBeyondPointsThatCoincide() {
        LatentPoint corner = new LatentPoint(3, 0);
        List<LatentPoint> way = List.of(START, START, START, corner, new LatentPoint(3, 1), new LatentPoint(3, 1));
        List<LatentPoint> longer = LatentPath.extended(way, 0.5);
        assertEquals(8, longer.size());
        assertEquals(new LatentPoint(-2, 0), longer.get(0));
        assertEquals(way, longer.subList(1, 7));
        assertEquals(new LatentPoint(3, 3), longer.get(7));
        assertSame(way, LatentPath.extended(way, 0));
        List<LatentPoint> still = List.of(START, START);
        assertSame(still, LatentPath.extended(still, 0.5));
    }

    @Test
    void pointsOfAPolylineAreEquallyFarApartAlongIt() {
        List<LatentPoint> corner = List.of(START, new LatentPoint(2, 0), new LatentPoint(2, 2));
        List<LatentPoint> dense = LatentPath.dense(corner, 5);
        assertEquals(
                List.of(
                        START,
                        new LatentPoint(1, 0),
                        new LatentPoint(2, 0),
                        new LatentPoint(2, 1),
                        new LatentPoint(2, 2)),
                dense);
        List<LatentPoint> twice = List.of(START, START, new LatentPoint(2, 0), new LatentPoint(2, 0));
        assertEquals(List.of(START, new LatentPoint(1, 0), new LatentPoint(2, 0)), LatentPath.dense(twice, 3));
    }
}
