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
                        check("shade-empty", options.shadeEmptyProperty()),
                        check("rings", options.ringsProperty()),
                        check("axes", options.axesProperty()),
                        check("trail", options.trailProperty()),
                        check("neighbours", options.neighboursProperty()),
                        check("posteriors", options.posteriorsProperty()),
                        check("pseudo-inputs", options.pseudoInputsProperty()),
                        check("pictures", options.picturesProperty()),
                        new SeparatorMenuItem(),
                        choices("metric", Metric.values(), Metric::title, options.metricProperty()),
                        choices("mark", PointMark.values(), PointMark::title, options.markProperty()),
                        choices("snap", Snap.values(), Snap::title, options.snapProperty()));
    }

    private static MenuItem check(String id, Property<Boolean> property) {
        CheckMenuItem item = new CheckMenuItem(Message.text("map.option." + id));
        item.setId("option-" + id);
        item.selectedProperty().bindBidirectional(property);
        return item;
    }

    private static <T extends Enum<T>> Menu choices(
            String id, T[] values, Function<T, String> title, ObjectProperty<T> property) {
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
        Menu menu = new Menu(Message.text("map.option." + id));
        menu.setId("option-" + id);
        menu.getItems().addAll(items);
        return menu;
    }
}
