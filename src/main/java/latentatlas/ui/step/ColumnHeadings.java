package latentatlas.ui.step;

import java.util.function.IntUnaryOperator;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import latentatlas.message.Message;
import latentatlas.picture.Theme;
import latentatlas.ui.theme.Colours;

/** What the columns of a step show, over them; in fewer words where they stand close or text is large. */
record ColumnHeadings(GraphicsContext canvas, StepLayout at, Theme theme, double size) {
    /** Between two headings, of the size of text. */
    private static final double APART = 0.6;

    /** {@code units} tells how many units the layer of a column has. */
    void paint(IntUnaryOperator units) {
        canvas.setFont(Font.font(size * WeightsPainter.SMALLER));
        canvas.setFill(Colours.of(theme.muted()));
        canvas.setTextAlign(TextAlignment.CENTER);
        int last = at.columns().size() - 1;
        over(Message.text("step.column.pixels"), at.columns().get(0));
        for (int column = 1; column < last; column++) {
            over(units(units.applyAsInt(column)), at.columns().get(column));
        }
        over(Message.text("step.column.z"), at.plane());
        Rectangle2D reconstruction = at.columns().get(last);
        String words = Message.text("step.column.reconstruction");
        if (fits(words)) {
            over(words, reconstruction);
            over(Message.text("step.column.loss"), at.loss());
        } else {
            // There is room on the right alone, and the loss makes way.
            canvas.setTextAlign(TextAlignment.LEFT);
            canvas.fillText(words, reconstruction.getMinX(), line());
            canvas.setTextAlign(TextAlignment.RIGHT);
            canvas.fillText(Message.text("step.column.loss"), at.loss().getMaxX(), line());
        }
    }

    private void over(String words, Rectangle2D column) {
        canvas.fillText(words, column.getMinX() + column.getWidth() / 2, line());
    }

    private double line() {
        return at.loss().getMinY() - size;
    }

    private String units(int count) {
        String words = Message.text("step.column.units", count);
        return fits(words) ? words : Message.text("step.column.count", count);
    }

    private boolean fits(String words) {
        double room = at.columns().get(1).getMinX() - at.columns().get(0).getMinX();
        return WeightsPainter.width(words, canvas.getFont()) + APART * size < room;
    }
}
