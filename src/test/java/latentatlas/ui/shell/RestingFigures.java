package latentatlas.ui.shell;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import latentatlas.session.ProcessMemory;

/**
 * What a process holds at rest.
 *
 * @param heap bytes in use after collections
 * @param beside bytes of the process that are not the heap's: the heap keeps what it once needed
 */
record RestingFigures(long heap, long beside, int threads) {
    private static final long MEGA = 1 << 20;
    private static final int COLLECTIONS = 3;
    /** More are not refused one after the other: by then nothing holds the collector off but an option of the JVM. */
    private static final int MOST_REFUSED = 10_000;

    /** The first third of the rests, and at least so many, warm up: caches fill, code is compiled, pools grow. */
    private static final int WARM = 3;

    private static final long MORE_HEAP = 24 * MEGA;
    private static final long MORE_BESIDE = 150 * MEGA;
    private static final int MORE_THREADS = 6;

    /**
     * Measures after several collections.
     *
     * @param draw draws the window, and waits for it: the renderer lets go of what it made of an image that is gone only
     *     when it looks for another
     */
    static RestingFigures measure(Callable<?> draw) throws Exception {
        for (int i = 0; i < COLLECTIONS; i++) {
            collect(System::gc, RestingFigures::collections);
            draw.call();
        }
        collect(System::gc, RestingFigures::collections);
        Diagnosis.trim();
        Runtime runtime = Runtime.getRuntime();
        return new RestingFigures(
                runtime.totalMemory() - runtime.freeMemory(),
                ProcessMemory.bytes() - runtime.totalMemory(),
                Thread.getAllStackTraces().size());
    }

    /**
     * Asks for a collection of the whole heap until there is one: while native code is at an array, as what draws the window
     * is, the JVM passes over the question, and garbage would be taken for what is held.
     */
    static void collect(Runnable ask, LongSupplier collections) {
        long before = collections.getAsLong();
        for (int i = 0; i < MOST_REFUSED && collections.getAsLong() == before; i++) {
            ask.run();
            Thread.yield();
        }
    }

    /** Of the collector of the most parts of the heap. */
    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .max(Comparator.comparingInt(bean -> bean.getMemoryPoolNames().length))
                .orElseThrow()
                .getCollectionCount();
    }

    /** What grew after the warm-up; the least of the last rests counts, since any one may come at a bad moment. */
    static List<String> growth(List<RestingFigures> rests) {
        List<String> faults = new ArrayList<>();
        if (rests.size() < 2 * WARM) {
            return faults;
        }
        RestingFigures first = rests.get(Math.max(WARM - 1, rests.size() / 3));
        List<RestingFigures> last = rests.subList(rests.size() - WARM, rests.size());
        long heap = last.stream().mapToLong(RestingFigures::heap).min().orElseThrow();
        long beside = last.stream().mapToLong(RestingFigures::beside).min().orElseThrow();
        int threads = last.stream().mapToInt(RestingFigures::threads).min().orElseThrow();
        if (heap > first.heap + MORE_HEAP) {
            faults.add("the heap grew from " + first.heap / MEGA + " to " + heap / MEGA + " MB");
        }
        if (beside > first.beside + MORE_BESIDE) {
            faults.add("native memory grew from " + first.beside / MEGA + " to " + beside / MEGA + " MB");
        }
        if (threads > first.threads + MORE_THREADS) {
            faults.add("the threads grew from " + first.threads + " to " + threads);
        }
        return faults;
    }

    @Override
    public String toString() {
        return "heap " + heap / MEGA + " MB, beside it " + beside / MEGA + " MB, " + threads + " threads";
    }
}
