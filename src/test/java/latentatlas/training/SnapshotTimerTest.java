package latentatlas.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** When snapshots are due and how fast training goes, by a clock of the test's own. */
class SnapshotTimerTest {
    private static final long MILLI = 1_000_000;

    private long now = 17;
    private final SnapshotTimer timer = new SnapshotTimer(() -> now);

    private void pass(long millis) {
        now += millis * MILLI;
    }

    private void snapshot(long cost) {
        timer.beginSnapshot();
        pass(cost);
        timer.endSnapshot();
    }

    @Test
    void theFirstSnapshotIsDueAtOnceAndCheapOnesThreeHundredAndEightyMillisecondsApart() {
        assertTrue(timer.due());
        snapshot(1);
        assertFalse(timer.due());
        pass(379);
        assertFalse(timer.due());
        pass(1);
        assertTrue(timer.due());
    }

    @Test
    void anOlderRunIsLookedAtLessOftenUpToOnceASecond() {
        pass(30_000);
        snapshot(0);
        pass(749);
        assertFalse(timer.due());
        pass(1);
        assertTrue(timer.due());
        pass(200_000);
        snapshot(0);
        pass(999);
        assertFalse(timer.due());
        pass(1);
        assertTrue(timer.due());
    }

    @Test
    void dearOnesWaitTwiceTheirCostAtFirstAndTwentySixTimesItLater() {
        for (int i = 0; i < 3; i++) {
            snapshot(300);
            pass(599);
            assertFalse(timer.due());
            pass(1);
            assertTrue(timer.due());
        }
        snapshot(300);
        pass(600);
        assertFalse(timer.due());
        pass(26 * 300 - 600 - 1);
        assertFalse(timer.due());
        pass(1);
        assertTrue(timer.due());
    }

    @Test
    void afterEightSecondsDearOnesWaitSixtyFourTimesTheirCost() {
        pass(8_000);
        for (int i = 0; i < 4; i++) {
            snapshot(30);
        }
        pass(64 * 30 - 1);
        assertFalse(timer.due());
        pass(1);
        assertTrue(timer.due());
    }

    @Test
    void anEpochsTimeLeavesOutPausesAndCountsWhatWasDoneBefore() {
        timer.beginEpoch(2.5);
        pass(1_000);
        assertEquals(3.5, timer.epochSeconds(), 1e-9);
        timer.resume();
        timer.pause();
        pass(400);
        timer.pause();
        pass(600);
        timer.resume();
        pass(250);
        assertEquals(3.75, timer.epochSeconds(), 1e-9);
        timer.pause();
        pass(100);
        timer.resume();
        assertEquals(3.75, timer.epochSeconds(), 1e-9);
        timer.beginEpoch(0);
        assertEquals(1e-9, timer.epochSeconds(), 1e-15);
        pass(500);
        assertEquals(0.5, timer.epochSeconds(), 1e-9);
    }

    /** A clock of nanoseconds counts from anywhere. */
    @Test
    void aPauseIsLeftOutWhateverTheClockReads() {
        for (long reading : new long[] {-5_000 * MILLI, -300 * MILLI, 0}) {
            now = reading;
            SnapshotTimer other = new SnapshotTimer(() -> now);
            other.beginEpoch(0);
            other.pause();
            pass(200);
            other.pause();
            pass(200);
            other.resume();
            pass(100);
            other.resume();
            assertEquals(0.1, other.epochSeconds(), 1e-9);
        }
    }

    @Test
    void theRateIsThatOfTheLastHalfSecondWithoutPauses() {
        assertEquals(0, timer.secondsLeft());
        pass(500);
        timer.count(100, 1, 11);
        assertEquals(0, timer.imagesPerSecond());
        pass(100);
        timer.count(100, 2, 11);
        assertEquals(200 / 0.6, timer.imagesPerSecond(), 1e-9);
        assertEquals(9 * 100 * 0.6 / 200, timer.secondsLeft(), 1e-9);
        pass(200);
        timer.pause();
        pass(10_000);
        timer.resume();
        pass(400);
        timer.count(50, 3, 11);
        assertEquals(50 / 0.6, timer.imagesPerSecond(), 1e-9);
        assertEquals(8 * 50 * 0.6 / 50, timer.secondsLeft(), 1e-9);
    }
}
