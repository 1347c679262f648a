package latentatlas.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SampleWeightsTest {
    @Test
    void oneSampleWeighsOneAndItsRestIsItsCost() {
        SampleWeights weights = new SampleWeights(2, 1);
        assertEquals(1, weights.samples());
        assertEquals(1, weights.weight(1));
        weights.setCost(1, 3.5);
        assertEquals(3.5, weights.weigh(1, new float[] {9, 40}, 1), 1e-12);
        assertEquals(1, weights.weight(1));
        assertEquals(0, weights.cost(0));
        assertEquals(3.5, weights.cost(1));
    }

    @Test
    void severalSamplesWeighByWhatTheyExplainAndMakeTheBoundOfBurda() {
        double[] costs = {7, 1.5, -0.5, 2, 7};
        float[] losses = {0, 60, 61.5f, 58.25f, 0};
        for (double beta : new double[] {1, 2.5}) {
            SampleWeights weights = new SampleWeights(2, 3);
            for (int i = 0; i < 5; i++) {
                weights.setCost(i, costs[i]);
            }
            double rest = weights.weigh(1, losses, beta);
            double sum = 0;
            for (int i = 1; i < 4; i++) {
                sum += Math.exp(-losses[i] - beta * costs[i]);
            }
            double mean = 0;
            for (int i = 1; i < 4; i++) {
                double weight = Math.exp(-losses[i] - beta * costs[i]) / sum;
                assertEquals(weight, weights.weight(i), 1e-9);
                mean += weight * losses[i];
            }
            if (beta == 1) {
                assertEquals(-Math.log(sum / 3), mean + rest, 1e-9);
            }
            assertEquals(1, weights.weight(0));
            assertEquals(1, weights.weight(4));
        }
    }

    @Test
    void aSampleThatExplainsNothingWeighsNothingAndSpoilsNothing() {
        SampleWeights weights = new SampleWeights(1, 2);
        weights.setCost(0, 1);
        weights.setCost(1, 5);
        assertEquals(Math.log(2) + 1, weights.weigh(0, new float[] {10, 5_000}, 1), 1e-12);
        assertEquals(1, weights.weight(0));
        assertEquals(0, weights.weight(1));
    }
}
