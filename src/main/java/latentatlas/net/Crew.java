package latentatlas.net;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A few threads that do the tasks of one phase after another, with a barrier after each phase.
 *
 * <p>The caller is one of them. Each thread begins with neighbouring tasks of its own, the same ones each time a phase
 * comes round, so that memory stays near the core that wrote it. Whoever has done its own takes others': results must not
 * depend on which thread does which task. The barrier waits for tasks, not for threads: a helper that the system has not
 * woken in time holds nobody up. Between phases the helpers spin for some microseconds, the time a phase's sequential part
 * takes, then park.
 */
public final class Crew implements AutoCloseable {
    private static final int SPINS = 4_000;

    private final Thread[] helpers;
    private volatile Phase phase = new Phase(index -> {}, 0, 1, Thread.currentThread());
    private volatile boolean closed;

    /**
     * Starts the helpers.
     *
     * @param threads in all, the caller's included; at least 1
     */
    public Crew(int threads, String name) {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " threads");
        }
        helpers = new Thread[threads - 1];
        for (int i = 0; i < helpers.length; i++) {
            int self = i + 1;
            helpers[i] = new Thread(() -> help(self), name + "-" + self);
            helpers[i].setDaemon(true);
            helpers[i].start();
        }
    }

    public int threads() {
        return helpers.length + 1;
    }

    /**
     * Runs {@code body} for each index below {@code count} and returns when all are done. One thread at a time.
     *
     * @throws IllegalStateException if a task failed, with that failure as its cause
     */
    public void run(int count, IntConsumer body) {
        Phase now = new Phase(body, count, threads(), Thread.currentThread());
        if (helpers.length > 0 && count > 1) {
            phase = now;
            for (Thread helper : helpers) {
                LockSupport.unpark(helper);
            }
        }
        now.work(0);
        now.awaitEnd();
    }

    private void help(int self) {
        Phase done = phase;
        while (!closed) {
            Phase now = phase;
            for (int spins = 0; now == done && !closed; spins++) {
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
                now = phase;
            }
            if (now != done) {
                now.work(self);
                done = now;
            }
        }
    }

    /** Ends the helpers and waits for them. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        for (Thread helper : helpers) {
            LockSupport.unpark(helper);
            while (helper.isAlive()) {
                try {
                    helper.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Phase {
        /** Keeps the threads' counters on different cache lines. */
        private static final int APART = 32;

        private final IntConsumer body;
        private final int count;
        private final int threads;
        private final Thread caller;
        /** How many of each thread's own tasks have begun. */
        private final AtomicIntegerArray begun;

        private final AtomicInteger left;
        private volatile @Nullable Throwable failure;

        Phase(IntConsumer body, int count, int threads, Thread caller) {
            this.body = body;
            this.count = count;
            this.threads = threads;
            this.caller = caller;
            begun = new AtomicIntegerArray(threads * APART);
            left = new AtomicInteger(count);
        }

        /** Does the tasks that thread {@code self} begins with, then what others have not begun. */
        void work(int self) {
            for (int i = 0; i < threads; i++) {
                int owner = (self + i) % threads;
                int first = owner * count / threads;
                int own = (owner + 1) * count / threads - first;
                int index;
                while ((index = begun.getAndIncrement(owner * APART)) < own) {
                    run(first + index);
                }
            }
        }

        private void run(int index) {
            try {
                body.accept(index);
            } catch (RuntimeException | Error thrown) {
                failure = thrown;
            } finally {
                if (left.decrementAndGet() == 0) {
                    LockSupport.unpark(caller);
                }
            }
        }

        void awaitEnd() {
            for (int spins = 0; left.get() > 0; spins++) {
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            }
            Throwable thrown = failure;
            if (thrown != null) {
                throw new IllegalStateException("a task of the crew failed: " + thrown, thrown);
            }
        }
    }
}
