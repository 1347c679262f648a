package latentatlas.ui.step;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;

/**
 * Where the parts of a step lie on a canvas: pixels, the encoder's hidden layers, the latent space, the decoder's, the
 * reconstruction and the loss from left to right, with a row for each image; the weights below.
 *
 * @param columns pixels, hidden layers and reconstruction: all that has a picture for each image
 * @param encoder how many of the columns stand before the plane
 * @param cell side of a picture
 * @param weights a card for each layer
 */
record StepLayout(
        List<Rectangle2D> columns,
        int encoder,
        Rectangle2D plane,
        Rectangle2D loss,
        double cell,
        double pitch,
        List<Rectangle2D> weights) {
    private static final double MARGIN = 20;
    private static final double BETWEEN = 10;
    private static final double LEAST_GAP = 20;
    private static final double LEAST_CELL = 12;
    /** Of the height, for the weights. */
    private static final double BELOW = 0.29;

    private static final double LOSS = 0.15;
    private static final double PLANE = 0.3;

    /**
     * Lays out.
     *
     * @param encoderHidden layers before the posterior
     * @param decoderHidden layers before the reconstruction
     * @param line height of a line of text
     */
    static StepLayout of(double width, double height, int images, int encoderHidden, int decoderHidden, double line) {
        double top = MARGIN + 1.6 * line;
        double below = Math.max(6 * line, BELOW * height);
        double room = height - top - below - MARGIN - 2.4 * line;
        double pitch = room / images;
        double inside = width - 2 * MARGIN;
        double planeSide = Math.min(room, PLANE * inside);
        double lossWidth = LOSS * inside;
        int pictures = 2 + encoderHidden + decoderHidden;
        double most = (inside - planeSide - lossWidth - (pictures + 1) * LEAST_GAP) / pictures;
        double cell = Math.max(LEAST_CELL, Math.min(pitch - BETWEEN, most));
        double gap = (inside - planeSide - lossWidth - pictures * cell) / (pictures + 1);
        List<Rectangle2D> columns = new ArrayList<>();
        double x = MARGIN;
        Rectangle2D plane = Rectangle2D.EMPTY;
        for (int i = 0; i < pictures; i++) {
            if (i == encoderHidden + 1) {
                plane = new Rectangle2D(x, top + (room - planeSide) / 2, planeSide, planeSide);
                x += planeSide + gap;
            }
            columns.add(new Rectangle2D(x, top, cell, room));
            x += cell + gap;
        }
        Rectangle2D loss = new Rectangle2D(x, top, lossWidth, room);
        double cardsTop = top + room + 2.2 * line;
        return new StepLayout(
                columns,
                encoderHidden + 1,
                plane,
                loss,
                cell,
                pitch,
                cards(encoderHidden + decoderHidden + 2, inside, cardsTop, height - cardsTop - MARGIN / 2));
    }

    private static List<Rectangle2D> cards(int count, double inside, double top, double height) {
        double width = (inside - (count - 1) * MARGIN) / count;
        List<Rectangle2D> cards = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cards.add(new Rectangle2D(MARGIN + i * (width + MARGIN), top, width, height));
        }
        return cards;
    }

    /** The middle of an image's row. */
    double middle(int image) {
        return loss.getMinY() + (image + 0.5) * pitch;
    }
}
