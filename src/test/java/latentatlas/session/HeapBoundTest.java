package latentatlas.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HeapBoundTest {
    private static final long MEGABYTE = 1 << 20;

    private long heap = 160 * MEGABYTE;
    private long live = 100 * MEGABYTE;
    private int collections;

    private final HeapBound bound = new HeapBound(() -> heap, () -> {
        collections++;
        heap = 2 * live;
    });

    private long most(long growth, int seconds) {
        long most = 0;
        for (int second = 0; second < seconds; second++) {
            heap += growth;
            most = Math.max(most, heap);
            bound.check();
        }
        return most;
    }

    @Test
    void garbageIsBoundedHoweverLongItIsMade() {
        assertTrue(most(20 * MEGABYTE, 10_000) < 400 * MEGABYTE);
        assertTrue(collections < 10_000 / 8, "not more often than every eight seconds: " + collections);
    }

    @Test
    void whatLivesIsNotCollectedForInVain() {
        live = 1_000 * MEGABYTE;
        heap = 2 * live;
        bound.check();
        assertEquals(1, collections);
        most(0, 1_000);
        assertEquals(1, collections);
    }

    @Test
    void aHeapThatDoesNotGrowIsLeftAlone() {
        most(0, 1_000);
        assertEquals(0, collections);
    }

    @Test
    void aHeapThatShrankByItselfIsBoundAnew() {
        live = 1_000 * MEGABYTE;
        heap = 2 * live;
        bound.check();
        live = 100 * MEGABYTE;
        heap = 2 * live;
        bound.check();
        assertTrue(most(20 * MEGABYTE, 1_000) < 400 * MEGABYTE);
    }
}
