package latentatlas.ui.map;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import latentatlas.picture.LayerLegend;

/** What the colours of the layer say: a scale with its values and unit. Confined to the FX thread. */
final class LegendCard extends VBox {
    static final double WIDTH = 190;
    static final double BAR = 7;

    private final Label title = new Label();
    private final ImageView ramp = new ImageView();
    private final Pane values = new Pane();
    private final Label note = new Label();
    private LayerLegend shown = LayerLegend.of("");

    LegendCard() {
        getStyleClass().add("legend-card");
        setId("layer-legend");
        setAlignment(Pos.TOP_LEFT);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setMouseTransparent(true);
        title.getStyleClass().add("legend-title");
        title.setId("layer-legend-title");
        note.getStyleClass().add("legend-note");
        note.setId("layer-legend-note");
        ramp.setFitWidth(WIDTH);
        ramp.setFitHeight(BAR);
        values.setPrefWidth(WIDTH);
        StackPane frame = new StackPane(ramp);
        frame.getStyleClass().add("legend-ramp");
        getChildren().addAll(title, frame, values, note);
        setVisible(false);
    }

    LayerLegend shown() {
        return shown;
    }

    void show(LayerLegend legend) {
        if (legend.equals(shown)) {
            return;
        }
        shown = legend;
        setVisible(true);
        title.setText(legend.title());
        boolean scale = !legend.ramp().isEmpty();
        present(getChildren().get(1), scale);
        present(values, scale);
        note.setText(legend.note());
        present(note, !legend.note().isEmpty());
        if (scale) {
            // Several rows: a picture of one row is drawn with its neighbours in memory where it is stretched.
            int rows = (int) BAR;
            WritableImage image = new WritableImage(legend.ramp().size(), rows);
            for (int i = 0; i < legend.ramp().size() * rows; i++) {
                int at = i / rows;
                image.getPixelWriter()
                        .setArgb(at, i % rows, 0xFF000000 | legend.ramp().get(at));
            }
            ramp.setImage(image);
            values.getChildren()
                    .setAll(legend.ticks().stream().map(LegendCard::value).toList());
        }
    }

    private static Label value(LayerLegend.Tick tick) {
        Label label = new Label(tick.text());
        label.getStyleClass().add("legend-note");
        // The ends' values stay inside the bar, those between stand under their place.
        label.layoutXProperty()
                .bind(label.widthProperty().multiply(-tick.share()).add(tick.share() * WIDTH));
        return label;
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }
}
