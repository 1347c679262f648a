package latentatlas.ui.budget;

import java.util.stream.Stream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.picture.Palette;
import latentatlas.picture.Sentences;
import latentatlas.picture.Theme;
import latentatlas.ui.theme.Colours;
import org.jspecify.annotations.Nullable;

/** Two bars of one length, from 0 to the -ELBO. */
final class BudgetBars extends Region {
    private static final double BAR = 22;
    private static final double GAP = 6;
    /** A part is seen, however small. */
    private static final double LEAST = 1.5;

    private final Canvas canvas = new Canvas();
    private @Nullable Sums sums;
    private Theme theme = Theme.DARK;

    BudgetBars() {
        setId("budget-bars");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinHeight(2 * BAR + GAP);
        setPrefHeight(2 * BAR + GAP);
        setMaxHeight(2 * BAR + GAP);
        getChildren().add(canvas);
    }

    void show(@Nullable Sums shown) {
        sums = shown;
        draw();
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        Sums now = sums;
        if (attribute != AccessibleAttribute.TEXT) {
            return super.queryAccessibleAttribute(attribute, parameters);
        }
        return now == null
                ? Message.text("spoken.budget.none")
                : Sentences.join(Stream.of(Part.values())
                        .map(part -> Message.text("spoken.budget.part", part.title(), Figures.fixed(now.nats(part), 2)))
                        .toList());
    }

    void setTheme(Theme other) {
        theme = other;
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
        double width = canvas.getWidth();
        g.clearRect(0, 0, width, canvas.getHeight());
        for (boolean first : new boolean[] {true, false}) {
            double top = first ? 0 : BAR + GAP;
            g.setFill(Colours.of(theme.grid()));
            g.fillRect(0, top, width, BAR);
            Sums now = sums;
            if (now == null || !(now.negativeElbo() > 0)) {
                continue;
            }
            double left = 0;
            for (Part part : Part.values()) {
                if (part.first() == first) {
                    // A part may be a little below 0: the marginal KL of a single image is.
                    double length = Math.max(0, now.nats(part)) / now.negativeElbo() * width;
                    g.setFill(Colours.of(Palette.rgb(part.colour(), theme)));
                    g.fillRect(left, top, Math.min(width - left, Math.max(LEAST, length - 1)), BAR);
                    left += length;
                }
            }
        }
    }
}
