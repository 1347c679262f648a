package latentatlas.ui.map.overlay;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Scale;
import latentatlas.picture.LayerLegend;
import latentatlas.picture.LegendMarks;
import latentatlas.picture.Theme;
import latentatlas.ui.theme.StyleSheets;

/** What the colours of the layer say. */
public final class LegendCard extends StackPane {
    /** Below this share of their usual size numbers are not to be read. */
    private static final double LEAST = 0.75;

    private final MarkNodes marks = new MarkNodes();
    /** Marks are placed for text of the usual size: beside larger text all of them are larger, as far as there is room. */
    private final Scale larger = new Scale();

    private double text = 1;
    private double room = Double.MAX_VALUE;
    private LayerLegend shown = LayerLegend.of("");
    private Theme theme = Theme.DARK;

    public LegendCard() {
        getStyleClass().add("legend-card");
        setId("layer-legend");
        setAlignment(Pos.TOP_LEFT);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setMouseTransparent(true);
        marks.getTransforms().add(larger);
        Label lettering = new Label();
        lettering.setManaged(false);
        lettering.setVisible(false);
        lettering.fontProperty().subscribe(font -> {
            text = StyleSheets.factor(font);
            fit();
        });
        getChildren().addAll(new Group(marks), lettering);
        marks.show(List.of());
        setVisible(false);
    }

    /** How wide it may be in all. */
    public void setRoom(double width) {
        room = width;
        fit();
    }

    private void fit() {
        double natural = marks.getLayoutBounds().getWidth();
        double inside = room - snappedLeftInset() - snappedRightInset();
        larger.setX(natural == 0 ? text : Math.min(text, Math.max(LEAST, inside / natural)));
        larger.setY(larger.getX());
    }

    public void setTheme(Theme other) {
        theme = other;
        marks.show(LegendMarks.of(shown, theme, 0, 0));
        fit();
    }

    public void show(LayerLegend legend) {
        if (!legend.equals(shown)) {
            shown = legend;
            marks.show(LegendMarks.of(legend, theme, 0, 0));
            fit();
            setVisible(true);
        }
    }
}
