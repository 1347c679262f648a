package latentatlas.ui.decoder;

import java.util.Arrays;
import latentatlas.message.Message;
import latentatlas.picture.Figures;

/** How long the last images took from the cursor's move to the screen's thread. */
final class LatencyLog {
    private static final int KEPT = 4096;
    /** Fewer say more about the start of the program than about dragging. */
    private static final int FEWEST = 8;

    private static final double MILLI = 1e6;

    private final long[] nanos = new long[KEPT];
    private int count;

    void add(long duration) {
        nanos[count++ % KEPT] = duration;
    }

    /** The smallest latency that {@code share} of the last ones do not exceed, milliseconds. */
    double quantile(double share) {
        int kept = Math.min(count, KEPT);
        if (kept == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(nanos, kept);
        Arrays.sort(sorted);
        return sorted[Math.min(kept - 1, (int) (share * kept))] / MILLI;
    }

    String summary() {
        return count < FEWEST
                ? ""
                : Message.text("decoded.latency", Figures.fixed(quantile(0.5), 1), Figures.fixed(quantile(0.99), 1));
    }

    void clear() {
        count = 0;
    }
}
