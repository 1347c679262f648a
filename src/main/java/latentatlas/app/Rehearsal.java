package latentatlas.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

/**
 * Uses the program by itself for a few seconds and closes it, so that the JVM that records an ahead-of-time cache for an
 * installer sees what a person's first minute needs. On when the system property {@value #PROPERTY} is {@code true}.
 * Confined to the FX thread.
 */
final class Rehearsal {
    static final String PROPERTY = "latentatlas.rehearsal";

    private static final Duration BETWEEN = Duration.millis(250);
    private static final Duration TRAINING = Duration.seconds(6);

    private final Parent root;
    private final Deque<Runnable> steps = new ArrayDeque<>();

    private Rehearsal(Parent root) {
        this.root = root;
        for (KeyCode key : List.of(KeyCode.RIGHT, KeyCode.UP, KeyCode.DIGIT7, KeyCode.HOME, KeyCode.R)) {
            steps.add(() -> press(key));
        }
        for (Node layer : root.lookupAll(".layer-bar .toggle-button")) {
            if (layer instanceof ToggleButton button) {
                steps.add(button::fire);
            }
        }
    }

    static boolean wanted() {
        return Boolean.getBoolean(PROPERTY);
    }

    static void start(Parent root) {
        new Rehearsal(root).next();
    }

    private void press(KeyCode key) {
        Node map = root.lookup(".map");
        map.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    private void next() {
        Runnable step = steps.poll();
        if (step == null) {
            train();
            return;
        }
        step.run();
        after(BETWEEN, this::next);
    }

    private void train() {
        if (root.lookup("#train") instanceof ButtonBase train) {
            train.fire();
        }
        after(TRAINING, Platform::exit);
    }

    private static void after(Duration wait, Runnable then) {
        PauseTransition pause = new PauseTransition(wait);
        pause.setOnFinished(event -> then.run());
        pause.play();
    }
}
