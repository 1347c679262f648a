package latentatlas.ui.theme;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** Scrolls to what is spoken of. Confined to the FX thread. */
public final class Scrolling {
    private Scrolling() {}

    /** Brings a node into view that a panel may have scrolled away. */
    public static void show(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (above instanceof ScrollPane pane && pane.getContent() != null) {
                double hidden = pane.getContent().getLayoutBounds().getHeight()
                        - pane.getViewportBounds().getHeight();
                Bounds place = pane.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
                double middle = place.getCenterY() - pane.getViewportBounds().getHeight() / 2;
                pane.setVvalue(hidden <= 0 ? 0 : Math.max(0, Math.min(1, middle / hidden)) * pane.getVmax());
            }
        }
    }
}
