package latentatlas.ui.map.control;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import latentatlas.picture.MapLayer;
import latentatlas.ui.map.model.MapModel;

/** Chooses the layer. */
public final class LayerBar extends HBox {
    public LayerBar(MapModel model) {
        getStyleClass().add("layer-bar");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        HBox segments = new HBox();
        ToggleGroup group = new ToggleGroup();
        MapLayer[] layers = MapLayer.values();
        for (int i = 0; i < layers.length; i++) {
            MapLayer layer = layers[i];
            ToggleButton button = new ToggleButton(layer.title());
            button.setId("layer-" + layer.name().toLowerCase(Locale.ROOT));
            button.setTooltip(new Tooltip(layer.meaning() + " (L for the next)"));
            button.setFocusTraversable(false);
            button.getStyleClass()
                    .addAll(
                            Styles.SMALL,
                            i == 0
                                    ? Styles.LEFT_PILL
                                    : i == layers.length - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            button.setToggleGroup(group);
            button.setSelected(model.layerProperty().get() == layer);
            model.layerProperty().addListener((o, was, is) -> button.setSelected(is == layer));
            button.setOnAction(event -> {
                button.setSelected(true);
                model.layerProperty().set(layer);
            });
            segments.getChildren().add(button);
        }
        getChildren().add(segments);
        // A press on the bar is none on the map behind it.
        addEventHandler(javafx.scene.input.MouseEvent.ANY, javafx.event.Event::consume);
    }
}
