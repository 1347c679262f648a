package latentatlas.training;

import java.util.function.LongSupplier;

/**
 * When a snapshot is due, and how fast training goes. Snapshots may take a fixed share of the time, whatever they cost:
 * the map of a small model moves more often than that of a large one, and that of a young run more often than that of an old one.
 * Confined to the trainer thread.
 */
final class SnapshotTimer {
    private static final long SHORTEST_INTERVAL = 380_000_000L;
    private static final long LONGEST_INTERVAL = 1_000_000_000L;
    /** What a model learns in a second shrinks as it goes on, so snapshots come at a fixed ratio of ages. */
    private static final int AGE_SHARE = 40;

    /** A snapshot is due after its cost this many times over; what the views do with it costs as much four times over. */
    private static final int COST_SHARE = 64;

    /** The same for a run so young that a person sees it learn. */
    private static final int YOUNG_SHARE = 26;

    private static final long YOUNG = 8_000_000_000L;

    /** The first ones cost many times more, before the JVM has compiled them, and a person waits for them. */
    private static final int COLD = 4;

    private static final int COLD_SHARE = 2;

    private static final long RATE_WINDOW = 500_000_000L;
    private static final double SECOND = 1e9;

    private final LongSupplier nanoTime;
    private final long began;
    private long lastSnapshot;
    private long snapshotStart;
    private long snapshotCost;
    private int snapshots;
    private long epochStart;
    private boolean pausing;
    private long pauseStart;
    private long paused;

    private long windowStart;
    private long windowImages;
    private double rate;
    private long steps;
    private long allSteps = 1;
    private long imagesPerStep;

    SnapshotTimer(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        began = nanoTime.getAsLong();
        windowStart = began;
        lastSnapshot = windowStart - SHORTEST_INTERVAL;
    }

    /** An epoch begins, of which {@code seconds} were done before. */
    void beginEpoch(double seconds) {
        epochStart = nanoTime.getAsLong() - (long) (seconds * SECOND);
        paused = 0;
    }

    double epochSeconds() {
        return Math.max(1, nanoTime.getAsLong() - epochStart - paused) / SECOND;
    }

    void pause() {
        if (!pausing) {
            pausing = true;
            pauseStart = nanoTime.getAsLong();
        }
    }

    void resume() {
        if (pausing) {
            long waited = nanoTime.getAsLong() - pauseStart;
            paused += waited;
            windowStart += waited;
            pausing = false;
        }
    }

    void count(int images, long stepsDone, long stepsOfRun) {
        steps = stepsDone;
        allSteps = stepsOfRun;
        windowImages += images;
        long now = nanoTime.getAsLong();
        long length = now - windowStart;
        if (length > RATE_WINDOW) {
            rate = windowImages * SECOND / Math.max(1, length);
            imagesPerStep = images;
            windowImages = 0;
            windowStart = now;
        }
    }

    boolean due() {
        long since = nanoTime.getAsLong() - lastSnapshot;
        long age = lastSnapshot - began;
        int share = snapshots < COLD ? COLD_SHARE : age < YOUNG ? YOUNG_SHARE : COST_SHARE;
        long pace = Math.max(SHORTEST_INTERVAL, Math.min(LONGEST_INTERVAL, age / AGE_SHARE));
        return since >= Math.max(pace, share * snapshotCost);
    }

    void beginSnapshot() {
        snapshotStart = nanoTime.getAsLong();
    }

    void endSnapshot() {
        lastSnapshot = nanoTime.getAsLong();
        snapshotCost = lastSnapshot - snapshotStart;
        snapshots++;
    }

    double imagesPerSecond() {
        return rate;
    }

    double secondsLeft() {
        return rate == 0 ? 0 : (allSteps - steps) * imagesPerStep / rate;
    }
}
