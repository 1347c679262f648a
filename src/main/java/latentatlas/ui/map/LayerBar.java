package latentatlas.ui.map;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Chooses the layer, and fits the view. Confined to the FX thread. */
final class LayerBar extends HBox {
    LayerBar(MapModel model, Runnable fit) {
        getStyleClass().add("layer-bar");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        HBox segments = new HBox();
        ToggleGroup group = new ToggleGroup();
        MapLayer[] layers = MapLayer.values();
        for (int i = 0; i < layers.length; i++) {
            MapLayer layer = layers[i];
            ToggleButton button = new ToggleButton(layer.title());
            button.setId("layer-" + layer.name().toLowerCase(Locale.ROOT));
            button.setTooltip(new Tooltip(layer.meaning()));
            button.setFocusTraversable(false);
            button.getStyleClass()
                    .addAll(
                            Styles.SMALL,
                            i == 0
                                    ? Styles.LEFT_PILL
                                    : i == layers.length - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            button.setToggleGroup(group);
            button.setSelected(model.layerProperty().get() == layer);
            button.setOnAction(event -> {
                button.setSelected(true);
                model.layerProperty().set(layer);
            });
            segments.getChildren().add(button);
        }
        Button fitButton = new Button(null, new FontIcon(Feather.MAXIMIZE));
        fitButton.getStyleClass().addAll(Styles.SMALL, Styles.BUTTON_ICON);
        fitButton.setTooltip(new Tooltip("Show all codes (F)"));
        fitButton.setFocusTraversable(false);
        fitButton.setId("fit");
        fitButton.setOnAction(event -> fit.run());
        getChildren().addAll(segments, fitButton);
        // A press on the bar is none on the map behind it.
        addEventHandler(javafx.scene.input.MouseEvent.ANY, javafx.event.Event::consume);
    }
}
