package latentatlas.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latentatlas.archive.DataChecksum;
import latentatlas.archive.ModelFile;
import latentatlas.archive.ModelPacker;
import latentatlas.archive.StoredModel;
import latentatlas.file.ProcessMark;
import latentatlas.flow.Latest;
import latentatlas.image.ImageSet;
import latentatlas.problem.ProblemException;
import latentatlas.training.Checkpoint;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * Keeps the run under way in a file of the user's own, so that a crash costs ten seconds of training, or one epoch where
 * that takes longer. The file's name tells which process it belongs to, and which of its sessions; a file whose process is gone is what an accident left.
 *
 * <p>Safe from all threads; writes on a thread of its own, the latest checkpoint only. A folder that cannot be written to
 * is logged and costs the safety, never the run.
 */
public final class Autosave implements AutoCloseable {
    /** A run, or with a dot before it a part of one whose saver was killed. */
    private static final Pattern NAME =
            Pattern.compile("\\.?run-(" + ProcessMark.PATTERN + ")(?:-\\d{1,9})?\\.latent.*");

    /** As many accidents in a row as a person may not have answered for. */
    private static final int MOST_LEFT = 5;

    private static final long PATIENCE = 30;

    private final Path folder;
    private final Path file;
    private final ExecutorService writer;
    private final Latest<Kept> latest;
    private volatile @Nullable Object current;

    /** A run as it stands, or the model of one. */
    private record Kept(Object run, Packing packing) {}

    /** Makes what a file keeps, on the writer's thread. */
    @FunctionalInterface
    private interface Packing {
        StoredModel pack();
    }

    /** Keeps runs in {@code folder}, which is made when there is something to keep. */
    public Autosave(Path folder) {
        this(folder, 0);
    }

    /** As above, for one of several sessions of this process, each of a {@code number} of its own. */
    public Autosave(Path folder, int number) {
        this(folder, number, Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "autosave");
            thread.setDaemon(true);
            return thread;
        }));
    }

    /** As above, with a thread for the writing. */
    Autosave(Path folder, int number, ExecutorService writer) {
        this.folder = folder;
        this.writer = writer;
        latest = new Latest<>(writer, this::write);
        String session = number == 0 ? "" : "-" + number;
        file = folder.resolve("run-" + ProcessMark.own().text() + session + ModelFile.EXTENSION);
    }

    /** The file of this session. */
    public Path file() {
        return file;
    }

    /** From now on {@code run} is kept, and no other. */
    synchronized void begin(Object run) {
        current = run;
    }

    /** Keeps {@code checkpoint} of the run that began last; of one before it, nothing. Returns at once. */
    void keep(Object run, Checkpoint checkpoint, ImageSet train, String dataName) {
        offer(new Kept(run, () -> ModelPacker.pack(checkpoint, train, dataName, DataChecksum.of(train))));
    }

    /** In one piece with {@link #begin}: the end of one run must not push out what came in its place. */
    private synchronized void offer(Kept kept) {
        if (current == kept.run()) {
            latest.offer(kept);
        }
    }

    /** Keeps a model that is in no other file and that no run goes on with; returns at once. */
    void keep(Exhibit exhibit) {
        StoredModel stored = exhibit.stored();
        OpenData data = exhibit.data();
        begin(exhibit);
        if (stored != null) {
            offer(new Kept(exhibit, () -> stored));
        } else if (data != null) {
            keep(exhibit, exhibit.checkpoint(), data.train(), exhibit.dataName());
        }
    }

    private void write(Kept kept) {
        if (current != kept.run()) {
            return;
        }
        try {
            Files.createDirectories(folder);
            ModelFile.write(file, kept.packing().pack());
        } catch (IOException | ProblemException e) {
            Logger.warn(e, "the run cannot be kept at {}", file);
        }
    }

    /** Drops what this session has kept: it is saved, or the user does not want it. */
    public void drop() {
        current = null;
        later(() -> {
            // A run that began meanwhile has the file already, or will soon.
            if (current == null) {
                delete(file);
            }
        });
    }

    /** On the writer's thread; here if that has ended. */
    private void later(Runnable task) {
        try {
            writer.execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    /** Makes what an accident left this process's own. */
    void adopt(Path left) {
        later(() -> {
            try {
                Files.move(left, file, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                Logger.warn(e, "{} cannot be taken over", left);
            }
        });
    }

    /** Drops what an accident left. */
    public void drop(Path left) {
        later(() -> delete(left));
    }

    /**
     * The newest run that a process which is gone did not finish with. What it was writing when it was killed
     * goes, and so does what was left before the newest few.
     */
    public Optional<Path> left() {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            Map<Boolean, List<Path>> abandoned =
                    files.filter(Autosave::abandoned).collect(Collectors.partitioningBy(Autosave::whole));
            abandoned.getOrDefault(false, List.of()).forEach(this::drop);
            List<Path> newestFirst = abandoned.getOrDefault(true, List.of()).stream()
                    .sorted(Comparator.comparing(Autosave::written).reversed())
                    .toList();
            newestFirst.stream().skip(MOST_LEFT).forEach(this::drop);
            return newestFirst.stream().findFirst();
        } catch (IOException | UncheckedIOException e) {
            Logger.warn(e, "{} cannot be read", folder);
            return Optional.empty();
        }
    }

    private static boolean abandoned(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches()
                && ProcessMark.parse(name.group(1)).filter(ProcessMark::gone).isPresent();
    }

    private static boolean whole(Path file) {
        return file.toString().endsWith(ModelFile.EXTENSION);
    }

    private static Instant written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            Logger.warn(e, "{} cannot be deleted", file);
        }
    }

    /** Finishes what is being written. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(PATIENCE, TimeUnit.SECONDS)) {
                Logger.warn("the run is still being written to {}", file);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
