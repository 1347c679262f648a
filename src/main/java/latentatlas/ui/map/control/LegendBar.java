package latentatlas.ui.map.control;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.collections.SetChangeListener;
import javafx.event.Event;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import latentatlas.latent.Cloud;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.picture.LegendMarks;
import latentatlas.picture.PointMark;
import latentatlas.picture.Theme;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.map.overlay.MarkNodes;
import latentatlas.ui.theme.Pressable;

/** One chip a label: a click hides or shows it, a double click shows it alone. */
public final class LegendBar extends FlowPane {
    /** More chips would cover the map. */
    static final int MOST = 62;

    private static final double DOT = 9;
    private static final double SHAPE = 11;
    private static final double FADED = 0.4;
    /** With more labels than this, counts stay in the chips' tips. */
    private static final int COUNTED = 12;

    private final MapModel model;
    private Theme theme = Theme.DARK;
    private PointMark mark = PointMark.DOT;
    private Cloud shown = Cloud.EMPTY;

    public LegendBar(MapModel model) {
        this.model = model;
        getStyleClass().add("legend-bar");
        setAlignment(Pos.CENTER);
        setPickOnBounds(false);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        setMaxHeight(Region.USE_PREF_SIZE);
        model.hiddenLabels().addListener((SetChangeListener<Integer>) change -> fade());
    }

    public void setTheme(Theme other) {
        theme = other;
        rebuild();
    }

    public void setMark(PointMark other) {
        mark = other;
        rebuild();
    }

    public void update() {
        Cloud cloud = model.cloudProperty().get();
        boolean same = cloud.labelNames().equals(shown.labelNames()) && cloud.size() == shown.size();
        shown = cloud;
        if (!same) {
            rebuild();
        }
    }

    private void rebuild() {
        getChildren().clear();
        int[] counts = shown.counts();
        for (int label = 0; label < Math.min(MOST, counts.length); label++) {
            getChildren().add(chip(label, counts[label], counts.length));
        }
        if (counts.length > MOST) {
            Label rest = new Label(Message.text("map.chips.more", Figures.count(counts.length - MOST)));
            rest.getStyleClass().add("chip");
            getChildren().add(rest);
        }
        fade();
    }

    private HBox chip(int label, int count, int labels) {
        Label name = new Label(shown.labelNames().get(label));
        HBox chip = new HBox(sign(label), name);
        if (labels <= COUNTED) {
            Label number = new Label(Figures.thousands(count));
            number.getStyleClass().add("chip-count");
            chip.getChildren().add(number);
        }
        chip.getStyleClass().add("chip");
        if (labels > COUNTED) {
            chip.getStyleClass().add("small-chip");
        }
        chip.setId("chip-" + label);
        chip.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Tooltip.install(chip, new Tooltip(Message.text("map.chip.tip", Figures.count(count))));
        chip.addEventHandler(MouseEvent.ANY, Event::consume);
        chip.setOnContextMenuRequested(event -> {
            menu(label).show(chip, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        chip.setOnMouseClicked(event -> {
            if (event.getButton() != MouseButton.PRIMARY) {
                return;
            }
            if (event.getClickCount() % 2 == 0) {
                // Its first click has toggled the label already.
                model.toggle(label);
                model.isolate(label);
            } else if (event.getClickCount() > 0) {
                model.toggle(label);
            }
        });
        Pressable.make(chip, "", () -> model.toggle(label));
        chip.setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        chip.setFocusTraversable(label == 0);
        return chip;
    }

    /** The chips are one stop of the keyboard, which arrows move along; Shift with Enter shows a label alone. */
    private void pressed(KeyEvent event) {
        int at = getChildren().indexOf(event.getTarget());
        int to = switch (event.getCode()) {
            case LEFT, UP -> at - 1;
            case RIGHT, DOWN -> at + 1;
            case HOME -> 0;
            case END -> getChildren().size() - 1;
            default -> -1;
        };
        boolean arrow = event.getCode().isArrowKey() || to >= 0;
        if (at >= 0 && to >= 0 && to < getChildren().size() && getChildren().get(to) instanceof HBox next) {
            getChildren().forEach(chip -> chip.setFocusTraversable(chip.equals(next)));
            next.requestFocus();
        }
        if (at >= 0 && event.isShiftDown() && event.getCode() == KeyCode.ENTER) {
            model.isolate(at);
            arrow = true;
        }
        if (arrow) {
            event.consume();
        }
    }

    private ContextMenu menu(int label) {
        ContextMenu menu = new ContextMenu(
                item("sample.toggle", () -> model.toggle(label)), item("sample.alone", () -> model.isolate(label)));
        IntConsumer samples = model.onSampleLabel();
        if (samples != null) {
            menu.getItems().add(item("sample.menu", () -> samples.accept(label)));
        }
        return menu;
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Message.text(key));
        item.setOnAction(event -> action.run());
        return item;
    }

    /** The mark the label's points have. */
    private Node sign(int label) {
        MarkNodes sign = new MarkNodes();
        double size = mark == PointMark.DOT ? DOT : SHAPE;
        sign.show(List.of(LegendMarks.sign(mark, shown.labelNames(), label, 0, 0, size, theme)));
        StackPane place = new StackPane(sign);
        place.setMinSize(size, size);
        return place;
    }

    private void fade() {
        int[] counts = shown.counts();
        for (int label = 0; label < getChildren().size(); label++) {
            if (label < counts.length && getChildren().get(label) instanceof HBox chip) {
                chip.setAccessibleText(Message.text(
                        model.hiddenLabels().contains(label) ? "spoken.chip.hidden" : "spoken.chip",
                        shown.labelNames().get(label),
                        counts[label]));
            }
            getChildren().get(label).setOpacity(model.hiddenLabels().contains(label) ? FADED : 1);
        }
    }
}
