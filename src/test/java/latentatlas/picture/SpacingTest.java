package latentatlas.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SpacingTest {
    @Test
    void normalSpacingLeavesTheSameMassOfThePriorBetweenPlaces() {
        assertEquals(-3, Spacing.NORMAL.between(-3, 3, 0), 1e-6);
        assertEquals(0, Spacing.NORMAL.between(-3, 3, 0.5), 1e-9);
        // A quarter of the mass between -3 and 3 and what lies below: 0.00135 + 0.25 * 0.9973.
        assertEquals(-0.6729, Spacing.NORMAL.between(-3, 3, 0.25), 2e-3);
        assertEquals(3, Spacing.NORMAL.between(-3, 3, 1), 1e-6);
        assertEquals(-1.5, Spacing.LINEAR.between(-3, 3, 0.25), 1e-12);
    }

    @Test
    void aPlaceIsBehindTheShareItLiesAt() {
        for (Spacing spacing : Spacing.values()) {
            for (double share = 0; share <= 1; share += 0.125) {
                assertEquals(share, spacing.behind(-2, 4, spacing.between(-2, 4, share)), 1e-9);
            }
        }
    }
}
