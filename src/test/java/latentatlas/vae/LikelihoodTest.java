package latentatlas.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LikelihoodTest {
    private static final float[] OUTPUTS = {
        -30, -9, -2, -0.6f, -0.49f, -0.1f, -1e-3f, 0, 1e-5f, 0.05f, 0.3f, 0.7f, 4, 12
    };
    private static final float[] INTENSITIES = {0, 0.2f, 0.5f, 1};

    private static double loss(Likelihood likelihood, float output, float intensity) {
        float[] loss = new float[1];
        likelihood.loss(new float[] {output}, new float[] {likelihood.input(intensity)}, loss, 1);
        return loss[0];
    }

    private static float intensity(Likelihood likelihood, float output) {
        float[] value = {output};
        likelihood.intensities(value, 1);
        return value[0];
    }

    @ParameterizedTest
    @EnumSource(Likelihood.class)
    void gradientsAndSlopesAgreeWithFiniteDifferences(Likelihood likelihood) {
        for (float o : OUTPUTS) {
            float step = 0.01f;
            for (float t : INTENSITIES) {
                float[] gradient = {o};
                likelihood.loss(gradient, new float[] {likelihood.input(t)}, new float[1], 1);
                double slope = (loss(likelihood, o + step, t) - loss(likelihood, o - step, t)) / (2 * step);
                assertEquals(slope, gradient[0], 3e-4 * (1 + Math.abs(o)), "at " + o + " for " + t);
            }
            if (likelihood != Likelihood.LINEAR) {
                double slope = (intensity(likelihood, o + step) - intensity(likelihood, o - step)) / (2 * step);
                assertEquals(slope, likelihood.slope(o), 1e-4, "at " + o);
            }
        }
    }

    @Test
    void theContinuousBernoullisDensityIntegratesToOneAndHasTheMeanThatIsShown() {
        for (float o : OUTPUTS) {
            int pieces = 20_000;
            double whole = 0;
            double mean = 0;
            for (int i = 0; i < pieces; i++) {
                float x = (i + 0.5f) / pieces;
                double density = Math.exp(-loss(Likelihood.CONTINUOUS_BERNOULLI, o, x));
                whole += density / pieces;
                mean += x * density / pieces;
            }
            assertEquals(1, whole, 1e-5, "at " + o);
            assertEquals(mean, intensity(Likelihood.CONTINUOUS_BERNOULLI, o), 1e-5, "at " + o);
        }
    }
}
