package latentatlas.ui.shell;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/**
 * Watches the FX thread: asks it for an answer again and again, and where none comes for 16 ms notes what it is at, and how
 * long it computed until it answered. On a busy machine the time on the processor tells our share, not the time on the wall.
 */
final class FxWatch implements AutoCloseable {
    private static final long FRAME_MILLIS = 16;
    private static final int WORST = 12;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<String, Held> held = new HashMap<>();
    private volatile boolean over;
    private volatile Thread screen;
    private Thread watching;
    private long asked;

    /** How often and how long something held the thread. */
    private static final class Held {
        private int times;
        private double computed;
        private double most;

        void add(double millis) {
            times++;
            computed += millis;
            most = Math.max(most, millis);
        }
    }

    void start() {
        Platform.runLater(() -> screen = Thread.currentThread());
        watching = new Thread(this::watch, "fx-watch");
        watching.setDaemon(true);
        watching.start();
    }

    private void watch() {
        try {
            while (!over) {
                if (screen == null) {
                    Thread.onSpinWait();
                    continue;
                }
                ask();
                TimeUnit.MILLISECONDS.sleep(2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        long before = threads.getThreadCpuTime(screen.getId());
        Platform.runLater(answered::countDown);
        asked++;
        if (answered.await(FRAME_MILLIS, TimeUnit.MILLISECONDS)) {
            return;
        }
        StackTraceElement[] stack = screen.getStackTrace();
        answered.await();
        double computed = (threads.getThreadCpuTime(screen.getId()) - before) / 1e6;
        if (computed > FRAME_MILLIS) {
            held.computeIfAbsent(culprit(stack), key -> new Held()).add(computed);
        }
    }

    /** The innermost method of ours, or, where none is at work, the toolkit's. */
    private static String culprit(StackTraceElement[] stack) {
        Optional<StackTraceElement> ours = Arrays.stream(stack)
                .filter(frame -> frame.getClassName().startsWith("latentatlas.")
                        && !frame.getClassName().contains("Robot"))
                .findFirst();
        StackTraceElement top = stack.length == 0 ? null : stack[Math.min(stack.length - 1, 0)];
        return ours.map(StackTraceElement::toString).orElse("the toolkit: " + top);
    }

    void report(PrintStream out) {
        int times = held.values().stream().mapToInt(each -> each.times).sum();
        out.printf(
                "the FX thread computed more than %d ms before it answered in %d of %d cases%n",
                FRAME_MILLIS, times, asked);
        held.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue().computed))
                .limit(WORST)
                .forEach(entry -> out.printf(
                        "  %5d times, %6.0f ms in all, %4.0f ms at most: %s%n",
                        entry.getValue().times, entry.getValue().computed, entry.getValue().most, entry.getKey()));
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        watching.join();
    }
}
