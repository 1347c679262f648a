package latentatlas.ui.theme;

import java.util.Locale;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The menu key, and Shift+F10, ask for the menu of what has the keyboard. The toolkit knows them on Windows alone. */
final class MenuKey {
    private static final EventHandler<KeyEvent> PRESSED = MenuKey::pressed;

    private MenuKey() {}

    static void install(Scene scene) {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
            scene.addEventHandler(KeyEvent.KEY_PRESSED, PRESSED);
        }
    }

    private static void pressed(KeyEvent event) {
        boolean asks = event.getCode() == KeyCode.CONTEXT_MENU
                || (event.getCode() == KeyCode.F10 && event.isShiftDown() && !event.isShortcutDown());
        if (asks && event.getTarget() instanceof Node node) {
            Bounds shape = node.getLayoutBounds();
            Point2D here = new Point2D(shape.getCenterX(), shape.getCenterY());
            Point2D screen = node.localToScreen(here);
            node.fireEvent(new ContextMenuEvent(
                    ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                    here.getX(),
                    here.getY(),
                    screen.getX(),
                    screen.getY(),
                    true,
                    null));
            event.consume();
        }
    }
}
