package latentatlas.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import latentatlas.session.Settings;

/**
 * Counts the window's frames while it is idle, while the cursor is dragged and while the map is zoomed, each without and with
 * training, and prints the intervals between them. Needs a display. Argument: a folder with MNIST, for all 70,000 codes.
 */
public final class FrameCounter extends Application {
    /** Starts the application; a class of its own, since Java asks for modules where the application itself is started. */
    public static final class Main {
        private Main() {}

        public static void main(String[] args) {
            launch(FrameCounter.class, args);
        }
    }

    private static final double SECOND = 1e9;
    private static final double MILLI = 1e6;
    private static final long SETTLING = (long) (8 * SECOND);
    private static final long LENGTH = (long) (10 * SECOND);
    private static final double LATE = 33;

    private final Deque<Phase> phases = new ArrayDeque<>();
    private final long[] intervals = new long[100_000];
    private AtlasWindow window;
    private Stage stage;
    private Robot robot;
    private Node map;
    private int count;
    private long before;
    private long began;

    /** What happens in each frame of a stretch of time; a nameless one is not counted. */
    private record Phase(String name, long length, Runnable first, Consumer<Double> each, Runnable last) {}

    @Override
    public void start(Stage shown) throws Exception {
        stage = shown;
        Path folder = Files.createTempDirectory("frames");
        int threads = Runtime.getRuntime().availableProcessors();
        window = new AtlasWindow(shown, threads, 1, new Settings(folder.resolve("settings.properties")));
        window.show();
        shown.setX(0);
        shown.setY(0);
        shown.setWidth(1280);
        shown.setHeight(800);
        robot = new Robot();
        map = stage.getScene().getRoot().lookup(".map");
        getParameters().getRaw().stream().findFirst().map(Path::of).ifPresent(data -> window.open(data));
        phases.add(new Phase("", SETTLING, () -> {}, second -> {}, () -> {}));
        add("");
        phases.add(new Phase("", 2 * SETTLING, this::train, second -> {}, () -> {}));
        add(", training");
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                frame(System.nanoTime());
            }
        }.start();
    }

    private void add(String also) {
        phases.add(new Phase("idle" + also, LENGTH, () -> {}, second -> {}, () -> {}));
        phases.add(new Phase(
                "drag" + also,
                LENGTH,
                () -> {
                    move(0);
                    robot.mousePress(MouseButton.PRIMARY);
                },
                this::move,
                () -> robot.mouseRelease(MouseButton.PRIMARY)));
        phases.add(new Phase(
                "zoom" + also, LENGTH, () -> {}, second -> robot.mouseWheel(second % 2 < 1 ? -1 : 1), () -> {}));
    }

    private void train() {
        ((Button) stage.getScene().getRoot().lookup("#train")).fire();
    }

    private void move(double second) {
        double radius = 0.3
                * Math.min(
                        map.getLayoutBounds().getWidth(), map.getLayoutBounds().getHeight());
        Point2D middle = map.localToScreen(
                map.getLayoutBounds().getWidth() / 2, map.getLayoutBounds().getHeight() / 2);
        robot.mouseMove(middle.add(radius * Math.cos(2 * second), radius * Math.sin(3 * second)));
    }

    private void frame(long now) {
        Phase phase = phases.peek();
        if (phase == null) {
            return;
        }
        if (began == 0) {
            began = now;
            count = 0;
            phase.first().run();
        } else {
            intervals[count++] = now - before;
        }
        before = now;
        phase.each().accept((now - began) / SECOND);
        if (now - began > phase.length()) {
            phase.last().run();
            report(phase);
            phases.poll();
            began = 0;
            if (phases.isEmpty()) {
                window.close();
                Platform.exit();
            }
        }
    }

    private void report(Phase phase) {
        if (phase.name().isEmpty()) {
            return;
        }
        long[] sorted = Arrays.copyOf(intervals, count);
        Arrays.sort(sorted);
        long late = Arrays.stream(sorted).filter(nanos -> nanos > LATE * MILLI).count();
        System.out.printf(
                Locale.ROOT,
                "{\"phase\":\"%s\",\"framesPerSecond\":%.1f,\"medianMs\":%.1f,\"p99Ms\":%.1f,\"worstMs\":%.1f,"
                        + "\"laterThan33Ms\":%d,\"frames\":%d,\"status\":\"%s\"}%n",
                phase.name(),
                count * SECOND / Arrays.stream(sorted).sum(),
                sorted[count / 2] / MILLI,
                sorted[count * 99 / 100] / MILLI,
                sorted[count - 1] / MILLI,
                late,
                count,
                text("#state") + ", " + text("#data-summary") + ", " + text("#training-speed"));
    }

    private String text(String id) {
        return stage.getScene().getRoot().lookup(id) instanceof Labeled label ? label.getText() : "";
    }
}
