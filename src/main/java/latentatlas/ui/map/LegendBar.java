package latentatlas.ui.map;

import java.util.Locale;
import javafx.collections.SetChangeListener;
import javafx.event.Event;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import latentatlas.latent.Cloud;
import latentatlas.ui.theme.Palette;
import latentatlas.ui.theme.Theme;

/** One chip a label: a click hides or shows it, a double click shows it alone. Confined to the FX thread. */
final class LegendBar extends FlowPane {
    private static final double DOT = 4.5;
    private static final double FADED = 0.4;

    private final MapModel model;
    private Theme theme = Theme.DARK;
    private Cloud shown = Cloud.EMPTY;

    LegendBar(MapModel model) {
        this.model = model;
        getStyleClass().add("legend-bar");
        setAlignment(Pos.CENTER);
        setPickOnBounds(false);
        setMaxHeight(Region.USE_PREF_SIZE);
        model.hiddenLabels().addListener((SetChangeListener<Integer>) change -> fade());
    }

    void setTheme(Theme other) {
        theme = other;
        rebuild();
    }

    void update() {
        Cloud cloud = model.cloudProperty().get();
        boolean same = cloud.labelNames().equals(shown.labelNames()) && cloud.size() == shown.size();
        shown = cloud;
        if (!same) {
            rebuild();
        }
    }

    private void rebuild() {
        getChildren().clear();
        int[] counts = new int[shown.labelNames().size()];
        for (int label : shown.labels()) {
            if (label >= 0) {
                counts[label]++;
            }
        }
        for (int label = 0; label < counts.length; label++) {
            getChildren().add(chip(label, counts[label]));
        }
        fade();
    }

    private Label chip(int label, int count) {
        Label chip = new Label(shown.labelNames().get(label));
        chip.setGraphic(new Circle(DOT, Color.web(String.format(Locale.ROOT, "#%06x", Palette.rgb(label, theme)))));
        chip.getStyleClass().add("chip");
        chip.setId("chip-" + label);
        chip.setTooltip(new Tooltip(
                String.format(Locale.ROOT, "%,d codes shown. Click: hide or show; double click: show alone.", count)));
        chip.addEventHandler(MouseEvent.ANY, Event::consume);
        chip.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                // Its first click has toggled the label already.
                model.toggle(label);
                model.isolate(label);
            } else if (event.getClickCount() == 1) {
                model.toggle(label);
            }
        });
        return chip;
    }

    private void fade() {
        for (int label = 0; label < getChildren().size(); label++) {
            getChildren().get(label).setOpacity(model.hiddenLabels().contains(label) ? FADED : 1);
        }
    }
}
