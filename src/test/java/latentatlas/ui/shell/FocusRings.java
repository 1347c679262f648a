package latentatlas.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import latentatlas.ui.Screen;

/** Looks whether one sees what has the keyboard. On the screen's thread. */
final class FocusRings {
    /** As far around a control as its ring may be. */
    private static final double AROUND = 8;

    /** Of contrast between a pixel with the keyboard and the same without, after WCAG 2.2, criterion 2.4.13. */
    private static final double CONTRAST = 3;

    private final Scene scene;
    private final List<Node> all = new ArrayList<>();
    private final List<String> unseen = new ArrayList<>();
    private int looked;

    private FocusRings(Scene scene) {
        this.scene = scene;
    }

    /**
     * Gives the keyboard to all of a part that takes it, one after the other.
     *
     * @return what then looks nearly as it did, a line each, after the number of all
     */
    static List<String> unseen(Scene scene, Node part) {
        FocusRings rings = new FocusRings(scene);
        Node before = scene.getFocusOwner();
        rings.walk(part);
        rings.all.forEach(rings::look);
        if (before != null) {
            before.requestFocus();
        }
        if (rings.looked == 0) {
            rings.unseen.add("nothing takes the keyboard");
        }
        return rings.unseen;
    }

    /** How many pixels below a control change as it gets the keyboard. */
    static int below(Scene scene, Node node) {
        FocusRings rings = new FocusRings(scene);
        Bounds place = place(node);
        Bounds below = new BoundingBox(place.getMinX(), Math.round(place.getMaxY()), place.getWidth(), AROUND);
        scene.getRoot().requestFocus();
        WritableImage without = rings.picture(below);
        node.requestFocus();
        return changed(without, rings.picture(below));
    }

    private void walk(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable()) {
            all.add(node);
        }
        if (node instanceof Parent parent) {
            List.copyOf(parent.getChildrenUnmodifiable()).forEach(this::walk);
        }
    }

    private void look(Node node) {
        show(node);
        Bounds place = place(node);
        Bounds around = within(around(place));
        if (around.getWidth() < 1 || around.getHeight() < 1) {
            return;
        }
        looked++;
        all.stream()
                .filter(other ->
                        !around(other.localToScene(other.getLayoutBounds())).intersects(place))
                .findFirst()
                .orElse(scene.getRoot())
                .requestFocus();
        WritableImage without = picture(around);
        node.requestFocus();
        WritableImage with = picture(around);
        double needed = (place.getWidth() + place.getHeight()) / 2;
        int changed = changed(without, with);
        if (!node.isFocused() || changed < needed) {
            unseen.add(String.format(
                    "%s #%s %s in %s: %d pixels, not %.0f%s",
                    node.getClass().getSimpleName(),
                    node.getId(),
                    node.getStyleClass(),
                    node.getParent() == null ? "" : node.getParent().getStyleClass(),
                    changed,
                    needed,
                    node.isFocused() ? "" : " (it does not take the keyboard)"));
        }
    }

    /** Of what shows that it has the keyboard: of tabs, the one that is chosen. */
    private static Bounds place(Node node) {
        Node shown = node instanceof TabPane ? node.lookup(".tab:selected") : node;
        return shown.localToScene(shown.getLayoutBounds());
    }

    private static Bounds around(Bounds place) {
        return new BoundingBox(
                Math.floor(place.getMinX() - AROUND),
                Math.floor(place.getMinY() - AROUND),
                Math.ceil(place.getWidth() + 2 * AROUND),
                Math.ceil(place.getHeight() + 2 * AROUND));
    }

    /** Scrolls to it, as the Tab key does. */
    private static void show(Node node) {
        for (Node above = node.getParent(); above != null; above = above.getParent()) {
            if (above instanceof ScrollPane pane && pane.getContent() != null) {
                double hidden = pane.getContent().getLayoutBounds().getHeight()
                        - pane.getViewportBounds().getHeight();
                Bounds place = pane.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
                double middle = place.getCenterY() - pane.getViewportBounds().getHeight() / 2;
                pane.setVvalue(hidden <= 0 ? 0 : Math.max(0, Math.min(1, middle / hidden)) * pane.getVmax());
                pane.layout();
            }
        }
    }

    private Bounds within(Bounds place) {
        double left = Math.max(0, place.getMinX());
        double top = Math.max(0, place.getMinY());
        double width = Math.min(scene.getWidth(), place.getMaxX()) - left;
        double height = Math.min(scene.getHeight(), place.getMaxY()) - top;
        return new BoundingBox(left, top, Math.max(0, width), Math.max(0, height));
    }

    private WritableImage picture(Bounds place) {
        SnapshotParameters part = new SnapshotParameters();
        part.setViewport(new Rectangle2D(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight()));
        return scene.getRoot().snapshot(part, null);
    }

    private static int changed(WritableImage before, WritableImage after) {
        PixelReader then = before.getPixelReader();
        PixelReader now = after.getPixelReader();
        int changed = 0;
        for (int y = 0; y < before.getHeight(); y++) {
            for (int x = 0; x < before.getWidth(); x++) {
                if (then.getArgb(x, y) != now.getArgb(x, y)
                        && Screen.contrast(then.getColor(x, y), now.getColor(x, y)) >= CONTRAST) {
                    changed++;
                }
            }
        }
        return changed;
    }
}
