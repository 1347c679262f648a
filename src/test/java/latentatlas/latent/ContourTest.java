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
}
