package latentatlas.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PathFinderTest {
    private static final LatentPlane MAP = LatentPlane.ofFirstTwo(2);
    private static final LatentPoint LEFT = new LatentPoint(-1, 0.05);
    private static final LatentPoint RIGHT = new LatentPoint(1, 0.05);
    private static final Codes NONE = new Codes(new float[0], 2, new int[0], new int[0], List.of());

    /** The plane itself: images are points, the metric is flat. */
    private static final PlaneDecoder FLAT = decoder(2, (x, y, image) -> {
        image[0] = (float) x;
        image[1] = (float) y;
    });

    /** The unit sphere seen from its north pole (inverse stereographic projection): geodesics are great circles. */
    private static final PlaneDecoder SPHERE = decoder(3, (x, y, image) -> {
        double square = x * x + y * y;
        image[0] = (float) (2 * x / (1 + square));
        image[1] = (float) (2 * y / (1 + square));
        image[2] = (float) ((square - 1) / (1 + square));
    });

    @Test
    void onAFlatMetricTheGeodesicIsTheStraightLineAtEqualSteps() {
        LatentPoint from = new LatentPoint(-1.3, 0.4);
        LatentPoint to = new LatentPoint(1.1, 1.7);
        LatentPath path = new PathFinder(FLAT, NONE, MAP).find(PathKind.GEODESIC, from, to, 17);
        assertEquals(from, path.points().get(0));
        assertEquals(to, path.points().get(16));
        assertEquals(from.distance(to), path.length(), 0.01 * path.length());
        for (int i = 0; i < 17; i++) {
            assertTrue(path.points().get(i).distance(from.towards(to, i / 16.0)) < 0.06, i + ": " + path.points());
        }
        assertTrue(path.unevenness() < 1.02, "" + path.unevenness());
    }

    @Test
    void onASphereTheGeodesicIsAboutAGreatCircleAndShorterThanTheStraightLine() {
        LatentPoint from = new LatentPoint(-1.2, 0.9);
        LatentPoint to = new LatentPoint(1.2, 0.9);
        PathFinder finder = new PathFinder(SPHERE, NONE, MAP);
        LatentPath straight = finder.find(PathKind.STRAIGHT, from, to, 65);
        LatentPath geodesic = finder.find(PathKind.GEODESIC, from, to, 65);
        float[] a = new float[3];
        float[] b = new float[3];
        SPHERE.decode(List.of(from), a);
        SPHERE.decode(List.of(to), b);
        double greatCircle = Math.acos(a[0] * b[0] + a[1] * b[1] + a[2] * b[2]);
        assertTrue(straight.length() > 1.02 * greatCircle, straight.length() + " against " + greatCircle);
        assertEquals(greatCircle, geodesic.length(), 0.02 * greatCircle);
    }

    @Test
    void framesChangeEquallyHoweverUnevenTheDecoder() {
        PlaneDecoder steep = decoder(1, (x, y, image) -> image[0] = (float) Math.tanh(6 * x));
        LatentPath path = new PathFinder(steep, NONE, MAP)
                .find(PathKind.STRAIGHT, new LatentPoint(-1, 0), new LatentPoint(1, 0), 21);
        assertTrue(path.unevenness() < 1.1, "" + path.unevenness());
        assertEquals(2, path.length(), 0.02);
    }

    @Test
    void theDatasWayGoesRoundAnEmptyPlace() {
        assertGoesRound(ring());
    }

    /** A half ring above the origin. */
    private static float[] ring() {
        int count = 4_000;
        float[] codes = new float[2 * count];
        for (int i = 0; i < count; i++) {
            double angle = Math.PI * i / count;
            double radius = 1 + 0.1 * Math.sin(i * 12.9898);
            codes[2 * i] = (float) (radius * Math.cos(angle));
            codes[2 * i + 1] = (float) (radius * Math.sin(angle));
        }
        return codes;
    }

    private static Codes codes(float[] values) {
        int count = values.length / 2;
        return new Codes(values, 2, new int[count], new int[count], List.of("0"));
    }

    /** Once round, and nowhere back: its length is that of half a circle. */
    private static void assertGoesRound(float[] values) {
        LatentPath path = new PathFinder(FLAT, codes(values), MAP).find(PathKind.DATA, LEFT, RIGHT, 21);
        assertTrue(path.points().get(10).y() > 0.7, "" + path.points());
        assertEquals(Math.PI, path.length(), 0.2 * Math.PI);
        for (int i = 1; i < 21; i++) {
            assertTrue(path.points().get(i).x() > path.points().get(i - 1).x() - 0.02, "" + path.points());
        }
    }

    /** Of the codes by which it is told how dense data is, the first and the one in the middle are far from all others. */
    @Test
    void codesFarFromAllOthersDoNotHideTheEmptyPlace() {
        float[] values = ring();
        for (int outlier : new int[] {0, values.length / 4}) {
            values[2 * outlier] = 500 + outlier;
            values[2 * outlier + 1] = -900;
        }
        assertGoesRound(values);
    }

    @Test
    void whereDataIsEverywhereOrTooFewTheDatasWayIsTheStraightLine() {
        int side = 64;
        float[] even = new float[2 * side * side];
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < side * side; i++) {
            even[2 * i] = (float) (-2.5 + 5.0 * (i % side + random.nextDouble()) / side);
            even[2 * i + 1] = (float) (-2.5 + 5.0 * (Math.floorDiv(i, side) + random.nextDouble()) / side);
        }
        float[] twelve = new float[24];
        for (int i = 0; i < 12; i++) {
            twelve[2 * i] = (float) Math.cos(Math.PI * i / 11);
            twelve[2 * i + 1] = (float) Math.sin(Math.PI * i / 11);
        }
        for (float[] values : List.of(even, twelve)) {
            LatentPath path = new PathFinder(FLAT, codes(values), MAP).find(PathKind.DATA, LEFT, RIGHT, 21);
            for (int i = 0; i < 21; i++) {
                LatentPoint point = path.points().get(i);
                assertTrue(point.distance(LEFT.towards(RIGHT, i / 20.0)) < 0.08, values.length + ": " + path.points());
            }
        }
    }

    @Test
    void geodesicsOfASphereAreGreatCirclesWhereverTheyLie() {
        SplittableRandom random = new SplittableRandom(6);
        float[] ends = new float[6];
        for (int round = 0; round < 12; round++) {
            double angle = 2 * Math.PI * random.nextDouble();
            double apart = 1.2 + 1.2 * random.nextDouble();
            LatentPoint from = new LatentPoint(1.4 * Math.cos(angle), 1.4 * Math.sin(angle));
            LatentPoint to = new LatentPoint(1.1 * Math.cos(angle + apart), 1.1 * Math.sin(angle + apart));
            SPHERE.decode(List.of(from, to), ends);
            double greatCircle = Math.acos(ends[0] * ends[3] + ends[1] * ends[4] + ends[2] * ends[5]);
            double found = new PathFinder(SPHERE, NONE, MAP)
                    .find(PathKind.GEODESIC, from, to, 65)
                    .length();
            assertEquals(greatCircle, found, 0.004 * greatCircle, from + " to " + to);
        }
    }

    @Test
    void theDatasWayKeepsToDataAtItsOwnHeightAndNotToThatAbove() {
        int count = 4_000;
        float[] codes = new float[6 * count];
        for (int i = 0; i < count; i++) {
            // Two half rings over each other's mirror images: only the lower one is where the way is.
            double angle = Math.PI * i / count;
            codes[6 * i] = (float) Math.cos(angle);
            codes[6 * i + 1] = (float) -Math.sin(angle);
            codes[6 * i + 3] = (float) Math.cos(angle);
            codes[6 * i + 4] = (float) Math.sin(angle);
            codes[6 * i + 5] = 3;
        }
        Codes rings = new Codes(codes, 3, new int[2 * count], new int[2 * count], List.of("0"));
        LatentPlane plane = LatentPlane.ofFirstTwo(3);
        LatentPath low = new PathFinder(FLAT, rings, plane).find(PathKind.DATA, LEFT, RIGHT, 21);
        assertTrue(low.points().get(10).y() < -0.6, "" + low.points());
        Lift above = new Lift(plane, new float[] {-1, 0.05f, 3}, new float[] {1, 0.05f, 3});
        LatentPath high = new PathFinder(FLAT, rings, above).find(PathKind.DATA, LEFT, RIGHT, 21);
        assertTrue(high.points().get(10).y() > 0.6, "" + high.points());
    }

    @Test
    void aPathFromAPlaceToItselfIsThatPlace() {
        LatentPath path =
                new PathFinder(FLAT, NONE, MAP).find(PathKind.GEODESIC, LatentPoint.ORIGIN, LatentPoint.ORIGIN, 5);
        assertEquals(0, path.length(), 1e-9);
        assertEquals(5, path.points().size());
    }

    @Test
    void anOvershootRunsOnStraightAheadPastBothEnds() {
        LatentPoint from = new LatentPoint(0, 0);
        LatentPoint to = new LatentPoint(2, 1);
        LatentPath path = new PathFinder(FLAT, NONE, MAP).find(PathKind.GEODESIC, from, to, 9, 0.5);
        assertEquals(2 * from.distance(to), path.length(), 0.02 * path.length());
        assertTrue(path.points().get(0).distance(new LatentPoint(-1, -0.5)) < 0.06, "" + path.points());
        assertTrue(path.points().get(8).distance(new LatentPoint(3, 1.5)) < 0.06, "" + path.points());
        assertThrows(
                IllegalArgumentException.class,
                () -> new PathFinder(FLAT, NONE, MAP).find(PathKind.STRAIGHT, from, to, 9, 0.6));
    }

    @Test
    void ofACollapsedDecoderTheWayStillReachesItsEndAtEqualSteps() {
        PlaneDecoder constant = decoder(3, (x, y, image) -> image[0] = 0.5f);
        LatentPoint from = new LatentPoint(-1, 0);
        LatentPoint to = new LatentPoint(1, 1);
        for (PathKind kind : PathKind.values()) {
            LatentPath path = new PathFinder(constant, NONE, MAP).find(kind, from, to, 5);
            assertEquals(to, path.points().get(4));
            assertTrue(path.points().get(2).distance(from.towards(to, 0.5)) < 0.06, kind + ": " + path.points());
            assertEquals(0, path.length());
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aDecoderWithoutNumbersHasAWayAllTheSame() {
        PlaneDecoder none = decoder(2, (x, y, image) -> image[0] = Float.NaN);
        PlaneDecoder half = decoder(2, (x, y, image) -> image[0] = x > 0 && y < 0.5 ? Float.NaN : (float) x);
        for (PlaneDecoder broken : List.of(none, half)) {
            LatentPoint to = new LatentPoint(1, 0.2);
            LatentPath path = new PathFinder(broken, NONE, MAP).find(PathKind.GEODESIC, new LatentPoint(-1, 0), to, 9);
            assertEquals(to, path.points().get(8));
            assertTrue(Double.isFinite(path.length()));
        }
    }

    @Test
    void theGeodesicIsNeverLongerThanTheStraightLine() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 25; round++) {
            double[] w = random.doubles(24, -2.5, 2.5).toArray();
            PlaneDecoder wavy = decoder(6, (x, y, image) -> {
                for (int i = 0; i < 6; i++) {
                    image[i] = (float) Math.tanh(
                            w[4 * i] * x + w[4 * i + 1] * y + Math.sin(w[4 * i + 2] * x * y + w[4 * i + 3]));
                }
            });
            PathFinder finder = new PathFinder(wavy, NONE, MAP);
            LatentPoint from = new LatentPoint(4 * random.nextDouble() - 2, 4 * random.nextDouble() - 2);
            LatentPoint to = new LatentPoint(4 * random.nextDouble() - 2, 4 * random.nextDouble() - 2);
            for (int count : new int[] {2, 9, 33}) {
                double straight =
                        finder.find(PathKind.STRAIGHT, from, to, count).length();
                double geodesic =
                        finder.find(PathKind.GEODESIC, from, to, count).length();
                assertTrue(geodesic <= straight, round + ": " + geodesic + " against " + straight);
            }
        }
    }

    private interface Surface {
        void at(double x, double y, float[] image);
    }

    private static PlaneDecoder decoder(int values, Surface surface) {
        return new PlaneDecoder() {
            @Override
            public int values() {
                return values;
            }

            @Override
            public void decode(List<LatentPoint> points, float[] images) {
                float[] own = new float[values];
                for (int i = 0; i < points.size(); i++) {
                    surface.at(points.get(i).x(), points.get(i).y(), own);
                    System.arraycopy(own, 0, images, i * values, values);
                }
            }
        };
    }
}
