package latentatlas.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import latentatlas.net.Activation;
import latentatlas.net.Matrix;
import latentatlas.net.Noise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatentRowTest {
    private static final double BETA = 1.7;
    private static final float[] CODE_GRADIENT = {0.8f, -1.3f};

    private final LatentRow row =
            new LatentRow(new Architecture(ModelKind.VAE, 4, List.of(), 2, Activation.RELU, Likelihood.BERNOULLI));

    /** What the gradient is of: a linear function of the code, and beta times the divergence. */
    private double loss(float[] encoding) {
        try (Matrix encodings = new Matrix(1, 4);
                Matrix codes = new Matrix(1, 2)) {
            encodings.write(0, 0, encoding, 0, 4);
            row.read(encodings, 0);
            row.draw(new Noise(5), 3, 0);
            double kl = row.sample(codes, 0);
            float[] code = new float[2];
            codes.read(0, 0, code, 0, 2);
            return CODE_GRADIENT[0] * code[0] + CODE_GRADIENT[1] * code[1] + BETA * kl;
        }
    }

    private float[] gradient(float[] encoding) {
        loss(encoding);
        try (Matrix gradients = new Matrix(1, 2)) {
            gradients.write(0, 0, CODE_GRADIENT, 0, 2);
            return row.gradient(gradients, 0, BETA).clone();
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {-9, -1, 0, 2.5f, 3.9f, 4.2f, 7, 30})
    void theGradientAgreesWithFiniteDifferencesHoweverWideThePosterior(float logVariance) {
        float[] encoding = {0.6f, -2.1f, logVariance, logVariance - 0.3f};
        float[] gradient = gradient(encoding);
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
            float[] encoding = {1.5f, 0, logVariance, 0};
            double kl = 0.5 * (1.5 * 1.5 + Math.exp(logVariance) - 1 - logVariance);
            loss(encoding);
            assertEquals(kl, row.klOfDimensions()[0], 1e-5 * (1 + kl));
            row.reset();
        }
    }

    @Test
    void noEncodingHasAGradientThatAdamWouldNotGetOver() {
        for (float logVariance : new float[] {10, 100, 1e6f}) {
            for (float g : gradient(new float[] {0, 0, logVariance, 0})) {
                assertTrue(Math.abs(g) < 60, g + " at " + logVariance);
            }
        }
    }
}
