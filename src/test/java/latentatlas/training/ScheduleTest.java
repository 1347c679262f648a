package latentatlas.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import latentatlas.net.Activation;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.Test;

/** The course of the learning rate and of beta over a run, and over its legs. */
class ScheduleTest {
    private static final double TINY = 1e-12;
    private static final int STEPS = 10;

    private static TrainingPlan plan(Schedule schedule, double warmUp, int epochs) {
        return new TrainingPlan(
                ModelKind.VAE,
                List.of(8),
                2,
                Activation.RELU,
                Likelihood.BERNOULLI,
                1,
                1e-3,
                schedule,
                warmUp,
                16,
                epochs,
                0.1,
                7);
    }

    @Test
    void aCosineFallsFromOneToNothing() {
        double[] expected = {1, (1 + Math.sqrt(0.5)) / 2, 0.5, (1 - Math.sqrt(0.5)) / 2, 0};
        for (int i = 0; i <= 4; i++) {
            assertEquals(expected[i], Schedule.COSINE.factor(i / 4.0), TINY);
        }
    }

    @Test
    void oneCycleRisesInThreeTenthsFromATwentyFifthAndFallsToNextToNothing() {
        double first = 1 / 25.0;
        double last = first / 10_000;
        assertEquals(first, Schedule.ONE_CYCLE.factor(0), TINY);
        assertEquals((1 + first) / 2, Schedule.ONE_CYCLE.factor(0.15), TINY);
        assertEquals(1, Schedule.ONE_CYCLE.factor(0.3), TINY);
        assertEquals((1 + last) / 2, Schedule.ONE_CYCLE.factor(0.65), TINY);
        assertEquals(last, Schedule.ONE_CYCLE.factor(1), TINY);
        // A quarter of the way down a cosine is not a quarter of the height.
        assertEquals(last + (1 - last) * (1 + Math.sqrt(0.5)) / 2, Schedule.ONE_CYCLE.factor(0.475), TINY);
    }

    @Test
    void afterItsCourseARunRisesToATenthAndFallsAgainEachTime() {
        for (double begin : new double[] {1, 2, 7}) {
            assertEquals(0.05, Schedule.COSINE.factor(begin + 0.15), 1e-9);
            assertEquals(0.1, Schedule.COSINE.factor(begin + 0.3), 1e-9);
            assertEquals(0.05, Schedule.COSINE.factor(begin + 0.65), 1e-9);
            assertEquals(1, Schedule.CONSTANT.factor(begin + 0.3), TINY);
            double last = 1 / 25.0 / 10_000;
            assertEquals((0.1 + last) / 2, Schedule.ONE_CYCLE.factor(begin + 0.15), 1e-9);
        }
    }

    @Test
    void aPaceFollowsTheScheduleOverItsLegAndBetaRisesOverTheWarmUp() {
        Pace whole = new Pace(plan(Schedule.COSINE, 2, 4), Leg.FIRST, STEPS);
        assertEquals(40, whole.steps());
        assertEquals(Schedule.COSINE.factor(0.25), whole.rate(10), TINY);
        assertEquals(0, whole.rate(40), TINY);
        assertEquals(0, whole.beta(0), TINY);
        assertEquals(0.25, whole.beta(5), TINY);
        assertEquals(1, whole.beta(20), TINY);
        assertEquals(1, whole.beta(35), TINY);
        assertEquals(1, new Pace(plan(Schedule.COSINE, 0, 4), Leg.FIRST, STEPS).beta(0), TINY);

        Pace second = new Pace(plan(Schedule.COSINE, 0, 4), new Leg(2, 0.5), STEPS);
        assertEquals(0.5, second.rate(20), TINY);
        assertEquals(Schedule.COSINE.factor(0.75), second.rate(30), TINY);
        assertEquals(0, second.rate(40), TINY);
        // A leg that begins where the run ends has no length to divide by.
        assertTrue(Double.isFinite(new Pace(plan(Schedule.COSINE, 0, 2), new Leg(2, 0.5), STEPS).rate(20)));
    }

    @Test
    void aLegGoesFromWhereItBeganToTheEndOfTheCourse() {
        Leg leg = new Leg(3, 0.25);
        assertEquals(0.25, leg.progress(0), TINY);
        assertEquals(0.625, leg.progress(0.5), TINY);
        assertEquals(1, leg.progress(1), TINY);
        assertEquals(1, leg.progress(1.5), TINY);
        assertEquals(0.25, leg.progress(-1), TINY);
        assertEquals(1.75, new Leg(3, 1.5).progress(0.5), TINY);
        assertEquals(2, new Leg(3, 1).progress(1), TINY);
    }

    @Test
    void aLegThatCannotBeIsRefused() {
        new Leg(0, 0);
        assertThrows(IllegalArgumentException.class, () -> new Leg(-1e-9, 0));
        assertThrows(IllegalArgumentException.class, () -> new Leg(0, -1e-9));
        assertThrows(IllegalArgumentException.class, () -> new Leg(Double.NaN, 0));
        assertThrows(IllegalArgumentException.class, () -> new Leg(0, Integer.MAX_VALUE));
    }
}
