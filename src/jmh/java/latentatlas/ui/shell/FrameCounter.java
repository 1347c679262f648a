package latentatlas.ui.shell;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.robot.Robot;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import latentatlas.image.ImageSet;
import latentatlas.session.Exhibit;
import latentatlas.session.Settings;

/**
 * Counts the window's frames while it is idle, while the cursor is dragged and while the map is panned and zoomed, each without and with
 * training, and prints the intervals between them and the processor time of the screen's and the renderer's thread for one. What
 * the toolkit itself gives a window of that size is counted before, by a rectangle that moves in one with nothing else.
 * Needs a display. Arguments: images, a file or a folder, of which the codes of all by a model trained for some seconds are there before
 * frames are counted; the window's size if it is not 1440x900, in JavaFX's own units; and {@code twice} for a second window to
 * the right of that one, which trains on the same images when it does.
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
    /** The longest wait for all codes. */
    private static final long CODES = (long) (180 * SECOND);

    private static final long LENGTH = (long) (10 * SECOND);
    private static final double LATE = 33;
    private static final int REHEARSALS = 3;

    private final Deque<Phase> phases = new ArrayDeque<>();
    private final long[] intervals = new long[100_000];
    private final List<AtlasWindow> all = new ArrayList<>();
    private AtlasWindow window;
    private Stage stage;
    private Robot robot;
    private Node map;
    private int count;
    private long before;
    private long screenCpu;
    private long rendererCpu;
    private long began;

    /** What happens in each frame of a stretch of time; a nameless one is not counted. */
    private record Phase(String name, long length, Runnable first, Consumer<Double> each, Runnable last) {}

    @Override
    public void start(Stage shown) throws Exception {
        stage = shown;
        Path folder = Files.createTempDirectory("frames");
        int threads = Runtime.getRuntime().availableProcessors();
        Windows windows = new Windows(threads, new Settings(folder.resolve("settings.properties")));
        List<String> arguments = getParameters().getRaw();
        String[] size = (arguments.size() > 1 ? arguments.get(1) : "1440x900").split("x", 2);
        List<Stage> stages = arguments.contains("twice") ? List.of(new Stage(), shown) : List.of(shown);
        for (Stage each : stages) {
            window = windows.open(each);
            each.setWidth(Double.parseDouble(size[0]));
            each.setHeight(Double.parseDouble(size[1]));
            each.setX(each == shown ? 0 : each.getWidth());
            each.setY(0);
            arguments.stream().findFirst().map(Path::of).ifPresent(window::open);
            all.add(window);
        }
        robot = new Robot();
        map = stage.getScene().getRoot().lookup(".map");
        phases.add(new Phase("", SETTLING, () -> {}, second -> {}, () -> {}));
        phases.add(new Phase(
                "",
                2 * SETTLING,
                () -> all.forEach(FrameCounter::train),
                second -> {},
                () -> all.forEach(FrameCounter::stop)));
        phases.add(new Phase("", CODES, () -> {}, second -> {}, () -> {}));
        rehearse();
        phases.add(rectangle());
        add("");
        phases.add(new Phase("", SETTLING, () -> all.forEach(FrameCounter::train), second -> {}, () -> {}));
        rehearse();
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
        phases.add(drag("drag" + also, MouseButton.PRIMARY));
        phases.add(drag("pan" + also, MouseButton.MIDDLE));
        phases.add(zoom("zoom" + also));
    }

    /** Has what is counted afterwards compiled: after one round of it the compiler still takes a fifth of a core. */
    private void rehearse() {
        for (int round = 0; round < REHEARSALS; round++) {
            phases.add(drag("", MouseButton.PRIMARY));
            phases.add(drag("", MouseButton.MIDDLE));
            phases.add(zoom(""));
        }
        phases.add(new Phase("", SETTLING, () -> {}, second -> {}, () -> {}));
    }

    private Phase rectangle() {
        Rectangle moved = new Rectangle(stage.getWidth() / 2, stage.getHeight() * 0.8, Color.GRAY);
        Stage bare = new Stage();
        bare.setScene(new Scene(new Pane(moved), stage.getWidth(), stage.getHeight()));
        return new Phase(
                "a rectangle alone",
                LENGTH,
                bare::show,
                second -> {
                    moved.setX(100 + 50 * Math.cos(2 * second));
                    robot.mouseMove(400 + 100 * Math.cos(2 * second), 400);
                },
                bare::close);
    }

    private Phase drag(String name, MouseButton button) {
        return new Phase(
                name,
                LENGTH,
                () -> {
                    move(0);
                    robot.mousePress(button);
                },
                this::move,
                () -> robot.mouseRelease(button));
    }

    private Phase zoom(String name) {
        return new Phase(name, LENGTH, () -> {}, second -> robot.mouseWheel(second % 2 < 1 ? -1 : 1), () -> {});
    }

    private static void train(AtlasWindow window) {
        press(window, "#train");
    }

    private static void stop(AtlasWindow window) {
        press(window, "#stop");
    }

    private static void press(AtlasWindow window, String id) {
        ((Button) window.root().lookup(id)).fire();
    }

    /** Processor time of the thread so named, nanoseconds. */
    private static long cpu(String name) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith(name))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .max()
                .orElse(0);
    }

    private boolean allCodes() {
        Exhibit shown = window.session().workspace().exhibit();
        ImageSet images = shown == null ? null : shown.images();
        return images != null && shown.cloud().size() == images.size();
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
            screenCpu = cpu("JavaFX");
            rendererCpu = cpu("QuantumRenderer");
            phase.first().run();
        } else {
            intervals[count++] = now - before;
        }
        before = now;
        phase.each().accept((now - began) / SECOND);
        if (now - began > phase.length() || (phase.length() == CODES && allCodes())) {
            phase.last().run();
            report(phase);
            phases.poll();
            began = 0;
            if (phases.isEmpty()) {
                all.forEach(AtlasWindow::close);
                Platform.exit();
            }
        }
    }

    private void report(Phase phase) {
        if (phase.name().isEmpty()) {
            return;
        }
        Exhibit shown = window.session().workspace().exhibit();
        long[] sorted = Arrays.copyOf(intervals, count);
        Arrays.sort(sorted);
        long late = Arrays.stream(sorted).filter(nanos -> nanos > LATE * MILLI).count();
        System.out.printf(
                Locale.ROOT,
                "{\"phase\":\"%s\",\"framesPerSecond\":%.1f,\"medianMs\":%.1f,\"p99Ms\":%.1f,\"worstMs\":%.1f,"
                        + "\"screenCpuMs\":%.1f,\"rendererCpuMs\":%.1f,\"laterThan33Ms\":%d,\"frames\":%d,\"codes\":%d,\"status\":\"%s\"}%n",
                phase.name(),
                count * SECOND / Arrays.stream(sorted).sum(),
                sorted[count / 2] / MILLI,
                sorted[count * 99 / 100] / MILLI,
                sorted[count - 1] / MILLI,
                (cpu("JavaFX") - screenCpu) / MILLI / count,
                (cpu("QuantumRenderer") - rendererCpu) / MILLI / count,
                late,
                count,
                shown == null ? 0 : shown.cloud().size(),
                all.stream().map(FrameCounter::status).collect(Collectors.joining("; ")));
    }

    private static String status(AtlasWindow window) {
        return Stream.of("#state", "#data-summary", "#training-speed")
                .map(id -> window.root().lookup(id) instanceof Labeled label ? label.getText() : "")
                .collect(Collectors.joining(", "));
    }
}
