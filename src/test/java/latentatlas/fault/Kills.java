package latentatlas.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Kills the program at random moments of its work, again and again on the same files, and looks each time at what is left:
 * no half-written file under a final name, what was kept opens, the next start works, and nothing piles up.
 *
 * <p>Arguments: how many kills, a seed, and which work: any of {@code train save export download window}, all but
 * the last if none is named.
 * The script {@code src/test/scripts/kills.sh} starts it.
 */
public final class Kills {
    private static final List<String> ALL = List.of("train", "save", "export", "download");

    private static final int TOLD = 20;
    /** A run that could be killed may have had more time left than thought: the machine's load changes. */
    private static final double LONGER = 1.03;

    private final Scene scene;
    private final Random random;
    /** What an undisturbed run takes, as far as is known. */
    private long wholeNanos;

    private int completed;
    private int halfWritten;

    /** Kills in a work, at moments of a seed. */
    Kills(Scene scene, long seed) {
        this.scene = scene;
        random = new Random(seed);
    }

    /** Runs all. */
    @SuppressWarnings("SystemOut")
    void run(int count) throws Exception {
        scene.prepare();
        // The first leaves its classes for the others, and takes longer for it.
        scene.finish(scene.start());
        long start = System.nanoTime();
        scene.finish(scene.start());
        wholeNanos = System.nanoTime() - start;
        scene.check();
        for (int kill = 0; kill < count; kill++) {
            if (kill % TOLD == TOLD - 1) {
                System.out.printf("%s: %d of %d%n", scene.getClass().getSimpleName(), kill + 1, count);
            }
            try {
                kill();
            } catch (Throwable e) {
                throw new AssertionError("kill " + kill + ", files in " + scene.folder, e);
            }
        }
        scene.age();
        scene.finish(scene.start());
        scene.checkEnd();
    }

    /** In how many the program was killed, and how many of these left a temporary of their own. */
    private String told(int count) {
        return "%d runs, %d killed, %d of these with a file half-written"
                .formatted(count, count - completed, halfWritten);
    }

    private void kill() throws Exception {
        List<Path> before = scene.parts();
        long start = System.nanoTime();
        Process process = scene.start();
        scene.awaitMoment(process, random, Duration.ofNanos(wholeNanos));
        boolean ended = !process.isAlive();
        long took = System.nanoTime() - start;
        process.destroyForcibly().waitFor();
        if (ended) {
            completed++;
            wholeNanos = took;
            scene.finish(process);
        } else {
            wholeNanos = (long) (LONGER * wholeNanos);
            halfWritten += before.containsAll(scene.parts()) ? 0 : 1;
        }
        scene.check();
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        List<String> works = arguments.length > 2 ? Arrays.asList(arguments).subList(2, arguments.length) : ALL;
        List<String> failed = new ArrayList<>();
        for (String work : works) {
            Path folder = Files.createTempDirectory("kills-" + work);
            try (Scene scene = scene(work, folder, seed)) {
                Kills kills = new Kills(scene, seed);
                kills.run(count);
                System.out.printf("%s: %s, seed %d: all well%n", work, kills.told(count), seed);
            } catch (Throwable e) {
                System.out.printf("%s: seed %d: %s%n", work, seed, e);
                e.printStackTrace(System.out);
                failed.add(work);
            }
        }
        System.exit(failed.isEmpty() ? 0 : 1);
    }

    static Scene scene(String work, Path folder, long seed) throws IOException {
        return switch (work) {
            case "train" -> new KilledTraining(folder);
            case "save" -> new KilledSaving(folder);
            case "export" -> new KilledExport(folder);
            case "window" -> new KilledWindow(folder, seed);
            case "download" -> new KilledDownload(folder, Path.of("../shared/data/mnist"));
            default -> throw new IllegalArgumentException("there is no work " + work + ", only window and " + ALL);
        };
    }
}
