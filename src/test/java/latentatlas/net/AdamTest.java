package latentatlas.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdamTest {
    private static final int PARAMETERS = 7;
    private static final int STEPS = 3_000;

    /** Algorithm 1 of Kingma and Ba 2015 as it stands there, in double precision. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-5, 1, 1e3})
    void manyStepsAreThoseOfTheAlgorithmAsPublished(double scale) {
        Adam adam = new Adam(PARAMETERS);
        float[] values = new float[PARAMETERS];
        double[] theta = new double[PARAMETERS];
        double[] m = new double[PARAMETERS];
        double[] v = new double[PARAMETERS];
        Random random = new Random(4);
        for (int t = 1; t <= STEPS; t++) {
            float[] gradient = new float[PARAMETERS];
            double rate = 1e-3 / (1 + t / 1000.0);
            for (int i = 0; i < PARAMETERS; i++) {
                // Steady, noisy, rare and shrinking gradients.
                double noise = random.nextGaussian();
                double g =
                        i == 0 ? 1 : i == 1 ? noise : i == 2 ? (t % 50 == 0 ? 1 : 0) : noise * Math.exp(-t / 500.0 * i);
                gradient[i] = (float) (scale * (g + 0.1));
                m[i] = 0.9 * m[i] + (1 - 0.9) * gradient[i];
                v[i] = 0.999 * v[i] + (1 - 0.999) * gradient[i] * gradient[i];
                double corrected = m[i] / (1 - Math.pow(0.9, t));
                theta[i] -= rate * corrected / (Math.sqrt(v[i] / (1 - Math.pow(0.999, t))) + 1e-8);
            }
            adam.update(values, gradient, Adam.StepLength.at(t, rate));
            for (int i = 0; i < PARAMETERS; i++) {
                assertEquals(m[i], adam.first()[i], 1e-5 * scale, "first moment " + i + " at step " + t);
                assertEquals(v[i], adam.second()[i], 1e-4 * v[i], "second moment " + i + " at step " + t);
                assertEquals(theta[i], values[i], 2e-5 + 2e-4 * Math.abs(theta[i]), "parameter " + i + " at step " + t);
            }
        }
    }

    @Test
    void momentsTakenBackGoOnFromWhereTheyWere() {
        Adam first = new Adam(2);
        float[] values = {1, -1};
        first.update(values, new float[] {0.5f, -2}, Adam.StepLength.at(1, 1e-2));
        float[] means = {9, first.first()[0], first.first()[1]};
        float[] squares = {9, first.second()[0], first.second()[1]};
        Adam second = new Adam(2);
        second.load(means, squares, 1);
        float[] others = values.clone();
        Adam.StepLength length = Adam.StepLength.at(2, 1e-2);
        first.update(values, new float[] {1, 1}, length);
        second.update(others, new float[] {1, 1}, length);
        assertArrayEquals(values, others);
        assertArrayEquals(first.first(), second.first());
        assertArrayEquals(first.second(), second.second());
    }

    @Test
    void momentsDecayToNextToNothingButNotIntoDenormalNumbers() {
        Adam adam = new Adam(1);
        float[] value = new float[1];
        adam.update(value, new float[] {1e-4f}, Adam.StepLength.at(1, 1e-3));
        for (int step = 2; step < 120_000; step++) {
            adam.update(value, new float[1], Adam.StepLength.at(step, 1e-3));
            float first = Math.abs(adam.first()[0]);
            float second = adam.second()[0];
            assertTrue(first == 0 || first >= Float.MIN_NORMAL, () -> first + " is denormal");
            assertTrue(second == 0 || second >= Float.MIN_NORMAL, () -> second + " is denormal");
        }
        assertEquals(0, adam.first()[0], 1e-31);
        assertEquals(0, adam.second()[0], 1e-34);
    }
}
