package latentatlas.ui.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import latentatlas.measure.LossBudget;
import org.junit.jupiter.api.Test;

class SumsTest {
    private static LossBudget budget(double approximation, double amortisation, double marginal) {
        double[] information = {5, 6};
        double[] loss = {100, 120};
        double[] reconstruction = new double[2];
        double[] likelihood = new double[2];
        for (int i = 0; i < 2; i++) {
            reconstruction[i] = loss[i] - information[i] - marginal;
            likelihood[i] = loss[i] - approximation - amortisation;
        }
        return new LossBudget(
                likelihood,
                new double[] {0.001, 0.004},
                new double[] {approximation, approximation},
                new double[] {amortisation, amortisation},
                reconstruction,
                information,
                new double[] {marginal, marginal});
    }

    @Test
    void meansAreOverTheImagesWantedWithTheirStandardErrorAndTheGreatestNumericalError() {
        Sums both = Sums.of(budget(0.2, 2, 0.3), i -> true);
        assertEquals(2, both.images());
        assertEquals(110, both.negativeElbo(), 1e-9);
        assertEquals(5.5, both.nats(Part.MUTUAL_INFORMATION), 1e-9);
        assertEquals(0.5, both.mean(Part.MUTUAL_INFORMATION).deviation(), 1e-9);
        assertEquals(0.004, both.error());
        Sums one = Sums.of(budget(0.2, 2, 0.3), i -> i == 0);
        assertEquals(100, one.negativeElbo(), 1e-9);
        assertEquals(0, one.mean(Part.RECONSTRUCTION).deviation());
        assertEquals(0.001, one.error());
    }

    @Test
    void theVerdictNamesTheLargestThingThatCanBeMended() {
        assertTrue(Sums.of(budget(0.2, 2, 0.3), i -> true).verdict().contains("amortisation gap"));
        assertTrue(Sums.of(budget(3, 2, 0.3), i -> true).verdict().contains("full covariance"));
        assertTrue(Sums.of(budget(0.2, 0.1, 4), i -> true).verdict().contains("marginal KL"));
        assertTrue(Sums.of(budget(0.2, 0.1, 0.4), i -> true).verdict().contains("as good as this decoder gets"));
    }
}
