package latentatlas.ui.map.control;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import latentatlas.message.Message;
import latentatlas.ui.map.model.Camera;
import latentatlas.ui.map.model.Glide;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.map.model.Tool;
import latentatlas.ui.theme.Pressable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a drag does, fit, bookmarks and options: a narrow column of icons. */
public final class ToolStrip extends VBox {
    public ToolStrip(MapModel model, Camera camera, Glide glide) {
        getStyleClass().add("tool-strip");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        VBox tools = new VBox();
        tools.getStyleClass().add("tool-group");
        ToggleGroup group = new ToggleGroup();
        for (Tool tool : Tool.values()) {
            ToggleButton button = new ToggleButton(null, new FontIcon(icon(tool)));
            button.setId("tool-" + tool.name().toLowerCase(Locale.ROOT));
            button.setTooltip(new Tooltip(Message.text("map.tool.tip", tool.title(), tool.meaning())));
            button.setAccessibleText(tool.title());
            button.setToggleGroup(group);
            Pressable.aside(button);
            button.setSelected(model.options().toolProperty().get() == tool);
            model.options().toolProperty().addListener((o, was, is) -> button.setSelected(is == tool));
            button.setOnAction(event -> {
                button.setSelected(true);
                model.options().toolProperty().set(tool);
            });
            button.getStyleClass().addAll(Styles.BUTTON_ICON, "map-tool");
            tools.getChildren().add(button);
        }
        Button fit = new Button(null, new FontIcon(Feather.MAXIMIZE));
        fit.setId("fit");
        fit.setTooltip(new Tooltip(Message.text("map.fit.tip")));
        fit.setAccessibleText(Message.text("map.fit"));
        fit.setOnAction(event -> camera.fit());
        fit.getStyleClass().addAll(Styles.BUTTON_ICON, "map-tool");
        Pressable.aside(fit);
        getChildren()
                .addAll(
                        tools,
                        group(fit),
                        group(menu(
                                "bookmarks",
                                Feather.BOOKMARK,
                                Message.text("map.bookmarks"),
                                new BookmarkMenu(model, glide))),
                        group(menu(
                                "map-options", Feather.SLIDERS, Message.text("map.options"), new OptionsMenu(model))));
        // A press on the strip is none on the map behind it.
        addEventHandler(MouseEvent.ANY, Event::consume);
    }

    private static Feather icon(Tool tool) {
        return switch (tool) {
            case CURSOR -> Feather.CROSSHAIR;
            case BOX -> Feather.SQUARE;
            case LASSO -> Feather.EDIT_3;
        };
    }

    private static VBox group(Node node) {
        VBox box = new VBox(node);
        box.getStyleClass().add("tool-group");
        return box;
    }

    /** Fills a menu each time it opens. */
    interface Filling {
        void fill(MenuButton button);
    }

    private static MenuButton menu(String id, Feather icon, String tip, Filling filling) {
        MenuButton button = new MenuButton(null, new FontIcon(icon));
        button.setId(id);
        button.setTooltip(new Tooltip(tip));
        button.setAccessibleText(tip);
        button.setPopupSide(javafx.geometry.Side.LEFT);
        Pressable.aside(button);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, "map-tool", atlantafx.base.theme.Tweaks.NO_ARROW);
        filling.fill(button);
        button.setOnShowing(event -> filling.fill(button));
        return button;
    }
}
