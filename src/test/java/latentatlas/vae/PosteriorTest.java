package latentatlas.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import latentatlas.image.ImageShape;
import latentatlas.net.Activation;
import latentatlas.net.Noise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
        posterior.clearGradient();
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

    private static Posterior full() {
        return new Posterior(architecture());
    }

    private static Architecture architecture() {
        return new Architecture(
                ModelKind.VAE,
                ImageShape.ofValues(4),
                List.of(),
                List.of(),
                3,
                Activation.RELU,
                Likelihood.BERNOULLI,
                PosteriorForm.FULL,
                4,
                0);
    }

    private static final float[] CORRELATED = {0.6f, -2.1f, 0.3f, -1, -3.2f, 0.8f, 1.5f, -0.7f, 2.2f};

    @Test
    void aFullPosteriorsGradientAgreesWithFiniteDifferences() {
        for (boolean sampled : new boolean[] {false, true}) {
            for (float wider : new float[] {0, 6, 9}) {
                float[] encoding = CORRELATED.clone();
                encoding[4] += wider;
                Posterior full = full();
                loss(full, encoding, sampled);
                full.clearGradient();
                full.pull(new float[] {0.8f, -1.3f, 2});
                if (sampled) {
                    full.pullLogDensity(BETA);
                } else {
                    StandardNormal.PRIOR.pull(full, BETA);
                }
                double[] gradient = full.gradient.clone();
                for (int i = 0; i < encoding.length; i++) {
                    float[] above = encoding.clone();
                    float[] below = encoding.clone();
                    above[i] += 0.01f;
                    below[i] -= 0.01f;
                    double slope =
                            (loss(full, above, sampled) - loss(full, below, sampled)) / (above[i] - (double) below[i]);
                    assertEquals(slope, gradient[i], 0.01 * (1 + Math.abs(slope)), "output " + i);
                }
            }
        }
    }

    @Test
    void aRefinementGoesMostOfTheWayToTheLeastOfALossAsCurvedAsThePosteriorAndNeverFar() {
        for (double[] away : new double[][] {{0.7, -1.1, 0.4}, {-50, 20, 90}}) {
            Posterior full = full();
            System.arraycopy(CORRELATED, 0, full.encoding, 0, CORRELATED.length);
            // A mean that is C·away from the least has the gradient (C')^-1·away there.
            float[] gradient = new float[3];
            for (int d = 2; d >= 0; d--) {
                double rest = away[d];
                for (int e = d + 1; e < 3; e++) {
                    rest -= full.sigma(e) * full.factor(e, d) * gradient[e];
                }
                gradient[d] = (float) (rest / full.sigma(d));
            }
            full.refine(gradient);
            double share = 0.7 * Math.min(1, 5 / Math.sqrt(away[0] * away[0] + away[1] * away[1] + away[2] * away[2]));
            float[] c = new float[9];
            full.cholesky(c, 0);
            for (int d = 0; d < 3; d++) {
                double way = c[3 * d] * away[0] + c[3 * d + 1] * away[1] + c[3 * d + 2] * away[2];
                assertEquals(CORRELATED[d] - share * way, full.encoding[d], 1e-4 * (1 + Math.abs(way)), "mean " + d);
            }
        }
    }

    /** A linear function of the code, and beta times either the divergence or the log density of a sample. */
    private static double loss(Posterior full, float[] encoding, boolean sampled) {
        System.arraycopy(encoding, 0, full.encoding, 0, encoding.length);
        full.sample(new Noise(5), 3, 0);
        double kl = sampled ? full.logDensity() : StandardNormal.PRIOR.divergence(full, new double[3]);
        return 0.8f * full.code[0] - 1.3f * full.code[1] + 2 * full.code[2] + BETA * kl;
    }

    @Test
    void aFullPosteriorsSamplesHaveItsMeanCovarianceDensityAndDivergence() {
        Posterior full = full();
        System.arraycopy(CORRELATED, 0, full.encoding, 0, CORRELATED.length);
        float[] c = new float[9];
        full.cholesky(c, 0);
        int samples = 200_000;
        double[] mean = new double[3];
        double[] second = new double[9];
        double divergence = 0;
        for (int i = 0; i < samples; i++) {
            full.sample(new Noise(1), 0, i);
            divergence += (full.logDensity() + StandardNormal.PRIOR.energy(full.code)) / samples;
            for (int d = 0; d < 3; d++) {
                mean[d] += full.code[d] / samples;
                for (int e = 0; e < 3; e++) {
                    second[3 * d + e] +=
                            (full.code[d] - full.encoding[d]) * (full.code[e] - full.encoding[e]) / samples;
                }
            }
        }
        for (int d = 0; d < 3; d++) {
            assertEquals(CORRELATED[d], mean[d], 0.02);
            assertEquals(Math.log(second[4 * d]), full.logVariance(d), 0.02);
            for (int e = 0; e < 3; e++) {
                double covariance = 0;
                for (int j = 0; j < 3; j++) {
                    covariance += c[3 * d + j] * c[3 * e + j];
                }
                assertEquals(covariance, second[3 * d + e], 0.08);
            }
        }
        assertEquals(StandardNormal.PRIOR.divergence(full, new double[3]), divergence, 0.05);
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

    @Test
    void aLearnedPriorIsTheMeanOfItsComponentsAndHasItsGradients() {
        VampPrior prior = new VampPrior(architecture());
        float[][] encodings = new float[4][];
        for (int i = 0; i < 4; i++) {
            encodings[i] = CORRELATED.clone();
            encodings[i][0] += i;
            encodings[i][3] += 0.5f * i;
            encodings[i][7] -= 0.4f * i;
        }
        prior.load(i -> encodings[i]);
        float[] code = {1.1f, -1.8f, 0.7f};
        double density = 0;
        Posterior component = full();
        for (float[] encoding : encodings) {
            System.arraycopy(encoding, 0, component.encoding, 0, encoding.length);
            density += Math.exp(-component.energy(code)) / 4;
        }
        assertEquals(-Math.log(density), prior.energy(code), 1e-6);
        float[] gradient = new float[3];
        prior.pullEnergy(code, 2, gradient);
        for (int d = 0; d < 3; d++) {
            float[] above = code.clone();
            float[] below = code.clone();
            above[d] += 0.01f;
            below[d] -= 0.01f;
            double slope = 2 * (prior.energy(above) - prior.energy(below)) / (above[d] - (double) below[d]);
            assertEquals(slope, gradient[d], 0.02 * (1 + Math.abs(slope)));
        }
        double[][] gradients = new double[4][];
        for (int i = 0; i < 4; i++) {
            gradients[i] = prior.gradient(i).clone();
        }
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < CORRELATED.length; j++) {
                double above = moved(prior, encodings, i, j, 0.01f, code);
                double below = moved(prior, encodings, i, j, -0.01f, code);
                double slope = 2 * (above - below) / 0.02;
                assertEquals(slope, gradients[i][j], 0.02 * (1 + Math.abs(slope)), "output " + j + " of " + i);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PosteriorForm.class)
    void aLearnedPriorsEnergyIsThatOfItsComponentsOneByOneNearAndFar(PosteriorForm form) {
        Architecture architecture = learned(form);
        Random random = new Random(4);
        float[][] encodings = new float[architecture.pseudoInputs()][architecture.encoderOutputs()];
        for (float[] encoding : encodings) {
            for (int j = 0; j < encoding.length; j++) {
                encoding[j] = 2 * (float) random.nextGaussian() - (j / 2 == 1 ? 4 : 0);
            }
        }
        encodings[0][2] = 9; // wider than the widest
        VampPrior prior = new VampPrior(architecture);
        prior.load(i -> encodings[i]);
        Posterior component = new Posterior(architecture);
        for (int n = 0; n < 2_000; n++) {
            float[] code = {(float) random.nextGaussian() * (1 + n / 200), (float) random.nextGaussian() * 3};
            double[] energies = Arrays.stream(encodings)
                    .mapToDouble(encoding -> {
                        System.arraycopy(encoding, 0, component.encoding, 0, encoding.length);
                        return component.energy(code);
                    })
                    .toArray();
            double least = Arrays.stream(energies).min().orElseThrow();
            double mean = Arrays.stream(energies)
                    .map(energy -> Math.exp(least - energy))
                    .average()
                    .orElseThrow();
            double expected = least - Math.log(mean);
            assertEquals(expected, prior.energy(code), 1e-5 * Math.max(10, expected), Arrays.toString(code));
        }
    }

    private static Architecture learned(PosteriorForm form) {
        return new Architecture(
                ModelKind.VAE,
                ImageShape.ofValues(6),
                List.of(),
                List.of(4),
                2,
                Activation.GELU,
                Likelihood.BERNOULLI,
                form,
                50,
                0);
    }

    private static double moved(VampPrior prior, float[][] encodings, int i, int j, float by, float[] code) {
        float kept = encodings[i][j];
        encodings[i][j] = kept + by;
        prior.load(n -> encodings[n]);
        double energy = prior.energy(code);
        encodings[i][j] = kept;
        return energy;
    }

    @Test
    void theDensityOfASampleIsThatOfItsCode() {
        Posterior full = full();
        System.arraycopy(CORRELATED, 0, full.encoding, 0, CORRELATED.length);
        full.sample(new Noise(9), 1, 1);
        double expected = full.logDensity();
        assertEquals(expected, -full.energy(full.code.clone()), 1e-4);
    }
}
