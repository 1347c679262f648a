package latentatlas.ui.map.rank;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import latentatlas.message.Message;
import latentatlas.picture.Theme;
import latentatlas.ui.theme.Colours;

/** How many images have each score, by the square root, so that few are seen beside many; those chosen stand out. */
final class Histogram extends Region {
    private static final double PAD = 6;

    private final Canvas canvas = new Canvas();
    private int[] counts = new int[0];
    private double from = 0;
    private double to = 1;
    private Theme theme = Theme.DARK;

    Histogram() {
        getStyleClass().add("loss-chart");
        setId("score-histogram");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Message.text("spoken.histogram"));
        getChildren().add(canvas);
    }

    void setTheme(Theme other) {
        theme = other;
        draw();
    }

    /** Shows counts of equal steps. */
    void show(int[] shown) {
        counts = shown.clone();
        draw();
    }

    /** Chooses a part of the scale, as shares of it. */
    void choose(double low, double high) {
        from = low;
        to = high;
        draw();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        int most = 1;
        for (int count : counts) {
            most = Math.max(most, count);
        }
        double width = (canvas.getWidth() - 2 * PAD) / Math.max(1, counts.length);
        double height = canvas.getHeight() - 2 * PAD;
        for (int i = 0; i < counts.length; i++) {
            double middle = (i + 0.5) / counts.length;
            boolean chosen = middle >= from && middle <= to;
            g.setFill(Colours.of(chosen ? theme.accent() : theme.muted(), chosen ? 1 : 0.5));
            double bar = counts[i] == 0 ? 0 : Math.max(1, height * Math.sqrt((double) counts[i] / most));
            g.fillRect(PAD + i * width, PAD + height - bar, Math.max(1, width - 1), bar);
        }
    }
}
