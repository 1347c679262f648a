package latentatlas.ui.map.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import latentatlas.message.Message;
import latentatlas.picture.PointMark;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.map.model.MapOptions;
import latentatlas.ui.map.model.Snap;
import latentatlas.vae.Metric;

/** Choices of how the map shows what it shows. */
final class OptionsMenu implements ToolStrip.Filling {
    private final MapModel model;

    OptionsMenu(MapModel model) {
        this.model = model;
    }

    @Override
    public void fill(MenuButton button) {
        if (!button.getItems().isEmpty()) {
            return;
        }
        MapOptions options = model.options();
        button.getItems()
                .addAll(
                        check("Shade places without data", "shade-empty", options.shadeEmptyProperty()),
                        check("Prior's one and two σ", "rings", options.ringsProperty()),
                        check("Coordinates at the edges", "axes", options.axesProperty()),
                        check("Trail of the cursor", "trail", options.trailProperty()),
                        check("Codes nearest to the cursor (N)", "neighbours", options.neighboursProperty()),
                        check("True posteriors (50, 90 and 99 %)", "posteriors", options.posteriorsProperty()),
                        check(Message.text("pseudo.option"), "pseudo-inputs", options.pseudoInputsProperty()),
                        check("Images instead of points when zoomed in", "pictures", options.picturesProperty()),
                        new SeparatorMenuItem(),
                        choices("Distances of images", Metric.values(), Metric::title, options.metricProperty()),
                        choices("Points", PointMark.values(), PointMark::title, options.markProperty()),
                        choices("Cursor snaps", Snap.values(), Snap::title, options.snapProperty()));
    }

    private static MenuItem check(String text, String id, Property<Boolean> property) {
        CheckMenuItem item = new CheckMenuItem(text);
        item.setId("option-" + id);
        item.selectedProperty().bindBidirectional(property);
        return item;
    }

    private static <T extends Enum<T>> Menu choices(
            String text, T[] values, Function<T, String> title, ObjectProperty<T> property) {
        ToggleGroup group = new ToggleGroup();
        List<MenuItem> items = new ArrayList<>();
        for (T value : values) {
            RadioMenuItem item = new RadioMenuItem(title.apply(value));
            item.setId("option-" + value.name().toLowerCase(Locale.ROOT));
            item.setToggleGroup(group);
            item.setSelected(property.get() == value);
            item.setOnAction(event -> property.set(value));
            property.addListener((o, was, is) -> item.setSelected(is == value));
            items.add(item);
        }
        Menu menu = new Menu(text);
        menu.setId("option-" + text.toLowerCase(Locale.ROOT).replace(' ', '-'));
        menu.getItems().addAll(items);
        return menu;
    }
}
