package latentatlas.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.image.ImageView;
import org.controlsfx.control.SegmentedButton;

/** What a screen reader would be told of what is on the screen. */
public final class Accessible {
    private Accessible() {}

    /** What takes the keyboard or shows a picture under {@code root} and has no name, a line each. */
    public static List<String> nameless(Node root) {
        List<String> found = new ArrayList<>();
        walk(root, false, found);
        return found;
    }

    private static void walk(Node node, boolean named, List<String> found) {
        boolean asks = node.isFocusTraversable() || (picture(node) && !named);
        boolean frame = node instanceof ScrollPane;
        if (asks && !frame && name(node).isBlank()) {
            Node parent = node.getParent();
            found.add(node.getClass().getSimpleName() + " #" + node.getId() + " " + node.getStyleClass() + " in "
                    + (parent == null ? "" : parent.getClass().getSimpleName() + " " + parent.getStyleClass()));
        }
        if (node instanceof Parent parent && !whole(node)) {
            boolean pictured = named || !name(node).isBlank();
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, pictured, found));
        }
    }

    private static boolean picture(Node node) {
        return node instanceof Canvas || node instanceof ImageView;
    }

    /** A control whose parts its skin makes. */
    private static boolean whole(Node node) {
        return node instanceof Control
                && !(node instanceof ScrollPane
                        || node instanceof TitledPane
                        || node instanceof SplitPane
                        || node instanceof SegmentedButton);
    }

    private static String explicit(Node node) {
        return node.getAccessibleText() == null ? "" : node.getAccessibleText();
    }

    /** What a node is called: for what holds a value, that is not the value. */
    public static String name(Node node) {
        String explicit = explicit(node);
        if (!explicit.isBlank()) {
            return explicit;
        }
        Object label = node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY);
        if (label instanceof Labeled labeled) {
            return labeled.getText();
        }
        boolean value = node instanceof TextInputControl || node instanceof ComboBoxBase<?>;
        Object text = value ? null : node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
        return text == null ? "" : text.toString();
    }
}
