package latentatlas.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Strokes from their points to the image: the curve, the pen, and MNIST's normalisation. */
class StrokesTest {
    private static final int PAPER = 11;
    private static final int SIDE = 28;
    private static final double[] ORIGIN = {0, 0, 0, 0};

    private static float[] drawn(double radius, double... stroke) {
        float[] ink = new float[PAPER * PAPER];
        new Pen(ink, PAPER, radius).draw(List.of(stroke), ORIGIN, 1, 0, 0);
        return ink;
    }

    private static float at(float[] ink, int x, int y) {
        return ink[y * PAPER + x];
    }

    @Test
    void aDotIsARoundOfThePensSizeThatFadesOverOnePixel() {
        float[] ink = drawn(2, 5.5, 5.5);
        for (int y = 0; y < PAPER; y++) {
            for (int x = 0; x < PAPER; x++) {
                double ideal = Math.max(0, Math.min(1, 2.5 - Math.hypot(x - 5, y - 5)));
                assertEquals(ideal, at(ink, x, y), 1e-6, x + ", " + y);
            }
        }
    }

    @Test
    void aLineIsAsWideAsThePenAndRoundAtItsEnds() {
        float[] ink = drawn(1, 2.5, 2.5, 8.5, 5.5);
        for (int y = 0; y < PAPER; y++) {
            for (int x = 0; x < PAPER; x++) {
                double along = Math.max(0, Math.min(1, ((x - 2) * 6 + (y - 2) * 3) / 45.0));
                double ideal = Math.max(0, Math.min(1, 1.5 - Math.hypot(x - 2 - 6 * along, y - 2 - 3 * along)));
                assertEquals(ideal, at(ink, x, y), 1e-6, x + ", " + y);
            }
        }
    }

    @Test
    void aStrokeGoesThroughAllItsPointsAndWhereItCrossesItselfNoInkIsLost() {
        float[] ink = drawn(0.5, 1.5, 1.5, 9.5, 1.5, 9.5, 9.5, 5.5, 0.5);
        for (int i = 1; i <= 9; i++) {
            assertEquals(1, at(ink, i, 1), 1e-6);
            assertEquals(1, at(ink, 9, i), 1e-6);
        }
        assertEquals(1, at(ink, 5, 0), 1e-6);
        assertEquals(0, at(ink, 3, 5));
    }

    @Test
    void whatLiesBesideThePaperIsLeftOut() {
        float[] ink = drawn(1, -40, 0.5, 5.5, 0.5, 5.5, 60);
        assertEquals(1, at(ink, 0, 0), 1e-6);
        assertEquals(1, at(ink, 5, 10), 1e-6);
        assertEquals(0.5f, at(ink, 0, 1), 1e-6);
        assertEquals(0, at(ink, 10, 10));
    }

    @Test
    void strokesAreEnlargedFromTheCornerOfTheirBox() {
        List<double[]> strokes = List.of(new double[] {3, -1, 4, 1}, new double[] {2, 0});
        double[] box = Pen.box(strokes);
        assertArrayEquals(new double[] {2, -1, 4, 1}, box);
        float[] ink = new float[PAPER * PAPER];
        new Pen(ink, PAPER, 0.5).draw(strokes, box, 3, 1.5, 2.5);
        assertEquals(1, at(ink, 4, 2), 1e-6);
        assertEquals(1, at(ink, 7, 8), 1e-6);
        assertEquals(1, at(ink, 1, 5), 1e-6);
        assertEquals(0, at(ink, 1, 2));
        double[] none = Pen.box(List.of());
        assertTrue(none[0] > none[2] && none[1] > none[3]);
    }

    @Test
    void aCurveGoesThroughItsPointsAndBendsAsCatmullAndRomHaveIt() {
        double[] points = {0, 0, 1, 2, 4, 3, 6, 0};
        double[] curve = Curves.smooth(points, 2);
        assertEquals(2 * 7, curve.length);
        for (int i = 0; i < 4; i++) {
            assertEquals(points[2 * i], curve[4 * i], 1e-12);
            assertEquals(points[2 * i + 1], curve[4 * i + 1], 1e-12);
        }
        // Half-way between two points: (9 (b + c) - a - d) / 16; the ends stand for the points beyond them.
        double[] halves = {
            (9 * (0 + 1) - 0 - 4) / 16.0,
            (9 * (0 + 2) - 0 - 3) / 16.0,
            (9 * (1 + 4) - 0 - 6) / 16.0,
            (9 * (2 + 3) - 0 - 0) / 16.0,
            (9 * (4 + 6) - 1 - 6) / 16.0,
            (9 * (3 + 0) - 2 - 0) / 16.0
        };
        for (int i = 0; i < 3; i++) {
            assertEquals(halves[2 * i], curve[4 * i + 2], 1e-12);
            assertEquals(halves[2 * i + 1], curve[4 * i + 3], 1e-12);
        }
        double[] third = Curves.smooth(new double[] {0, 0, 3, 3, 6, 6, 9, 9}, 3);
        assertEquals(4, third[8], 1e-12);
        double[] straight = {0, 0, 5, 1};
        assertSame(straight, Curves.smooth(straight, 4));
        assertEquals(2 * 5, Curves.smooth(new double[] {0, 0, 1, 1, 2, 0}, 2).length);
    }

    private static int[][] raster(double contrast, double[]... strokes) {
        byte[] bytes = new byte[3 + SIDE * SIDE];
        InkRaster.draw(List.of(strokes), 2, contrast, bytes, 3);
        int[][] image = new int[SIDE][SIDE];
        for (int i = 0; i < SIDE * SIDE; i++) {
            image[i / SIDE][i % SIDE] = bytes[3 + i] & 0xFF;
        }
        return image;
    }

    /** By hand: 18 pixels and a round pen of 2, in the middle of a box of 20, and one on for the barycentre. */
    @Test
    void aStrokeIsTwentyPixelsLongWithItsBarycentreInTheMiddlePixel() {
        double end = 1.5 - Math.hypot(0.5, 0.5);
        for (double contrast : new double[] {0.5, 1, 3}) {
            int[][] across = raster(contrast, new double[] {7, 3, 107, 3});
            int[][] down = raster(contrast, new double[] {7, -3, 7, 17});
            for (int i = 0; i < SIDE; i++) {
                double ink = i < 5 || i > 24 ? 0 : i == 5 || i == 24 ? end : 1;
                int level = (int) Math.round(255 * Math.min(1, contrast * ink));
                for (int line = 0; line < SIDE; line++) {
                    int due = line == 14 || line == 15 ? level : 0;
                    assertEquals(due, across[line][i], 1, line + ", " + i);
                    assertEquals(due, down[i][line], 1, line + ", " + i);
                }
            }
        }
    }

    @Test
    void aDotLiesInTheMiddleAndNoStrokeIsAnEmptyImage() {
        int[][] dot = raster(1, new double[] {40, 50});
        assertTrue(dot[14][14] > 200 && dot[15][15] > 200, "dot");
        assertEquals(0, dot[12][14] + dot[17][14] + dot[14][12] + dot[14][17]);
        for (int[] row : raster(1)) {
            assertArrayEquals(new int[SIDE], row);
        }
    }

    /** Whoever writes all to one side is moved by four pixels, and no ink leaves the image. */
    @Test
    void inkIsMovedNoFurtherThanTheMargin() {
        for (double side : new double[] {0, 1}) {
            List<double[]> strokes = new ArrayList<>();
            strokes.add(new double[] {0, 0, 1, 0});
            for (int i = 0; i < 6; i++) {
                double x = Math.abs(side - 0.05 * i);
                strokes.add(new double[] {x, -0.5, x, 0.5});
            }
            int[][] image = raster(1, strokes.toArray(double[][]::new));
            int left = SIDE;
            int right = -1;
            for (int[] row : image) {
                for (int x = 0; x < SIDE; x++) {
                    left = row[x] > 0 ? Math.min(left, x) : left;
                    right = row[x] > 0 ? Math.max(right, x) : right;
                }
            }
            assertEquals(side == 0 ? 8 : 0, left);
            assertEquals(side == 0 ? 27 : 19, right);
        }
    }
}
