package latentatlas.ui.map.control;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.event.Event;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import latentatlas.message.Message;
import latentatlas.picture.MapLayer;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.theme.Pressable;
import latentatlas.ui.theme.Segments;
import latentatlas.ui.theme.Term;

/** Chooses the layer. */
public final class LayerBar extends Segments {
    public LayerBar(MapModel model) {
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        for (MapLayer layer : MapLayer.values()) {
            ToggleButton button = new ToggleButton(layer.title());
            button.setId("layer-" + layer.name().toLowerCase(Locale.ROOT));
            switch (layer) {
                case PLAIN -> Term.CODE.marks(button);
                case MANIFOLD -> Term.MANIFOLD.marks(button);
                case DENSITY -> Term.DENSITY.marks(button);
                case CLASSES -> Term.CLASSES.marks(button);
                case DISTORTION -> Term.DISTORTION.marks(button);
                case GAP -> Term.GAP.marks(button);
            }
            button.setTooltip(new Tooltip(Message.text("map.layer.tip", layer.meaning())));
            Pressable.aside(button);
            button.getStyleClass().add(Styles.SMALL);
            button.setOnAction(event -> model.layerProperty().set(layer));
            add(button);
            model.layerProperty().subscribe(chosen -> button.setSelected(chosen == layer));
        }
        // A press on the bar is none on the map behind it.
        addEventHandler(MouseEvent.ANY, Event::consume);
    }
}
