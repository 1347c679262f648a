package latentatlas.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import latentatlas.net.EvaluatedGraph;
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

    @ParameterizedTest
    @EnumSource(Likelihood.class)
    void aStepOfTheCoordinatesIsTheRootOfTheInformation(Likelihood likelihood) {
        for (float o : new float[] {-11, -4, -1.3f, -0.2f, 0.011f, 0.5f, 2, 9}) {
            float step = 0.02f;
            float[] ends = {o - step, o + step, 77};
            likelihood.coordinates(ends, 2);
            double root = Math.sqrt(likelihood.information(o));
            assertEquals(root, (ends[1] - ends[0]) / (2 * step), 3e-4 * (1 + root), "at " + o);
            assertEquals(77, ends[2]);
        }
    }

    @Test
    void theInformationOfASquaredErrorIsTwiceTheSquaredSlopeOfTheMean() {
        for (float o : OUTPUTS) {
            float p = 1 / (1 + (float) Math.exp(-o));
            assertEquals(2 * p * p * (1 - p) * (1 - p), Likelihood.GAUSSIAN.information(o), 1e-6);
            double tanh = Math.tanh(o);
            double slope = 1 - tanh * tanh;
            assertEquals(2 * slope * slope, Likelihood.GAUSSIAN_TANH.information(o), 3e-6);
            assertEquals(2, Likelihood.LINEAR.information(o));
            assertEquals(p * (1 - p), Likelihood.BERNOULLI.information(o), 1e-6);
        }
    }

    @ParameterizedTest
    @EnumSource(Likelihood.class)
    void aLossIsItsLinearFormAndWhatDependsOnTheTargetAlone(Likelihood likelihood) {
        float[] outputs = {77, -3, 0.4f, 6, 77};
        float[] weights = outputs.clone();
        double constant = likelihood.linearise(weights, 1, 3);
        assertEquals(77, weights[0]);
        assertEquals(77, weights[4]);
        double blackAlone = 0;
        for (int i = 1; i < 4; i++) {
            blackAlone += loss(likelihood, outputs[i], 0);
            for (float t : INTENSITIES) {
                // What depends on the target alone is gone from a difference to another output.
                double linear = -weights[i] * t;
                double reference = loss(likelihood, 0.1f, t) - loss(likelihood, 0.1f, 0);
                float[] other = {0.1f};
                likelihood.linearise(other, 0, 1);
                double difference = loss(likelihood, outputs[i], t) - loss(likelihood, outputs[i], 0) - reference;
                assertEquals(difference, linear + other[0] * t, 2e-5, "output " + i + " for " + t);
            }
        }
        assertEquals(blackAlone, constant, 1e-5);
    }

    @Test
    void theEntropyOfAnImageIsThatOfItsPixels() {
        double expected = Math.log(2) - 0.2 * Math.log(0.2) - 0.8 * Math.log(0.8);
        assertEquals(expected, Likelihood.BERNOULLI.entropy(new float[] {0, 0.5f, 1, 0.2f}), 1e-6);
        assertTrue(Double.isNaN(Likelihood.GAUSSIAN.entropy(new float[] {0.5f})));
    }

    @ParameterizedTest
    @EnumSource(Likelihood.class)
    void theGraphGivesTheIntensities(Likelihood likelihood) {
        for (float o : new float[] {-30, -2, -0.4f, -0.05f, 1e-3f, 0.09f, 0.11f, 0.7f, 4}) {
            EvaluatedGraph graph = new EvaluatedGraph();
            double found = graph.value(likelihood.describe(graph, graph.scalar(o)));
            assertEquals(intensity(likelihood, o), found, 2e-6, "at " + o);
        }
    }

    @Test
    void theContinuousBernoullisSlopeIsItsVariance() {
        for (float o : new float[] {-9, -0.06f, -0.04f, 0, 0.04f, 0.051f, 2}) {
            int pieces = 4_000;
            double[] moments = new double[3];
            for (int i = 0; i < pieces; i++) {
                double x = (i + 0.5) / pieces;
                for (int power = 0; power < 3; power++) {
                    moments[power] += Math.pow(x, power) * Math.exp(o * x);
                }
            }
            double mean = moments[1] / moments[0];
            assertEquals(moments[2] / moments[0] - mean * mean, Likelihood.CONTINUOUS_BERNOULLI.slope(o), 1e-6);
        }
    }

    @Test
    void blackIsWhatTheNetworkSees() {
        for (Likelihood likelihood : Likelihood.values()) {
            boolean twoSided = likelihood == Likelihood.GAUSSIAN_TANH;
            assertEquals(twoSided ? -1 : 0, likelihood.black());
            assertEquals(1, likelihood.input(1));
            assertEquals(twoSided ? 0.5f : 0.75f, likelihood.input(0.75f));
        }
    }
}
