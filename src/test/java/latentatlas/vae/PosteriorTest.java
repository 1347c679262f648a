package latentatlas.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import latentatlas.net.Activation;
import latentatlas.net.Noise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PosteriorTest {
    private static final double BETA = 1.7;
    private static final float[] CODE_GRADIENT = {0.8f, -1.3f};

    private final Posterior posterior =
            new Posterior(new Architecture(ModelKind.VAE, 4, List.of(), 2, Activation.RELU, Likelihood.BERNOULLI));

    /** What the gradient is of: a linear function of the code, and beta times the divergence. */
    private double loss(float[] encoding) {
        System.arraycopy(encoding, 0, posterior.encoding, 0, 4);
        posterior.sample(new Noise(5), 3, 0);
        double kl = StandardNormal.PRIOR.divergence(posterior, new double[2]);
        return CODE_GRADIENT[0] * posterior.code[0] + CODE_GRADIENT[1] * posterior.code[1] + BETA * kl;
    }

    private double[] gradient(float[] encoding) {
        loss(encoding);
        posterior.pull(CODE_GRADIENT);
        StandardNormal.PRIOR.pull(posterior, BETA);
        return posterior.gradient.clone();
    }

    @ParameterizedTest
    @ValueSource(floats = {-9, -1, 0, 2.5f, 3.9f, 4.2f, 7, 30})
    void theGradientAgreesWithFiniteDifferencesHoweverWideThePosterior(float logVariance) {
        float[] encoding = {0.6f, -2.1f, logVariance, logVariance - 0.3f};
        double[] gradient = gradient(encoding);
        for (int d = 0; d < 4; d++) {
            float[] above = encoding.clone();
            float[] below = encoding.clone();
            above[d] += 0.01f;
            below[d] -= 0.01f;
            double slope = (loss(above) - loss(below)) / (above[d] - (double) below[d]);
            assertEquals(slope, gradient[d], 0.02 * (1 + Math.abs(slope)), "output " + d);
        }
    }

    @Test
    void theDivergenceIsTheGaussiansUpToAUsualWidth() {
        for (float logVariance : new float[] {-6, 0, 3}) {
            double kl = 0.5 * (1.5 * 1.5 + Math.exp(logVariance) - 1 - logVariance);
            loss(new float[] {1.5f, 0, logVariance, 0});
            double[] parts = {100, 0};
            double sum = StandardNormal.PRIOR.divergence(posterior, parts);
            assertEquals(kl, parts[0] - 100, 1e-5 * (1 + kl));
            assertEquals(sum, parts[0] - 100 + parts[1], 1e-9);
        }
    }

    @Test
    void noEncodingHasAGradientThatAdamWouldNotGetOver() {
        for (float logVariance : new float[] {10, 100, 1e6f}) {
            for (double g : gradient(new float[] {0, 0, logVariance, 0})) {
                assertTrue(Math.abs(g) < 60, g + " at " + logVariance);
            }
        }
    }

    @Test
    void thePriorsEnergyHasItsGradient() {
        float[] code = {0.7f, -2};
        float[] gradient = {10, 10};
        StandardNormal.PRIOR.pullEnergy(code, 3, gradient);
        for (int d = 0; d < 2; d++) {
            float[] above = code.clone();
            float[] below = code.clone();
            above[d] += 0.01f;
            below[d] -= 0.01f;
            double slope = (StandardNormal.PRIOR.energy(above) - StandardNormal.PRIOR.energy(below)) / 0.02;
            assertEquals(10 + 3 * slope, gradient[d], 1e-3);
        }
    }
}
