package latentatlas.ui.tour;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.VLineTo;
import latentatlas.message.Message;
import latentatlas.ui.theme.Scrolling;
import org.jspecify.annotations.Nullable;

/**
 * Leads from one control to the next: a callout beside each, a veil over the rest. What it points at can be used meanwhile, and
 * may move or vanish.
 */
public final class Tour extends Pane {
    private static final double MARGIN = 4;
    private static final double CORNER = 12;

    private final List<Stop> stops;
    private final Path veil = new Path();
    private final Rectangle outline = new Rectangle();
    private final Polygon arrow = new Polygon();
    private final Label title = new Label();
    private final Label text = new Label();
    private final Label count = new Label();
    private final Button skip = new Button();
    private final Button back = new Button();
    private final Button next = new Button();
    private final VBox callout = new VBox(title, text);
    private final Runnable following = this::follow;
    private int at;
    private @Nullable Bounds pointedAt;
    private @Nullable Node focusedBefore;

    /** A tour over all of {@code window}; shown when it begins. */
    public Tour(Pane window, List<Stop> stops) {
        this.stops = List.copyOf(stops);
        setId("tour");
        setVisible(false);
        setManaged(false);
        setPickOnBounds(false);
        build();
        sceneProperty().subscribe((was, is) -> {
            if (was != null) {
                was.removePostLayoutPulseListener(following);
            }
            if (is != null) {
                is.addPostLayoutPulseListener(following);
            }
        });
        window.getChildren().add(this);
        window.widthProperty().subscribe(width -> resizeRelocate(0, 0, window.getWidth(), window.getHeight()));
        window.heightProperty().subscribe(height -> resizeRelocate(0, 0, window.getWidth(), window.getHeight()));
    }

    private void build() {
        veil.getStyleClass().add("tour-veil");
        veil.setFillRule(FillRule.EVEN_ODD);
        veil.setStroke(null);
        outline.getStyleClass().add("tour-outline");
        outline.setMouseTransparent(true);
        outline.setArcWidth(CORNER);
        outline.setArcHeight(CORNER);
        arrow.getStyleClass().add("tour-arrow");
        callout.getStyleClass().add("tour-callout");
        callout.setId("tour-callout");
        title.getStyleClass().add("card-heading");
        title.setId("tour-title");
        title.setWrapText(true);
        text.setWrapText(true);
        text.setId("tour-text");
        count.getStyleClass().add("card-note");
        skip.setId("tour-skip");
        back.setId("tour-back");
        next.setId("tour-next");
        skip.getStyleClass().add(Styles.FLAT);
        next.getStyleClass().add(Styles.ACCENT);
        skip.setOnAction(event -> end());
        back.setOnAction(event -> step(-1));
        next.setOnAction(event -> step(1));
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        HBox buttons = new HBox(count, spacer, skip, back, next);
        buttons.getStyleClass().add("tour-buttons");
        for (Node button : List.of(count, skip, back, next)) {
            ((Region) button).setMinWidth(USE_PREF_SIZE);
        }
        callout.getChildren().add(buttons);
        callout.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        callout.addEventHandler(KeyEvent.KEY_PRESSED, KeyEvent::consume);
        getChildren().addAll(veil, outline, callout, arrow);
        say();
    }

    /** Shows the first stop. */
    public void begin() {
        focusedBefore = getScene() == null ? null : getScene().getFocusOwner();
        at = 0;
        toFront();
        setVisible(true);
        show();
    }

    /** Whether it is under way. */
    public boolean running() {
        return isVisible();
    }

    /** Says the stop of the moment in the language of the moment. */
    public void sayAgain() {
        if (running()) {
            show();
        }
    }

    private void end() {
        setVisible(false);
        if (focusedBefore != null) {
            focusedBefore.requestFocus();
        }
    }

    private void step(int by) {
        at += by;
        if (at >= stops.size()) {
            end();
        } else {
            at = Math.max(0, at);
            show();
        }
    }

    private void show() {
        Stop stop = stops.get(at);
        title.setText(stop.title());
        text.setText(stop.text());
        say();
        back.setDisable(at == 0);
        callout.setAccessibleText(title.getText() + ". " + text.getText());
        Node node = stop.place().get();
        if (node != null) {
            Scrolling.show(node);
        }
        requestLayout();
        next.requestFocus();
    }

    private void say() {
        count.setText(Message.text("tour.count", at + 1, stops.size()));
        skip.setText(Message.text("tour.skip"));
        back.setText(Message.text("tour.back"));
        next.setText(Message.text(at == stops.size() - 1 ? "tour.done" : "tour.next"));
    }

    /** Keys stay in the callout: the window's own would lead away from it. Before its buttons, which take arrows and Tab. */
    private void pressed(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.SPACE) {
            return;
        }
        if (code == KeyCode.ESCAPE) {
            end();
        } else if (code == KeyCode.RIGHT || code == KeyCode.PAGE_DOWN) {
            step(1);
        } else if (code == KeyCode.LEFT || code == KeyCode.PAGE_UP) {
            step(-1);
        } else if (code == KeyCode.ENTER && event.getTarget() instanceof Button button) {
            button.fire();
        } else if (code == KeyCode.TAB) {
            turn(event.isShiftDown() ? -1 : 1);
        }
        event.consume();
    }

    private void turn(int by) {
        List<Button> buttons = List.of(skip, back, next);
        int now = Math.max(0, buttons.stream().map(Node::isFocused).toList().indexOf(true));
        int to = Math.floorMod(now + by, buttons.size());
        (buttons.get(to).isDisabled() ? buttons.get(Math.floorMod(to + by, buttons.size())) : buttons.get(to))
                .requestFocus();
    }

    /** What is pointed at moves when the window is resized, a panel scrolls or a run begins. */
    private void follow() {
        if (isVisible() && !java.util.Objects.equals(pointedAt, target())) {
            requestLayout();
        }
    }

    /** Where the control of the moment lies; null where it cannot be seen. */
    private @Nullable Bounds target() {
        Node node = stops.get(at).place().get();
        if (node == null || node.getScene() == null || !seen(node)) {
            return null;
        }
        Bounds bounds = sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double left = Math.max(0, bounds.getMinX() - MARGIN);
        double top = Math.max(0, bounds.getMinY() - MARGIN);
        double right = Math.min(getWidth(), bounds.getMaxX() + MARGIN);
        double bottom = Math.min(getHeight(), bounds.getMaxY() + MARGIN);
        return right - left <= 2 * MARGIN || bottom - top <= 2 * MARGIN
                ? null
                : new BoundingBox(left, top, right - left, bottom - top);
    }

    private static boolean seen(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (!above.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Override
    protected void layoutChildren() {
        if (!isVisible()) {
            return;
        }
        Bounds target = target();
        pointedAt = target;
        double width = Math.min(getWidth() - 2 * CORNER, callout.prefWidth(-1));
        double height = callout.prefHeight(width);
        Beside beside = target == null
                ? Beside.nothing(getWidth(), getHeight(), width, height)
                : Beside.of(target, getWidth(), getHeight(), width, height);
        callout.resizeRelocate(Math.rint(beside.x()), Math.rint(beside.y()), width, height);
        arrow.getPoints().setAll(beside.arrow());
        veil.getElements().setAll(new MoveTo(0, 0), new HLineTo(getWidth()), new VLineTo(getHeight()), new HLineTo(0));
        outline.setVisible(target != null);
        if (target != null) {
            outline.setX(target.getMinX());
            outline.setY(target.getMinY());
            outline.setWidth(target.getWidth());
            outline.setHeight(target.getHeight());
            veil.getElements()
                    .addAll(
                            new MoveTo(target.getMinX(), target.getMinY()),
                            new HLineTo(target.getMaxX()),
                            new VLineTo(target.getMaxY()),
                            new HLineTo(target.getMinX()));
        }
    }
}
