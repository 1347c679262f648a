package latentatlas.ui.theme;

import javafx.application.Platform;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** What the mouse clicks without being a button, for the keyboard too: it takes it, shows that, and Space or Enter press it. */
public final class Pressable {
    private Pressable() {}

    /** Lets the keyboard reach a button that, clicked, leaves the keyboard where it is. */
    public static void aside(ButtonBase button) {
        button.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> button.setFocusTraversable(false));
        button.addEventFilter(
                MouseEvent.MOUSE_RELEASED, event -> Platform.runLater(() -> button.setFocusTraversable(true)));
    }

    /**
     * Lets the keyboard press a node.
     *
     * @param name what a screen reader says
     * @param action what a click does
     */
    public static void make(Node node, String name, Runnable action) {
        node.setFocusTraversable(true);
        node.setAccessibleRole(AccessibleRole.BUTTON);
        node.setAccessibleText(name);
        node.getStyleClass().add("pressable");
        node.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                action.run();
                event.consume();
            }
        });
    }
}
