package latentatlas.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import latentatlas.flow.Latest;
import latentatlas.image.Loading;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import latentatlas.problem.Unexpected;
import org.tinylog.Logger;

/**
 * Work in the background, with a name, progress and cancel. What is read is read side by side; what is written is written one
 * after the other, so that of two files of one name the later one stays, and closing waits for it.
 *
 * <p>Methods are called on the screen's thread; so are the listeners.
 */
public final class Jobs implements AutoCloseable {
    private static final long PATIENCE_MINUTES = 10;
    private static final long PERCENT = 100;

    private final Executor screen;
    private final Consumer<List<Job>> changed;
    private final Consumer<ProblemException> problems;
    private final ExecutorService readers = Executors.newCachedThreadPool(task -> daemon(task, "reader"));
    private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> daemon(task, "writer"));
    private final Map<Long, Handle> running = new LinkedHashMap<>();
    private final Latest<Boolean> progressed;
    private long next;

    /** What to do, in the background; {@code loading} hears how far it is and says whether to go on. */
    @FunctionalInterface
    public interface Work {
        void run(Loading loading) throws ProblemException;
    }

    Jobs(Executor screen, Consumer<List<Job>> changed, Consumer<ProblemException> problems) {
        this.screen = screen;
        this.changed = changed;
        this.problems = problems;
        progressed = new Latest<>(screen, yes -> changed.accept(list()));
    }

    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Reads, or measures. */
    public Handle read(Message name, Work work) {
        return read(name, work, ended -> {});
    }

    /**
     * Reads, or measures.
     *
     * @param ended hears once that it has ended, whether done, given up or failed
     */
    public Handle read(Message name, Work work, Consumer<Handle> ended) {
        return start(name, true, work, ended);
    }

    /** Writes, after all that is to be written already. */
    public Handle write(Message name, Work work) {
        return start(name, false, work, ended -> {});
    }

    /** Gives up one job. */
    public void cancel(long id) {
        Handle handle = running.get(id);
        if (handle != null) {
            handle.cancel();
        }
    }

    /** Gives up the newest job that is not yet given up, if there is one. */
    public void cancelNewest() {
        running.values().stream()
                .filter(handle -> !handle.cancelled())
                .reduce((first, second) -> second)
                .ifPresent(Handle::cancel);
    }

    private Handle start(Message name, boolean reads, Work work, Consumer<Handle> ended) {
        Handle handle = new Handle(next++, name, reads);
        running.put(handle.id, handle);
        changed.accept(list());
        (reads ? readers : writer).execute(() -> run(handle, work, ended));
        return handle;
    }

    private void run(Handle handle, Work work, Consumer<Handle> ended) {
        try {
            if (!handle.cancelled()) {
                work.run(handle);
            }
        } catch (CancellationException e) {
            Logger.info("{} was cancelled", handle.name);
        } catch (ProblemException e) {
            Logger.warn(e, "{}", e.line());
            screen.execute(() -> tell(handle, e));
        } catch (Throwable e) {
            // Whatever it is, a job that ends must say so: the screen waits for it.
            Logger.error(e, "{} failed", handle.name);
            screen.execute(() -> tell(handle, Unexpected.of(Message.of("session.jobFailed", handle.name), e)));
        } finally {
            screen.execute(() -> {
                running.remove(handle.id);
                changed.accept(list());
                ended.accept(handle);
            });
        }
    }

    private void tell(Handle handle, ProblemException problem) {
        if (!handle.cancelled()) {
            problems.accept(problem);
        }
    }

    private List<Job> list() {
        return running.values().stream()
                .map(handle -> new Job(handle.id, handle.name, handle.reads, handle.share))
                .toList();
    }

    /** Gives up what is read, and finishes what is being written. */
    @Override
    public void close() {
        running.values().stream().filter(handle -> handle.reads).forEach(Handle::cancel);
        readers.shutdown();
        writer.shutdown();
        try {
            if (!writer.awaitTermination(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                Logger.warn("something is still being written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A job under way. */
    public final class Handle implements Loading {
        private final long id;
        private final Message name;
        private final boolean reads;
        private final AtomicBoolean goOn = new AtomicBoolean(true);
        private volatile double share = Job.UNKNOWN;

        private Handle(long id, Message name, boolean reads) {
            this.id = id;
            this.name = name;
            this.reads = reads;
        }

        /** Gives it up: it ends soon, and nothing comes of it. */
        public void cancel() {
            goOn.set(false);
        }

        public boolean cancelled() {
            return !goOn.get();
        }

        @Override
        public boolean at(long done, long total) {
            double now = total <= 0 ? Job.UNKNOWN : (double) done / total;
            if (Math.floor(now * PERCENT) > Math.floor(share * PERCENT)) {
                share = now;
                progressed.offer(true);
            }
            return goOn.get();
        }
    }
}
