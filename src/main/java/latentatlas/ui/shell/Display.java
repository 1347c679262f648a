package latentatlas.ui.shell;

import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.util.Subscription;
import latentatlas.ui.theme.StyleSheets;
import latentatlas.ui.theme.TextSize;

/**
 * How large the window shows what it shows: the size of text, the whole screen, and presenting, where panels give way to the
 * map and the decoded image, and all is larger, to be seen from the back of a lecture hall.
 */
final class Display {
    /** Pixels of a side panel with text of the usual size. */
    private static final double SIDE = 310;
    /** The right panel grows with the window, and its images with it: to this width, this share of the window's width. */
    private static final double WIDEST = 460;

    private static final double SHARE = 0.23;
    /** What stands in the right panel beside its images, and the bars around it, pixels; and how high its images are for their width. */
    private static final double BESIDE_IMAGES = 400;

    private static final double IMAGES = 1.5;

    /** Pixels across for the map with text of the usual size; with less, the right panel is a page of the left one. */
    private static final double LEAST_MAP = 220;

    /** How much larger text and points are while presenting. */
    static final double PRESENTED = 1.6;

    private final Stage stage;
    private final Scene scene;
    private final BorderPane root;
    private final Features features;
    private final Remembered remembered;
    private final Subscription subscriptions;
    private TextSize textSize;
    private boolean presenting;
    /** Whether the screen was full before presenting began. */
    private boolean wasFull;

    Display(Stage stage, Scene scene, BorderPane root, Features features, Remembered remembered) {
        this.stage = stage;
        this.scene = scene;
        this.root = root;
        this.features = features;
        this.remembered = remembered;
        textSize = remembered.textSize();
        // Esc leaves the full screen without asking the program.
        subscriptions = Subscription.combine(
                stage.fullScreenProperty().subscribe((was, is) -> {
                    if (was && !is && presenting) {
                        present(false);
                    }
                }),
                root.widthProperty().subscribe(width -> size()),
                root.heightProperty().subscribe(height -> size()));
    }

    /** Follows the window no longer. */
    void close() {
        subscriptions.unsubscribe();
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
        Stream.concat(Stream.of(root.getTop(), root.getLeft(), root.getBottom()), features.belowDecoder())
                .forEach(panel -> {
                    panel.setVisible(!on);
                    panel.setManaged(!on);
                });
        features.map.options().magnificationProperty().set(on ? PRESENTED : 1);
        dress();
    }

    private double factor() {
        return textSize.factor() * (presenting ? PRESENTED : 1);
    }

    /** Gives the window its size of text and its panels their widths. */
    void dress() {
        StyleSheets.dress(scene, factor());
        size();
    }

    /** Side panels grow less than their text: the map keeps its room. */
    private void size() {
        double least = SIDE * Math.sqrt(factor());
        double high = (root.getHeight() - BESIDE_IMAGES * factor()) / IMAGES;
        double wide = presenting ? WIDEST * PRESENTED : Math.min(WIDEST, high);
        double right = Math.max(least, Math.min(SHARE * root.getWidth(), wide));
        double map = root.getWidth() - least - right;
        if (root.getWidth() > 0) {
            fold(!presenting && map < LEAST_MAP * factor());
        }
        if (root.getLeft() instanceof Region pages) {
            fix(pages, least);
        }
        if (root.getRight() instanceof Region images) {
            fix(images, Math.floor(right));
        }
    }

    private void fold(boolean cramped) {
        if (cramped && root.getRight() instanceof ScrollPane panel) {
            root.setRight(null);
            features.pages.fold(panel);
        } else if (!cramped) {
            features.pages.unfold().ifPresent(root::setRight);
        }
    }

    private static void fix(Region panel, double width) {
        panel.setMinWidth(width);
        panel.setPrefWidth(width);
        panel.setMaxWidth(width);
    }
}
