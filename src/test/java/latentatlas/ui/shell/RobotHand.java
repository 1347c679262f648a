package latentatlas.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.session.Draft;
import latentatlas.session.Exhibit;
import latentatlas.session.Session;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.ModelKind;

/** What a robot does, one action after the other, as a seed says. Confined to the FX thread. */
final class RobotHand {
    private static final int SAVED_FILES = 5;
    /** They ask for files, by dialogs of the system, or show a web page. */
    private static final Set<String> LEFT_ALONE = Set.of(
            "export",
            "open",
            "save",
            "film-export",
            "save-scores",
            "save-compared-scores",
            "save-selection",
            "rank-csv",
            "compare-file");

    private static final List<KeyCode> KEYS = List.of(
            KeyCode.R,
            KeyCode.HOME,
            KeyCode.SPACE,
            KeyCode.H,
            KeyCode.LEFT,
            KeyCode.RIGHT,
            KeyCode.UP,
            KeyCode.DOWN,
            KeyCode.DIGIT3,
            KeyCode.DIGIT7,
            KeyCode.F,
            KeyCode.ESCAPE);

    private final AtlasWindow window;
    private final RobotFiles files;
    private final Random random;
    private final List<Consumer<Session>> commands;
    private final List<String> faults = new ArrayList<>();
    private final AtomicInteger reading = new AtomicInteger();
    private final List<Runnable> gesture = new ArrayList<>();
    private int checked;
    private int saves;
    private String last = "none";

    RobotHand(AtlasWindow window, RobotFiles files, long seed) {
        this.window = window;
        this.files = files;
        random = new Random(seed);
        commands = List.of(
                Session::train,
                Session::trainOn,
                Session::pause,
                Session::resume,
                Session::step,
                Session::stop,
                Session::showNow,
                session -> session.showMoment(random.nextInt(
                        Math.max(1, session.workspace().timeline().size()))),
                session -> {
                    if (idle()) {
                        session.jobs().cancelNewest();
                    }
                },
                session -> session.propose(
                        new Draft(changed(session.workspace().draft().plan()), true)));
    }

    List<String> faults() {
        return faults;
    }

    int checked() {
        return checked;
    }

    String last() {
        return last;
    }

    /** One action: a step of a gesture begun, an answer to a dialog, or something new. */
    void act() {
        if (!gesture.isEmpty()) {
            gesture.remove(0).run();
            return;
        }
        if (dialog() != null) {
            answer();
            return;
        }
        int choice = random.nextInt(100);
        if (choice < 30) {
            drag(".map", 4 + random.nextInt(12));
        } else if (choice < 45) {
            drag(random.nextBoolean() ? "#pad-a" : "#pad-b", 6);
        } else if (choice < 60) {
            press();
        } else if (choice < 72) {
            key();
        } else if (choice < 80) {
            slide();
        } else if (choice < 92) {
            int command = random.nextInt(commands.size());
            last = "command " + command;
            commands.get(command).accept(window.session());
        } else if (choice < 95) {
            open();
        } else {
            save();
        }
    }

    private TrainingPlan changed(TrainingPlan plan) {
        TrainingPlan.Builder next =
                plan.with().beta(random.nextInt(5)).learningRate(Math.pow(10, -2 - 3 * random.nextDouble()));
        if (random.nextInt(3) == 0) {
            next.kind(ModelKind.VAE)
                    .hidden(List.of(16 << random.nextInt(3)))
                    .filters(List.of())
                    .latent(2 + random.nextInt(2))
                    .batch(16 << random.nextInt(4))
                    .epochs(2 + random.nextInt(20));
        }
        return next.build();
    }

    private void drag(String selector, int steps) {
        last = "drag " + selector;
        Node node = window.root().lookup(selector);
        if (node == null) {
            return;
        }
        Bounds bounds = node.getLayoutBounds();
        for (int i = 0; i <= steps; i++) {
            double x = bounds.getMinX() + random.nextDouble() * bounds.getWidth();
            double y = bounds.getMinY() + random.nextDouble() * bounds.getHeight();
            var type = i == 0 ? MouseEvent.MOUSE_PRESSED : MouseEvent.MOUSE_DRAGGED;
            gesture.add(() -> mouse(node, type, x, y));
        }
        gesture.add(() -> mouse(node, MouseEvent.MOUSE_RELEASED, bounds.getCenterX(), bounds.getCenterY()));
    }

    private static void mouse(Node node, javafx.event.EventType<MouseEvent> type, double x, double y) {
        var screen = node.localToScreen(x, y);
        if (screen == null) {
            return;
        }
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        Event.fireEvent(
                node,
                new MouseEvent(
                        null,
                        node,
                        type,
                        x,
                        y,
                        screen.getX(),
                        screen.getY(),
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        down,
                        false,
                        false,
                        true,
                        false,
                        false,
                        null));
    }

    private void press() {
        List<ButtonBase> buttons = buttons(window.root());
        buttons.removeIf(button -> !idle() && "cancel-loading".equals(button.getId()));
        if (!buttons.isEmpty()) {
            ButtonBase button = buttons.get(random.nextInt(buttons.size()));
            last = "button " + button.getId() + " " + button.getText();
            button.fire();
        }
    }

    private static List<ButtonBase> buttons(Parent root) {
        return root.lookupAll("*").stream()
                .filter(node -> node instanceof ButtonBase && !(node instanceof MenuButton))
                .map(ButtonBase.class::cast)
                .filter(button -> !button.isDisabled() && shown(button))
                .filter(button -> button.getId() == null || !LEFT_ALONE.contains(button.getId()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static boolean shown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void key() {
        // What is given up is not saved, and could not be compared.
        KeyCode code = KEYS.get(random.nextInt(idle() ? KEYS.size() : KEYS.size() - 1));
        last = "key " + code;
        Node map = window.root().lookup(".map");
        Event.fireEvent(
                map, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, random.nextInt(5) == 0, false, false, false));
    }

    private void slide() {
        List<Slider> sliders = window.root().lookupAll(".slider").stream()
                .filter(node -> node instanceof Slider && !node.isDisabled() && shown(node))
                .map(Slider.class::cast)
                .toList();
        if (!sliders.isEmpty()) {
            Slider slider = sliders.get(random.nextInt(sliders.size()));
            last = "slider " + slider.getId();
            slider.setValue(slider.getMin() + random.nextDouble() * (slider.getMax() - slider.getMin()));
        }
    }

    private void open() {
        int choice = random.nextInt(8);
        Path path = choice < 2
                ? files.model()
                : choice < 4 ? files.images() : files.others().get(choice - 4);
        last = "open " + path.getFileName();
        window.open(path);
    }

    /** Saves what is shown; read again, the file must hold just that. */
    private void save() {
        Session session = window.session();
        Exhibit shown = session.workspace().exhibit();
        if (shown == null) {
            return;
        }
        Path file = files.saved().resolve("model " + saves++ % SAVED_FILES + ".latent");
        last = "save " + file.getFileName();
        reading.incrementAndGet();
        session.save(file, random.nextBoolean());
        float[] expected = shown.model().decoder().get(0).weights().clone();
        // Written after what was to be written before, so this comes when the file is there, and before another takes
        // its place.
        session.jobs().write(latentatlas.message.Message.of("job.saving", "a check"), loading -> {
            String fault = compare(file, expected);
            javafx.application.Platform.runLater(() -> {
                reading.decrementAndGet();
                checked++;
                if (fault != null) {
                    faults.add(fault);
                }
            });
        });
    }

    private static String compare(Path file, float[] expected) {
        try {
            StoredModel read = ModelFile.read(file);
            return Arrays.equals(expected, read.model().decoder().get(0).weights())
                    ? null
                    : file + " is not what was shown when it was saved";
        } catch (latentatlas.problem.ProblemException e) {
            return e.line();
        }
    }

    boolean idle() {
        return reading.get() == 0;
    }

    private Window dialog() {
        ObservableList<Window> all = FXCollections.observableArrayList(Window.getWindows());
        return all.stream()
                .filter(each -> each.isShowing()
                        && each.getScene() != null
                        && each.getScene() != window.root().getScene())
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private void answer() {
        Window dialog = dialog();
        List<ButtonBase> buttons = buttons(dialog.getScene().getRoot());
        if (buttons.isEmpty() || random.nextInt(4) == 0) {
            last = "close a window";
            dialog.hide();
        } else {
            ButtonBase button = buttons.get(random.nextInt(buttons.size()));
            last = "answer " + button.getText();
            button.fire();
        }
    }

    /** Whether there is none left; closes the last one if there is. */
    boolean closeDialogs() {
        gesture.forEach(Runnable::run);
        gesture.clear();
        Window dialog = dialog();
        if (dialog != null) {
            dialog.hide();
        }
        return dialog == null;
    }
}
