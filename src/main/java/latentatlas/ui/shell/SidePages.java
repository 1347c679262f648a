package latentatlas.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import latentatlas.message.Message;
import org.controlsfx.control.SegmentedButton;

/** A side panel of several pages, one at a time. */
final class SidePages extends BorderPane {
    /** The page that is shown at the start. */
    static final String FIRST = "training";

    private final SegmentedButton bar = new SegmentedButton();
    private final Map<String, Node> pages = new LinkedHashMap<>();
    private String shown = FIRST;

    SidePages() {
        bar.getStyleClass().add("layer-bar");
        bar.setToggleGroup(null);
        HBox top = new HBox(bar);
        top.getStyleClass().add("page-bar");
        setTop(top);
    }

    /** One page more; the first is shown. */
    void add(String key, Region content) {
        ToggleButton button = new ToggleButton(Message.text("page." + key));
        button.setId("page-" + key);
        button.setTooltip(new Tooltip(Message.text("page." + key + ".meaning")));
        button.getStyleClass().add(Styles.SMALL);
        button.setOnAction(event -> show(key));
        button.setUserData(key);
        bar.getButtons().add(button);
        pages.put(key, scrolled(content));
        if (pages.size() == 1) {
            show(key);
        }
    }

    String shown() {
        return shown;
    }

    /** Shows a page; one that is not there changes nothing. */
    void show(String key) {
        if (!pages.containsKey(key)) {
            return;
        }
        Node before = getCenter();
        if (before != null && before.isFocusWithin()) {
            // The page goes with what had the keyboard.
            bar.getButtons().stream()
                    .filter(button -> key.equals(button.getUserData()))
                    .forEach(Node::requestFocus);
        }
        shown = key;
        setCenter(pages.get(key));
        bar.getButtons().forEach(button -> button.setSelected(key.equals(button.getUserData())));
    }

    /** A panel that takes all the height there is, and scrolls where it needs more. */
    static ScrollPane scrolled(Region content) {
        content.setMinHeight(Region.USE_PREF_SIZE);
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setFitToHeight(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.getStyleClass().add("side");
        return pane;
    }
}
