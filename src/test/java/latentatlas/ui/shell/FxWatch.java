package latentatlas.ui.shell;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.application.Platform;

/**
 * Watches the FX thread: asks it for an answer again and again, and where none comes for some milliseconds looks at what it is
 * at until one does. On a busy machine the time on the processor tells our share, not the time on the wall; of it, ours is the
 * share of the looks that found a method of ours on the stack.
 */
final class FxWatch implements AutoCloseable {
    static final int FRAME_MILLIS = 16;

    private static final long FIRST_LOOK_MILLIS = 6;
    private static final int WORST = 12;
    private static final int INSIDE = 6;
    private static final int OFTEN = 3;
    private static final int LONG = 4;
    private static final String TOOLKIT = "the toolkit: ";
    private static final String OURS = "ours: ";

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
        /** How many looks found which innermost method of ours. */
        private final Map<String, Integer> inside = new HashMap<>();

        void add(double millis, List<StackTraceElement[]> looks) {
            times++;
            computed += millis;
            most = Math.max(most, millis);
            looks.forEach(stack -> Arrays.stream(stack)
                    .filter(FxWatch::ours)
                    .findFirst()
                    .ifPresent(frame -> inside.merge(name(frame), 1, Integer::sum)));
        }

        @Override
        public String toString() {
            return String.format("%d times, %.0f ms in all, %.0f ms at most", times, computed, most);
        }

        String insides() {
            return inside.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .limit(INSIDE)
                    .map(entry -> entry.getValue() + " x " + entry.getKey())
                    .collect(Collectors.joining(", ", " (", ")"));
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
        List<StackTraceElement[]> looks = new ArrayList<>();
        boolean soon = answered.await(FIRST_LOOK_MILLIS, TimeUnit.MILLISECONDS);
        while (!soon) {
            looks.add(screen.getStackTrace());
            soon = answered.await(1, TimeUnit.MILLISECONDS);
        }
        double computed = (threads.getThreadCpuTime(screen.getId()) - before) / 1e6;
        note(looks, computed);
    }

    private synchronized void note(List<StackTraceElement[]> looks, double computed) {
        asked++;
        if (computed <= FRAME_MILLIS || looks.isEmpty()) {
            return;
        }
        Map<String, Integer> found = new HashMap<>();
        looks.forEach(stack -> found.merge(culprit(stack), 1, Integer::sum));
        double ours = found.entrySet().stream()
                        .filter(entry -> !entry.getKey().startsWith(TOOLKIT))
                        .mapToInt(Map.Entry::getValue)
                        .sum()
                * computed
                / looks.size();
        String most = found.entrySet().stream()
                .filter(entry -> ours <= FRAME_MILLIS || !entry.getKey().startsWith(TOOLKIT))
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        held.computeIfAbsent((ours > FRAME_MILLIS ? OURS : "") + most, key -> new Held())
                .add(ours > FRAME_MILLIS ? ours : computed, looks);
    }

    /** The handler of ours that runs, or, where nothing of ours is at work, the toolkit's method. */
    private static String culprit(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(FxWatch::ours)
                .reduce((inner, outer) -> outer)
                .map(FxWatch::name)
                .orElse(TOOLKIT + (stack.length == 0 ? "" : stack[0]));
    }

    /** The same for each start of the program: made-up classes of lambdas have other names each time. */
    private static String name(StackTraceElement frame) {
        return frame.getClassName().replaceAll("\\$\\$Lambda.*", "") + "." + frame.getMethodName();
    }

    /** Not the mailbox that everything comes by, nor what plays the person. */
    private static boolean ours(StackTraceElement frame) {
        String name = frame.getClassName();
        return name.startsWith("latentatlas.") && !name.startsWith("latentatlas.flow.") && !name.contains("Robot");
    }

    /** What was seen so far does not count: code that was just loaded, and not yet compiled. */
    synchronized void forget() {
        held.clear();
        asked = 0;
    }

    /**
     * What of ours holds the thread for more than a frame, again and again or for several frames: once, by a little, may be code
     * that is just loaded or waits for its memory.
     */
    synchronized List<String> ours() {
        return lines(OURS, each -> each.times >= OFTEN || each.most > LONG * FRAME_MILLIS);
    }

    private List<String> lines(String of, Predicate<Held> which) {
        return held.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(of) && which.test(entry.getValue()))
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue().computed))
                .limit(WORST)
                .map(entry -> entry.getValue() + ": " + entry.getKey()
                        + entry.getValue().insides())
                .toList();
    }

    synchronized void report(PrintStream out) {
        int times = held.values().stream().mapToInt(each -> each.times).sum();
        out.printf(
                "the FX thread computed more than %d ms before it answered in %d of %d cases%n",
                FRAME_MILLIS, times, asked);
        lines("", each -> true).forEach(line -> out.println("  " + line));
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        watching.join();
    }
}
