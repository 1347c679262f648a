package latentatlas.ui.shell;

import java.util.ArrayList;
import java.util.List;
import latentatlas.session.ProcessMemory;

/**
 * What a process holds at rest.
 *
 * @param heap bytes in use after collections
 * @param process bytes of the whole process
 */
record RestingFigures(long heap, long process, int threads) {
    private static final long MEGA = 1 << 20;
    private static final int COLLECTIONS = 3;
    /** Rests before this one warm up: caches fill, code is compiled, pools grow. */
    private static final int WARM = 3;

    private static final long MORE_HEAP = 24 * MEGA;
    private static final long MORE_PROCESS = 150 * MEGA;
    private static final int MORE_THREADS = 6;

    static RestingFigures measure() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return new RestingFigures(
                runtime.totalMemory() - runtime.freeMemory(),
                ProcessMemory.bytes(),
                Thread.getAllStackTraces().size());
    }

    /** What grew after the warm-up; the least of the last rests counts, since any one may come at a bad moment. */
    static List<String> growth(List<RestingFigures> rests) {
        List<String> faults = new ArrayList<>();
        if (rests.size() < 2 * WARM) {
            return faults;
        }
        RestingFigures first = rests.get(WARM - 1);
        List<RestingFigures> last = rests.subList(rests.size() - WARM, rests.size());
        long heap = last.stream().mapToLong(RestingFigures::heap).min().orElseThrow();
        long process = last.stream().mapToLong(RestingFigures::process).min().orElseThrow();
        int threads = last.stream().mapToInt(RestingFigures::threads).min().orElseThrow();
        if (heap > first.heap + MORE_HEAP) {
            faults.add("the heap grew from " + first.heap / MEGA + " to " + heap / MEGA + " MB");
        }
        if (process > first.process + MORE_PROCESS) {
            faults.add("the process grew from " + first.process / MEGA + " to " + process / MEGA + " MB");
        }
        if (threads > first.threads + MORE_THREADS) {
            faults.add("the threads grew from " + first.threads + " to " + threads);
        }
        return faults;
    }

    @Override
    public String toString() {
        return "heap " + heap / MEGA + " MB, process " + process / MEGA + " MB, " + threads + " threads";
    }
}
