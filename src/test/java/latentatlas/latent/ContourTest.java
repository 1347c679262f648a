package latentatlas.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContourTest {
    private static final PlaneGrid GRID = new PlaneGrid(-4, 4, 0.1, 81, 81);

    private interface Surface {
        double at(double x, double y);
    }

    private static double[] values(Surface surface) {
        double[] values = new double[GRID.nodes()];
        for (int i = 0; i < values.length; i++) {
            values[i] = surface.at(GRID.x(i % 81), GRID.y(i / 81));
        }
        return values;
    }

    @Test
    void theRegionsOfANormalDensityAreEllipsesOfTheirChiSquaredRadius() {
        double[] normal = values((x, y) -> -(x * x / 0.64 + y * y / 0.16) / 2);
        List<Contour> contours = Contour.of(GRID, normal, 0.5, 0.9, 0.99);
        assertEquals(
                List.of(0.99, 0.9, 0.5), contours.stream().map(Contour::share).toList());
        for (Contour contour : contours) {
            assertEquals(1, contour.lines().size());
            List<LatentPoint> line = contour.lines().get(0);
            assertEquals(line.get(0), line.get(line.size() - 1));
            double radius = Math.sqrt(-2 * Math.log(1 - contour.share()));
            for (LatentPoint point : line) {
                assertEquals(radius, Math.hypot(point.x() / 0.8, point.y() / 0.4), 0.06 * radius);
            }
        }
    }

    @Test
    void twoPeaksHaveTwoLinesEach() {
        double[] two = values((x, y) -> Math.log(
                Math.exp(-20 * ((x - 2) * (x - 2) + y * y)) + Math.exp(-20 * ((x + 2) * (x + 2) + y * y)) + 1e-300));
        for (Contour contour : Contour.of(GRID, two, 0.5, 0.9)) {
            assertEquals(2, contour.lines().size());
        }
    }

    @Test
    void aRegionThatReachesTheEdgeOfTheGridEndsThere() {
        double[] slope = values((x, y) -> x);
        List<List<LatentPoint>> lines = Contour.of(GRID, slope, 0.5).get(0).lines();
        assertEquals(1, lines.size());
        List<LatentPoint> line = lines.get(0);
        assertNotEquals(line.get(0), line.get(line.size() - 1));
        assertEquals(8, line.get(0).distance(line.get(line.size() - 1)), 1e-9);
        assertEquals(81, line.size());
    }

    @Test
    void everyCrossedEdgeOfAnyDensityLiesOnExactlyOneLine() {
        double[] waves = values((x, y) -> Math.sin(3 * x) * Math.cos(2.3 * y) + 0.1 * x);
        int points = 0;
        List<List<LatentPoint>> lines = Contour.of(GRID, waves, 0.7).get(0).lines();
        for (List<LatentPoint> line : lines) {
            boolean closed = line.get(0).equals(line.get(line.size() - 1));
            points += line.size() - (closed ? 1 : 0);
            for (int i = 1; i < line.size(); i++) {
                assertTrue(line.get(i).distance(line.get(i - 1)) < 0.1 * Math.sqrt(2) + 1e-9);
            }
        }
        long distinct = lines.stream().flatMap(List::stream).distinct().count();
        assertEquals(distinct, points);
    }

    private static List<LatentPoint> box(double from, double to, double half) {
        return List.of(
                new LatentPoint(from, 1 - half),
                new LatentPoint(from, 1 + half),
                new LatentPoint(to, 1 + half),
                new LatentPoint(to, 1 - half),
                new LatentPoint(from, 1 - half));
    }

    private static void assertBoxes(double[] logDensity, double share, List<List<LatentPoint>> expected) {
        List<List<LatentPoint>> lines = Contour.of(new PlaneGrid(0, 1, 1, logDensity.length, 1), logDensity, share)
                .get(0)
                .lines();
        assertEquals(expected.size(), lines.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(5, lines.get(i).size());
            for (int corner = 0; corner < 5; corner++) {
                assertEquals(
                        0, expected.get(i).get(corner).distance(lines.get(i).get(corner)), 1e-9, lines.toString());
            }
        }
    }

    @Test
    void onALineARegionIsABoxAroundEachIntervalTheHigherTheSmallerItsShare() {
        assertBoxes(new double[] {0, 2, 4, 2, 0}, 0.9, List.of(box(0.5, 3.5, 0.15 * 1.1 * 3 / 2)));
        double half = 0.15 * 1.4 * 5 / 2;
        assertBoxes(new double[] {0, 2, 0, 0, 0, 2, 0}, 0.6, List.of(box(0.5, 1.5, half), box(4.5, 5.5, half)));
    }

    @Test
    void onALineARegionEndsWithTheGridAndAnEvenDensityHasNone() {
        assertBoxes(new double[] {4, 2, 0, 0, 0}, 0.5, List.of(box(0, 0.5, 0)));
        assertBoxes(new double[] {0, 0, 0, 2, 4}, 0.5, List.of(box(3.5, 4, 0)));
        assertBoxes(new double[] {4, 2, 0}, 1, List.of(box(0, 1.5, 0)));
        assertBoxes(new double[] {1, 1, 1, 1}, 0.5, List.of());
    }

    @Test
    void atASaddleTheMiddleDecidesWhichCornersBelongTogether() {
        PlaneGrid four = new PlaneGrid(0, 1, 1, 2, 2);
        // Two high corners apart: each is cut off by itself.
        List<List<LatentPoint>> apart =
                Contour.of(four, new double[] {2, 0, 0, 2}, 0.8).get(0).lines();
        assertEquals(2, apart.size());
        assertLine(apart, new LatentPoint(0.5, 1), new LatentPoint(0, 0.5));
        assertLine(apart, new LatentPoint(0.5, 0), new LatentPoint(1, 0.5));
        // A middle that is high joins them: the low corners are cut off.
        List<List<LatentPoint>> joined =
                Contour.of(four, new double[] {10, 0, 0, 2.1}, 0.9998).get(0).lines();
        assertEquals(2, joined.size());
        assertLine(joined, new LatentPoint(0.895, 1), new LatentPoint(1, 0.5));
        assertLine(joined, new LatentPoint(0.5, 0), new LatentPoint(0, 0.105));
        // The same with the high corners on the other diagonal.
        List<List<LatentPoint>> other =
                Contour.of(four, new double[] {0, 10, 2.1, 0}, 0.9998).get(0).lines();
        assertLine(other, new LatentPoint(0.105, 1), new LatentPoint(0, 0.5));
        assertLine(other, new LatentPoint(0.5, 0), new LatentPoint(1, 0.105));
    }

    private static void assertLine(List<List<LatentPoint>> lines, LatentPoint one, LatentPoint other) {
        assertTrue(
                lines.stream()
                        .anyMatch(line -> line.size() == 2
                                && Math.min(
                                                line.get(0).distance(one)
                                                        + line.get(1).distance(other),
                                                line.get(1).distance(one)
                                                        + line.get(0).distance(other))
                                        < 1e-9),
                one + " to " + other + " is not in " + lines);
    }
}
