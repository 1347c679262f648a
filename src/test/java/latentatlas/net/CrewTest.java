package latentatlas.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
}
