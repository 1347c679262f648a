package latentatlas.ui.shell;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import latentatlas.ui.map.model.MapOptions;
import latentatlas.ui.theme.StyleSheets;
import latentatlas.ui.theme.TextSize;

/**
 * How large the window shows what it shows: the size of text, the whole screen, and presenting, where panels give way to the
 * map and all is larger, to be seen from the back of a lecture hall.
 */
final class Display {
    /** How much larger text and points are while presenting. */
    static final double PRESENTED = 1.6;

    private final Stage stage;
    private final Scene scene;
    private final BorderPane root;
    private final MapOptions map;
    private final Remembered remembered;
    private TextSize textSize;
    private boolean presenting;
    /** Whether the screen was full before presenting began. */
    private boolean wasFull;

    Display(Stage stage, Scene scene, BorderPane root, MapOptions map, Remembered remembered) {
        this.stage = stage;
        this.scene = scene;
        this.root = root;
        this.map = map;
        this.remembered = remembered;
        textSize = remembered.textSize();
        // Esc leaves the full screen without asking the program.
        stage.fullScreenProperty().subscribe((was, is) -> {
            if (was && !is && presenting) {
                present(false);
            }
        });
        dress();
    }

    TextSize textSize() {
        return textSize;
    }

    /** Changes the size of text, now and for the next starts. */
    void choose(TextSize size) {
        textSize = size;
        remembered.keep(size);
        dress();
    }

    void toggleFullScreen() {
        stage.setFullScreen(!stage.isFullScreen());
    }

    void togglePresenting() {
        if (presenting) {
            boolean full = wasFull;
            present(false);
            stage.setFullScreen(full);
        } else {
            wasFull = stage.isFullScreen();
            present(true);
            stage.setFullScreen(true);
        }
    }

    private void present(boolean on) {
        presenting = on;
        for (Node panel : new Node[] {root.getTop(), root.getLeft(), root.getRight(), root.getBottom()}) {
            panel.setVisible(!on);
            panel.setManaged(!on);
        }
        map.magnificationProperty().set(on ? PRESENTED : 1);
        dress();
    }

    private void dress() {
        StyleSheets.dress(scene, textSize.factor() * (presenting ? PRESENTED : 1));
    }
}
