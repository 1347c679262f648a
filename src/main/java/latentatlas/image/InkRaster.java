package latentatlas.image;

import java.util.List;

/**
 * Draws strokes as MNIST shows digits: the ink's longer side is 20 pixels of 28, its barycentre lies in the middle pixel.
 *
 * <p>The geometry is brought to size first and drawn once, antialiased by the distance to the nearest stroke, so that the
 * pen's width does not depend on how large somebody wrote.
 */
final class InkRaster {
    private static final int SIDE = ImageShape.MNIST.width();
    private static final double BOX = 20;
    private static final double CENTRE = 15;
    private static final double HALF = 0.5;
    private static final double SMALLEST = 1e-6;
    private static final int WHITE = 255;
    /** Room for the box wherever its barycentre moves it. */
    private static final int MARGIN = 4;

    private InkRaster() {}

    /**
     * Draws one image.
     *
     * @param strokes polylines x0, y0, x1, y1, ... in any unit, y downwards
     * @param width of the pen, pixels of the result
     * @param contrast above 1 saturates the middle of a stroke
     */
    static void draw(List<double[]> strokes, double width, double contrast, byte[] target, int offset) {
        double minX = Double.MAX_VALUE;
        double minY = Double.MAX_VALUE;
        double maxX = -Double.MAX_VALUE;
        double maxY = -Double.MAX_VALUE;
        for (double[] stroke : strokes) {
            for (int i = 0; i < stroke.length; i += 2) {
                minX = Math.min(minX, stroke[i]);
                maxX = Math.max(maxX, stroke[i]);
                minY = Math.min(minY, stroke[i + 1]);
                maxY = Math.max(maxY, stroke[i + 1]);
            }
        }
        double longest = Math.max(SMALLEST, Math.max(maxX - minX, maxY - minY));
        double scale = (BOX - width) / longest;
        double left = MARGIN + width / 2 + ((BOX - width) - scale * (maxX - minX)) / 2;
        double top = MARGIN + width / 2 + ((BOX - width) - scale * (maxY - minY)) / 2;
        float[] ink = new float[SIDE * SIDE];
        for (double[] stroke : strokes) {
            int last = stroke.length - 2;
            for (int i = 0; i < Math.max(1, last); i += 2) {
                int j = Math.min(i + 2, last);
                line(
                        ink,
                        left + scale * (stroke[i] - minX),
                        top + scale * (stroke[i + 1] - minY),
                        left + scale * (stroke[j] - minX),
                        top + scale * (stroke[j + 1] - minY),
                        width / 2);
            }
        }
        paste(ink, contrast, target, offset);
    }

    private static void line(float[] ink, double x0, double y0, double x1, double y1, double radius) {
        int fromX = (int) Math.max(0, Math.floor(Math.min(x0, x1) - radius - 1));
        int toX = (int) Math.min(SIDE - 1, Math.ceil(Math.max(x0, x1) + radius + 1));
        int fromY = (int) Math.max(0, Math.floor(Math.min(y0, y1) - radius - 1));
        int toY = (int) Math.min(SIDE - 1, Math.ceil(Math.max(y0, y1) + radius + 1));
        double dx = x1 - x0;
        double dy = y1 - y0;
        double square = Math.max(SMALLEST, dx * dx + dy * dy);
        for (int y = fromY; y <= toY; y++) {
            for (int x = fromX; x <= toX; x++) {
                double px = x + HALF - x0;
                double py = y + HALF - y0;
                double along = Math.max(0, Math.min(1, (px * dx + py * dy) / square));
                double ex = px - along * dx;
                double ey = py - along * dy;
                float cover = (float) (radius + HALF - Math.sqrt(ex * ex + ey * ey));
                int at = y * SIDE + x;
                ink[at] = Math.max(ink[at], Math.min(1f, cover));
            }
        }
    }

    /** Moves the ink by whole pixels until its barycentre lies in the middle pixel, as the makers of MNIST did. */
    private static void paste(float[] ink, double contrast, byte[] target, int offset) {
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < ink.length; i++) {
            int column = i % SIDE;
            int row = i / SIDE;
            sum += ink[i];
            sumX += ink[i] * (column + HALF);
            sumY += ink[i] * (row + HALF);
        }
        int shiftX = shift(sumX / Math.max(SMALLEST, sum));
        int shiftY = shift(sumY / Math.max(SMALLEST, sum));
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int fromX = x - shiftX;
                int fromY = y - shiftY;
                if (fromX >= 0 && fromX < SIDE && fromY >= 0 && fromY < SIDE) {
                    double value = Math.min(1, contrast * ink[fromY * SIDE + fromX]);
                    target[offset + y * SIDE + x] = (byte) Math.round(WHITE * value);
                }
            }
        }
    }

    private static int shift(double barycentre) {
        return Math.max(-MARGIN, Math.min(MARGIN, (int) Math.floor(CENTRE - barycentre)));
    }
}
