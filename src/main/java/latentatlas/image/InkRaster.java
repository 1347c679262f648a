package latentatlas.image;

import java.util.List;

/**
 * Draws strokes as MNIST shows digits: the ink's longer side is 20 pixels of 28, its barycentre lies in the middle pixel.
 *
 * <p>The geometry is brought to size first and drawn once, so that the pen's width does not depend on how large somebody wrote.
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
        double[] box = Pen.box(strokes);
        double longest = Math.max(SMALLEST, Math.max(box[2] - box[0], box[3] - box[1]));
        double scale = (BOX - width) / longest;
        double left = MARGIN + width / 2 + ((BOX - width) - scale * (box[2] - box[0])) / 2;
        double top = MARGIN + width / 2 + ((BOX - width) - scale * (box[3] - box[1])) / 2;
        float[] ink = new float[SIDE * SIDE];
        new Pen(ink, SIDE, width / 2).draw(strokes, box, scale, left, top);
        paste(ink, contrast, target, offset);
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
