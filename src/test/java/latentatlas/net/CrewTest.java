package latentatlas.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class CrewTest {
    @Test
    void eachTaskOfEachPhaseRunsOnceAndPhasesDoNotOverlap() {
        try (Crew crew = new Crew(4, "test")) {
            int[] sums = new int[64];
            for (int phase = 0; phase < 20_000; phase++) {
                int count = 1 + phase % 7;
                AtomicIntegerArray runs = new AtomicIntegerArray(count);
                crew.run(count, index -> {
                    runs.incrementAndGet(index);
                    sums[index * 8]++; // Plain writes: the barrier must order them.
                });
                for (int i = 0; i < count; i++) {
                    assertEquals(1, runs.get(i));
                }
            }
            int expected = 0;
            for (int phase = 0; phase < 20_000; phase++) {
                expected += phase % 7 == 6 ? 1 : 0;
            }
            assertEquals(expected, sums[6 * 8]);
        }
    }

    @Test
    void aFailedTaskReachesTheCallerAndTheCrewStaysUsable() {
        try (Crew crew = new Crew(3, "test")) {
            assertThrows(
                    IllegalStateException.class,
                    () -> crew.run(9, index -> {
                        if (index == 4) {
                            throw new IllegalArgumentException("on purpose");
                        }
                    }));
            int[] ran = new int[1];
            crew.run(1, index -> ran[0]++);
            assertEquals(1, ran[0]);
        }
    }

    @Test
    void noHelperOutlivesItsCrew() {
        for (int i = 0; i < 200; i++) {
            new Crew(3, "short-lived").close();
        }
        assertFalse(Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("short-lived")));
    }

    private static List<Thread> helpers(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(name + "-"))
                .toList();
    }

    private static void awaitParked(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void parkedHelpersAreWokenAndEachThreadBeginsWithNeighbouringTasksOfItsOwn() {
        try (Crew crew = new Crew(3, "neighbours")) {
            assertEquals(3, crew.threads());
            assertEquals(2, helpers("neighbours").size());
            assertTrue(helpers("neighbours").stream().allMatch(Thread::isDaemon));
            for (int round = 0; round < 3; round++) {
                helpers("neighbours").forEach(CrewTest::awaitParked);
                CyclicBarrier barrier = new CyclicBarrier(3);
                String[] by = new String[6];
                crew.run(6, index -> {
                    by[index] = Thread.currentThread().getName();
                    meet(barrier); // Three at once, twice: nobody can take another's task.
                });
                String caller = Thread.currentThread().getName();
                assertEquals(
                        List.of(caller, caller, "neighbours-1", "neighbours-1", "neighbours-2", "neighbours-2"),
                        List.of(by));
            }
        }
    }

    @Test
    void aCallerThatParkedIsWokenByTheLastTask() {
        Thread caller = Thread.currentThread();
        try (Crew crew = new Crew(2, "last")) {
            // One that has not begun yet would leave this phase to the caller.
            helpers("last").forEach(CrewTest::awaitParked);
            CyclicBarrier barrier = new CyclicBarrier(2);
            boolean[] ended = new boolean[1];
            crew.run(2, index -> {
                meet(barrier);
                if (Thread.currentThread() != caller) {
                    awaitParked(caller);
                    ended[0] = true;
                }
            });
            assertTrue(ended[0]);
        }
    }

    @Test
    void aCrewWithoutHelpersDoesAllItselfAndOneWithoutThreadsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Crew(0, "nobody"));
        try (Crew crew = new Crew(1, "alone")) {
            List<Integer> ran = new ArrayList<>();
            crew.run(4, ran::add);
            assertEquals(List.of(0, 1, 2, 3), ran);
            crew.run(0, ran::add);
            assertEquals(4, ran.size());
        }
    }

    @Test
    void closingAnInterruptedThreadsCrewEndsItAndKeepsTheInterruption() {
        Crew crew = new Crew(2, "interrupted");
        Thread.currentThread().interrupt();
        crew.close();
        assertTrue(Thread.interrupted());
        assertEquals(List.of(), helpers("interrupted"));
        new Crew(2, "interrupted").close();
        assertFalse(Thread.interrupted());
    }
}
