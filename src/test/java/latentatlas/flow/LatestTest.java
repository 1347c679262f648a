package latentatlas.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class LatestTest {
    @Test
    void onlyTheNewestOfTheWaitingValuesArrivesAndTheQueueHoldsOneHandOver() {
        Queue<Runnable> queue = new ArrayDeque<>();
        List<Integer> arrived = new ArrayList<>();
        Latest<Integer> latest = new Latest<>(queue::add, arrived::add);
        for (int i = 0; i < 100; i++) {
            latest.offer(i);
        }
        assertTrue(latest.busy());
        assertEquals(1, queue.size());
        queue.remove().run();
        assertFalse(latest.busy());
        assertEquals(List.of(99), arrived);
        latest.offer(7);
        queue.remove().run();
        assertEquals(List.of(99, 7), arrived);
    }

    @Test
    void theLastValueOfManyThreadsIsNeverLost() throws InterruptedException {
        ExecutorService screen = Executors.newSingleThreadExecutor();
        List<Integer> arrived = new ArrayList<>();
        Latest<Integer> latest = new Latest<>(screen, arrived::add);
        for (int round = 0; round < 300; round++) {
            CountDownLatch done = new CountDownLatch(3);
            for (int t = 0; t < 3; t++) {
                int thread = t;
                new Thread(() -> {
                            for (int i = 0; i < 50; i++) {
                                latest.offer(thread * 1000 + i);
                            }
                            done.countDown();
                        })
                        .start();
            }
            done.await();
            latest.offer(-round - 1);
            CountDownLatch drained = new CountDownLatch(1);
            screen.execute(drained::countDown);
            drained.await();
            assertEquals(-round - 1, arrived.get(arrived.size() - 1));
        }
        screen.shutdown();
    }
}
