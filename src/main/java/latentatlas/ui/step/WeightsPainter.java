package latentatlas.ui.step;

import java.util.Collections;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.picture.Theme;
import latentatlas.ui.theme.Colours;

/** Paints a card for each layer of a step: the length of its gradient, and how its weights move. */
final class WeightsPainter {
    static final double SMALLER = 0.86;
    private static final double BAR = 5;
    private static final double BETWEEN = 12;

    private final GraphicsContext canvas;
    private final StepModel.Shown shown;
    private final StepPictures pictures;
    private final Theme theme;
    private final List<Rectangle2D> cards;
    private final double size;

    /** A painter with a size of text. */
    WeightsPainter(
            GraphicsContext canvas,
            StepModel.Shown shown,
            StepPictures pictures,
            Theme theme,
            List<Rectangle2D> cards,
            double size) {
        this.canvas = canvas;
        this.shown = shown;
        this.pictures = pictures;
        this.theme = theme;
        this.cards = cards;
        this.size = size;
    }

    /** Paints them: gradients come from the last layer to the first, and then weights move from the first to the last. */
    void paint(Act act, double progress) {
        int layers = cards.size();
        for (int layer = 0; layer < layers; layer++) {
            double back = act == Act.GRADIENTS ? share(progress, layers - 1 - layer) : act == Act.WEIGHTS ? 1 : 0;
            double moved = act == Act.WEIGHTS ? share(progress, layer) : 0;
            gradient(layer, back);
            change(layer, moved);
        }
    }

    private double share(double progress, int before) {
        return Math.max(0, Math.min(1, progress * cards.size() - before));
    }

    private void gradient(int layer, double back) {
        Rectangle2D card = cards.get(layer);
        double x = card.getMinX();
        double y = card.getMinY() + size * 0.8;
        canvas.setTextAlign(TextAlignment.LEFT);
        canvas.setFont(Font.font(size));
        canvas.setGlobalAlpha(1);
        canvas.setFill(Colours.of(theme.ink()));
        canvas.fillText(StepWords.layer(shown.trace().layers().get(layer)), x, y);
        canvas.setFont(Font.font(size * SMALLER));
        canvas.setGlobalAlpha(back);
        canvas.setFill(Colours.of(theme.warm()));
        double length = pictures.lengths().get(layer);
        canvas.fillText(said("step.gradient", length, card), x, y + 1.3 * size);
        double relative = length / Math.max(1e-12, Collections.max(pictures.lengths()));
        canvas.fillRoundRect(x, y + 2.1 * size, card.getWidth() * back * relative, BAR, BAR, BAR);
    }

    private void change(int layer, double moved) {
        Rectangle2D card = cards.get(layer);
        double x = card.getMinX();
        double top = card.getMinY() + 2.9 * size + BETWEEN;
        double height = card.getMaxY() - top - 1.5 * size;
        canvas.setGlobalAlpha(1);
        canvas.setStroke(Colours.of(theme.line()));
        canvas.setLineWidth(1);
        canvas.strokeRect(x - 0.5, top - 0.5, card.getWidth() + 1, height + 1);
        canvas.setGlobalAlpha(moved);
        canvas.drawImage(pictures.changes().get(layer), x, top, card.getWidth(), height);
        canvas.setFill(Colours.of(theme.muted()));
        canvas.fillText(said("step.change", pictures.means().get(layer), card), x, card.getMaxY() - size * 0.5);
    }

    /** A figure with its word, or with its sign where the word has no room in the card. */
    private String said(String key, double figure, Rectangle2D card) {
        String words = Message.text(key, Figures.brief(figure));
        return width(words, canvas.getFont()) <= card.getWidth()
                ? words
                : Message.text(key + ".brief", Figures.brief(figure));
    }

    /** Pixels that a line takes. */
    static double width(String words, Font font) {
        Text text = new Text(words);
        text.setFont(font);
        return text.getLayoutBounds().getWidth();
    }
}
