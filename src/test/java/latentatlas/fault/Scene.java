package latentatlas.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** One kind of work of the program, to be killed in, and what must hold after it. */
abstract class Scene implements AutoCloseable {
    /** Beyond what a saver's temporary is kept for if its process is gone. */
    private static final Duration LATER = Duration.ofMinutes(2);

    /** The share of a run in which a JVM does little but start. */
    private static final double EARLY = 0.2;

    private static final double LATE = 1.0;

    final Path folder;
    final Program program;

    Scene(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        program = new Program(folder);
    }

    /** Makes what the work needs. */
    abstract void prepare() throws Exception;

    abstract Process start() throws IOException;

    /** Returns at the moment to kill, or earlier if the process ends. */
    void awaitMoment(Process process, Random random, Duration whole) throws Exception {
        long nanos = (long) ((EARLY + random.nextDouble() * (LATE - EARLY)) * whole.toNanos());
        // Not a wait for anything: it only picks the moment.
        process.waitFor(nanos, java.util.concurrent.TimeUnit.NANOSECONDS);
    }

    /** Throws if something is wrong with what a kill left. */
    abstract void check() throws Exception;

    /** Throws if a run that was not killed, after all those that were, did not put everything right. */
    abstract void checkEnd() throws Exception;

    /** As if some minutes had passed since the kills. */
    final void age() throws IOException {
        FileTime earlier = FileTime.from(Instant.now().minus(LATER));
        for (Path part : parts()) {
            Files.setLastModifiedTime(part, earlier);
        }
    }

    final List<Path> parts() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    final void finish(Process process) throws Exception {
        require(process.waitFor() == 0, "the program failed: " + Files.readString(program.printed()));
    }

    @Override
    public void close() throws Exception {}
}
