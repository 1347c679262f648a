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
    private final MarkNodes marks = new MarkNodes();
    private LayerLegend shown = LayerLegend.of("");
    private Theme theme = Theme.DARK;

    public LegendCard() {
        getStyleClass().add("legend-card");
        setId("layer-legend");
        setAlignment(Pos.TOP_LEFT);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setMouseTransparent(true);
        // Marks are placed for text of the usual size: beside larger text all of them are larger.
        Scale larger = new Scale();
        marks.getTransforms().add(larger);
        Label lettering = new Label();
        lettering.setManaged(false);
        lettering.setVisible(false);
        lettering.fontProperty().subscribe(font -> {
            larger.setX(StyleSheets.factor(font));
            larger.setY(larger.getX());
        });
        getChildren().addAll(new Group(marks), lettering);
        marks.show(List.of());
        setVisible(false);
    }

    public void setTheme(Theme other) {
        theme = other;
        marks.show(LegendMarks.of(shown, theme, 0, 0));
    }

    public void show(LayerLegend legend) {
        if (!legend.equals(shown)) {
            shown = legend;
            marks.show(LegendMarks.of(legend, theme, 0, 0));
            setVisible(true);
        }
    }
}
