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

    private final Scene scene;
    private final Random random;
    private int completed;

    /** Kills in a work, at moments of a seed. */
    Kills(Scene scene, long seed) {
        this.scene = scene;
        random = new Random(seed);
    }

    /** Runs all; returns in how many the program had ended before it was to be killed. */
    @SuppressWarnings("SystemOut")
    int run(int count) throws Exception {
        scene.prepare();
        long start = System.nanoTime();
        scene.finish(scene.start());
        Duration whole = Duration.ofNanos(System.nanoTime() - start);
        scene.check();
        for (int kill = 0; kill < count; kill++) {
            if (kill % TOLD == TOLD - 1) {
                System.out.printf("%s: %d of %d%n", scene.getClass().getSimpleName(), kill + 1, count);
            }
            try {
                kill(whole);
            } catch (Throwable e) {
                throw new AssertionError("kill " + kill + ", files in " + scene.folder, e);
            }
        }
        scene.age();
        scene.finish(scene.start());
        scene.checkEnd();
        return completed;
    }

    private void kill(Duration whole) throws Exception {
        Process process = scene.start();
        scene.awaitMoment(process, random, whole);
        boolean ended = !process.isAlive();
        process.destroyForcibly().waitFor();
        if (ended) {
            completed++;
            scene.finish(process);
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
            try (Scene scene = scene(work, folder)) {
                int completed = new Kills(scene, seed).run(count);
                System.out.printf("%s: %d runs, %d killed, seed %d: all well%n", work, count, count - completed, seed);
            } catch (Throwable e) {
                System.out.printf("%s: seed %d: %s%n", work, seed, e);
                e.printStackTrace(System.out);
                failed.add(work);
            }
        }
        System.exit(failed.isEmpty() ? 0 : 1);
    }

    static Scene scene(String work, Path folder) throws IOException {
        return switch (work) {
            case "train" -> new KilledTraining(folder);
            case "save" -> new KilledSaving(folder);
            case "export" -> new KilledExport(folder);
            case "window" -> new KilledWindow(folder);
            case "download" -> new KilledDownload(folder, Path.of("../shared/data/mnist"));
            default -> throw new IllegalArgumentException("there is no work " + work + ", only window and " + ALL);
        };
    }
}
