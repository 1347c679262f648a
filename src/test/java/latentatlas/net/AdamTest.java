package latentatlas.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
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
}
