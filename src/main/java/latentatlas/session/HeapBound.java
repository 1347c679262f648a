package latentatlas.session;

import java.util.function.LongSupplier;

/**
 * Keeps the heap near what lives in it. JDK 17's serial collector collected the old generation whenever it had grown; today's
 * lets it grow to the heap's limit first, a quarter of the machine's memory, though most of it be snapshots that nobody
 * holds any more.
 *
 * <p>Safe from all threads.
 */
public final class HeapBound {
    /** Room for what comes and goes, bytes. */
    static final long ROOM = 128L << 20;

    private final LongSupplier heap;
    private final Runnable collect;
    private long bound;

    /** The bound of this program's own heap. */
    public HeapBound() {
        this(Runtime.getRuntime()::totalMemory, System::gc);
    }

    /**
     * As above.
     *
     * @param heap bytes it has of the system
     * @param collect gives back what it does not need
     */
    HeapBound(LongSupplier heap, Runnable collect) {
        this.heap = heap;
        this.collect = collect;
        bound = next();
    }

    /** Collects if the heap has grown by a quarter and {@value #ROOM} bytes since it was smallest after the last time. */
    public synchronized void check() {
        if (heap.getAsLong() > bound) {
            collect.run();
            bound = next();
        } else {
            bound = Math.min(bound, next());
        }
    }

    private long next() {
        long now = heap.getAsLong();
        return now + now / 4 + ROOM;
    }
}
