package latentatlas.ui.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Where the keyboard is: it goes from part to part of the window, and is never nowhere. */
final class Focus {
    private final Scene scene;
    private final Node home;
    private final Supplier<List<Node>> all;
    private final Subscription following;
    /** What had the keyboard last in each part. */
    private final Map<Node, Node> last = new HashMap<>();

    private @Nullable Node part;
    /** Whether what had the keyboard is gone, and nothing has it since. */
    private boolean orphaned;

    /**
     * The keyboard's way through a scene.
     *
     * @param home takes it where nothing else does
     * @param all parts in the order one goes through them
     */
    Focus(Scene scene, Node home, Supplier<List<Node>> all) {
        this.scene = scene;
        this.home = home;
        this.all = all;
        following = scene.focusOwnerProperty().subscribe(this::moved);
    }

    /** Leads the keyboard no longer. */
    void close() {
        following.unsubscribe();
    }

    private void moved(@Nullable Node was, @Nullable Node is) {
        Node before = part;
        if (is == null && was != null && !takes(was)) {
            // It was taken out: within the same cleaning up the toolkit goes to the first control of the window.
            orphaned = true;
            Platform.runLater(() -> orphaned = false);
            return;
        }
        boolean lost = orphaned || (was != null && !takes(was));
        orphaned = false;
        Node now = is == null ? null : partOf(is);
        if (lost && before != null && now != null && now != before) {
            // What had it is gone, and the toolkit gave it to some other part: its own keeps it, else the map takes it.
            first(before).or(() -> Optional.of(home)).ifPresent(Node::requestFocus);
            return;
        }
        if (is != null && now != null) {
            part = now;
            last.put(now, is);
        }
    }

    private @Nullable Node partOf(Node node) {
        return all.get().stream().filter(part -> within(node, part)).findFirst().orElse(null);
    }

    private static boolean within(Node node, Node part) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(part)) {
                return true;
            }
        }
        return false;
    }

    /** Goes to the next part that has something to do, or to the one before. */
    void go(boolean forward) {
        List<Node> parts = all.get();
        Node owner = scene.getFocusOwner();
        Node now = owner == null ? null : partOf(owner);
        int at = now == null ? parts.indexOf(home) : parts.indexOf(now);
        Stream.iterate(1, step -> step < parts.size(), step -> step + 1)
                .map(step -> parts.get(Math.floorMod(at + (forward ? step : -step), parts.size())))
                .flatMap(next -> entry(next).stream())
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    /** Goes to the map. */
    void goHome() {
        home.requestFocus();
    }

    boolean isHome() {
        return home.equals(scene.getFocusOwner());
    }

    private Optional<Node> entry(Node part) {
        Node before = last.get(part);
        return before != null && takes(before) && within(before, part) ? Optional.of(before) : first(part);
    }

    private Optional<Node> first(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (takes(node)) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> first(child).stream())
                        .findFirst()
                : Optional.empty();
    }

    private boolean takes(Node node) {
        if (!scene.equals(node.getScene()) || node.isDisabled() || !node.isFocusTraversable()) {
            return false;
        }
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
