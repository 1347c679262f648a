package latentatlas.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import latentatlas.message.Message;
import latentatlas.ui.theme.Segments;

/** A side panel of several pages, one at a time. */
final class SidePages extends BorderPane {
    /** The page that is shown at the start. */
    static final String FIRST = "training";

    /** What is a page only where there is no room for it beside the map. */
    static final String FOLDED = "cursor";

    private final Segments bar = new Segments();
    private final Map<String, ScrollPane> pages = new LinkedHashMap<>();
    private String shown = FIRST;

    SidePages() {
        HBox top = new HBox(bar);
        HBox.setHgrow(bar, Priority.ALWAYS);
        top.getStyleClass().add("page-bar");
        setTop(top);
    }

    /** One page more; the first is shown. */
    void add(String key, Region content) {
        put(key, scrolled(content));
    }

    /** Takes a panel in that else stands beside the map. */
    void fold(ScrollPane panel) {
        panel.setMinWidth(0);
        panel.setPrefWidth(USE_COMPUTED_SIZE);
        panel.setMaxWidth(Double.MAX_VALUE);
        put(FOLDED, panel);
    }

    /** Gives the panel back, if it has been taken in. */
    Optional<ScrollPane> unfold() {
        ScrollPane panel = pages.get(FOLDED);
        if (panel != null) {
            if (shown.equals(FOLDED)) {
                show(FIRST);
            }
            pages.remove(FOLDED);
            bar.removeLast();
        }
        return Optional.ofNullable(panel);
    }

    private void put(String key, ScrollPane page) {
        ToggleButton button = new ToggleButton(Message.text("page." + key));
        button.setId("page-" + key);
        button.setTooltip(new Tooltip(Message.text("page." + key + ".meaning")));
        button.getStyleClass().add(Styles.SMALL);
        button.setOnAction(event -> show(key));
        button.setUserData(key);
        bar.add(button);
        pages.put(key, page);
        if (pages.size() == 1) {
            show(key);
        }
    }

    private Stream<ToggleButton> buttons() {
        return bar.getChildren().stream().map(ToggleButton.class::cast);
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
        if (bar.isFocusWithin() || (before != null && before.isFocusWithin())) {
            // The page goes with what had the keyboard; its button is another now.
            buttons().filter(button -> key.equals(button.getUserData())).forEach(Node::requestFocus);
        }
        shown = key;
        setCenter(pages.get(key));
        buttons().forEach(button -> button.setSelected(key.equals(button.getUserData())));
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
