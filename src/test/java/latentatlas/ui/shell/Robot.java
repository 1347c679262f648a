package latentatlas.ui.shell;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import latentatlas.picture.MapLayer;
import latentatlas.session.LogFile;
import latentatlas.session.Phase;
import latentatlas.session.Settings;

/**
 * Uses the window without end and at high speed, by a seed: trains, pauses, changes, drags, draws, loads, saves, compares,
 * scrubs, and presses whatever there is to press. From time to time it puts the window to rest, always in the same state, and
 * measures what is held then. It fails where heap, native memory or threads grow from rest to rest, where the log or the
 * console has an error, where a socket of the network is open, and where a saved file is not what was shown.
 *
 * <p>Arguments: minutes, a seed, and optionally a folder whose settings and log remain. The script {@code
 * src/test/scripts/robot.sh} starts it without a screen.
 */
public final class Robot {
    private static final long REST_SECONDS = 60;
    private static final long PATIENCE_SECONDS = 120;
    /** On a machine that has little time for the robot, what it waits for comes late. */
    private static final long BUSY_MINUTES = 15;

    private static final int BURST = 8;

    private final long seed;
    private final Path folder;
    private final RobotFiles files;
    private final List<RestingFigures> rests = new ArrayList<>();
    private final AtomicReference<Throwable> thrown = new AtomicReference<>();
    private final FxWatch watch = new FxWatch();
    private AtlasWindow window;
    private RobotHand hand;
    private volatile long done;

    private Robot(long seed, Path folder) throws Exception {
        this.seed = seed;
        this.folder = folder;
        files = new RobotFiles(folder);
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        double minutes = Double.parseDouble(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        Path folder = arguments.length > 2 ? Path.of(arguments[2]) : Files.createTempDirectory("robot");
        PrintStream console = System.out;
        System.setErr(new PrintStream(
                Files.newOutputStream(Files.createDirectories(folder).resolve("printed")),
                true,
                StandardCharsets.UTF_8));
        LogFile.start(folder.resolve("log"));
        Robot robot = new Robot(seed, folder);
        List<String> faults;
        try {
            faults = robot.run(minutes, console);
        } catch (Exception | Error e) {
            // Whatever it is, the program must end: its screen's thread would keep it alive.
            e.printStackTrace();
            faults = List.of(e.toString());
        }
        if (robot.hand != null) {
            robot.watch.report(console);
            console.printf(
                    "%d actions in %.1f minutes, %d files saved and read again%n",
                    robot.done, minutes, robot.hand.checked());
        }
        faults.forEach(fault -> console.println("FAULT: " + fault));
        console.printf("seed %d, files in %s: %s%n", seed, folder, faults.isEmpty() ? "all well" : "FAILED");
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    private List<String> run(double minutes, PrintStream console) throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> {
            thrown.compareAndSet(null, fault);
            fault.printStackTrace();
        });
        CompletableFuture<Void> started = new CompletableFuture<>();
        Platform.startup(() -> started.complete(null));
        started.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Platform.setImplicitExit(false);
        onScreen(this::open);
        if (hand == null) {
            throw new IllegalStateException("the window did not open: " + thrown.get());
        }
        watch.start();
        rest(console);
        long end = System.nanoTime() + (long) (minutes * 60e9);
        long nextRest = System.nanoTime() + TimeUnit.SECONDS.toNanos(REST_SECONDS);
        while (System.nanoTime() < end && thrown.get() == null && hand.faults().isEmpty()) {
            onScreen(this::burst);
            if (System.nanoTime() > nextRest) {
                rest(console);
                nextRest = System.nanoTime() + TimeUnit.SECONDS.toNanos(REST_SECONDS);
            }
        }
        List<String> faults = new ArrayList<>(hand.faults());
        if (thrown.get() == null && faults.isEmpty()) {
            rest(console);
        } else {
            faults.add("after action " + done + ", which was " + hand.last() + ": " + thrown.get());
        }
        watch.close();
        NetworkSockets.open().forEach(socket -> faults.add("a socket of the network is open: " + socket));
        onScreen(window::close);
        faults.addAll(RestingFigures.growth(rests));
        faults.addAll(logged());
        return faults;
    }

    /** Several actions between two frames, since drawing the window takes the most time. */
    private void burst() {
        for (int i = 0; i < BURST && thrown.get() == null; i++) {
            done++;
            hand.act();
        }
    }

    private void open() {
        Stage stage = new Stage();
        window = new AtlasWindow(
                stage, 2, seed, new Settings(folder.resolve("config").resolve("settings.json")));
        window.show();
        stage.setWidth(1280);
        stage.setHeight(800);
        hand = new RobotHand(window, files, seed);
    }

    /** The same small model and images each time, nothing under way. */
    private void rest(PrintStream console) throws Exception {
        await("dialogs close", () -> hand.closeDialogs());
        onScreen(() -> {
            window.session().discard();
            // Measuring the encoder's gaps begins anew with each model and takes minutes of a busy machine.
            window.content().features.map.layerProperty().set(MapLayer.PLAIN);
            window.session().openData(files.images().toString(), latentatlas.image.Form.GREY);
        });
        await("the images are there", () -> window.session().workspace().jobs().isEmpty());
        onScreen(() -> window.session().openModel(files.model()));
        await(
                "the window rests",
                () -> window.session().workspace().jobs().isEmpty()
                        && window.session().workspace().phase() == Phase.IDLE);
        await("what was saved is read again", () -> hand.idle());
        onScreen(this::requireOpened);
        RestingFigures now = RestingFigures.measure(this::picture);
        rests.add(now);
        console.printf("after %6d actions: %s%n", done, now);
    }

    private WritableImage picture() throws Exception {
        WritableImage[] drawn = new WritableImage[1];
        onScreen(() -> drawn[0] = window.root().getScene().snapshot(null));
        return drawn[0];
    }

    private void requireOpened() {
        if (window.session().workspace().data() == null
                || window.session().workspace().exhibit() == null) {
            throw new IllegalStateException("the window rests without the images or the model: what opens them failed");
        }
    }

    private void await(String what, BooleanSupplier condition) throws Exception {
        long computed = computed() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(BUSY_MINUTES);
        boolean[] holds = {false};
        while (!holds[0]) {
            onScreen(() -> holds[0] = condition.getAsBoolean());
            if (thrown.get() != null) {
                throw new IllegalStateException("seed " + seed + ", after action " + done
                        + ", while it was awaited that " + what + ": " + thrown.get());
            }
            if (computed() > computed || System.nanoTime() > end) {
                throw new IllegalStateException("seed " + seed + ", after action " + done + ": not in time: " + what
                        + "; under way: " + underWay());
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /** Of all threads, in nanoseconds. */
    private static long computed() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** The jobs; what each thread is at goes to where the window prints. */
    private List<String> underWay() throws Exception {
        List<String> jobs = new ArrayList<>();
        onScreen(() -> window.session().workspace().jobs().forEach(job -> jobs.add(job.toString())));
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            System.err.println(thread);
            Arrays.stream(stack).forEach(frame -> System.err.println("    " + frame));
        });
        return jobs;
    }

    /** Runs a task there and waits for it, or for the dialog it opened: then a nested loop answers. */
    private static void onScreen(Runnable task) throws Exception {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Platform.runLater(() -> {
            // A task that waits for a dialog's answer must not keep the robot from giving it.
            Platform.runLater(() -> ended.complete(null));
            task.run();
        });
        ended.get(BUSY_MINUTES, TimeUnit.MINUTES);
    }

    /** What the program or the disk refuses with a reason, such as a damaged file or one too many, is foreseen. */
    private static boolean fault(String line) {
        return !line.startsWith("\tat ")
                && (line.contains(" ERROR ") || line.contains("Exception") || line.contains("Error"))
                && !line.contains("ProblemException")
                && !line.contains("FileSystemException")
                && !line.contains("No space left");
    }

    private List<String> logged() throws Exception {
        List<String> faults = new ArrayList<>();
        try (Stream<Path> logs = Files.list(folder.resolve("log"))) {
            for (Path log : logs.toList()) {
                Files.readAllLines(log).stream()
                        .filter(Robot::fault)
                        .limit(3)
                        .forEach(line -> faults.add("logged: " + line));
            }
        }
        Files.readAllLines(folder.resolve("printed")).stream()
                .filter(Robot::fault)
                .limit(5)
                .forEach(line -> faults.add("printed: " + line));
        return faults;
    }
}
