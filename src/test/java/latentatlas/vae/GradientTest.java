package latentatlas.vae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import latentatlas.image.ImageShape;
import latentatlas.image.Pixels;
import latentatlas.latent.LatentPlane;
import latentatlas.net.Activation;
import latentatlas.net.Layer;
import latentatlas.net.Noise;
import latentatlas.net.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradientTest {
    private static final int IMAGES = 21;
    private static final long SEED = 7;

    static Stream<Arguments> models() {
        List<Arguments> all = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            all.add(plain(ModelKind.VAE, activation, Likelihood.BERNOULLI, List.of(13, 9), 2, 1.0));
        }
        for (Likelihood likelihood : Likelihood.values()) {
            all.add(plain(ModelKind.VAE, Activation.GELU, likelihood, List.of(11), 3, 4.0));
            all.add(plain(ModelKind.AE, Activation.ELU, likelihood, List.of(11), 3, 1.0));
        }
        all.add(plain(ModelKind.VAE, Activation.RELU, Likelihood.BERNOULLI, List.of(), 1, 0.0));
        // Large enough for the products that are cut by columns.
        all.add(plain(ModelKind.VAE, Activation.TANH, Likelihood.BERNOULLI, List.of(600, 70), 2, 1.0));
        for (double beta : new double[] {0, 1, 2.5}) {
            all.add(inferred(List.of(13, 9), 2, beta, PosteriorForm.FULL, 1));
            all.add(inferred(List.of(11), 4, beta, PosteriorForm.FULL, 1));
            all.add(inferred(List.of(13, 9), 2, beta, PosteriorForm.DIAGONAL, 5));
            all.add(inferred(List.of(11), 3, beta, PosteriorForm.FULL, 4));
        }
        all.add(inferred(List.of(600, 70), 2, 1, PosteriorForm.FULL, 3));
        return all.stream();
    }

    private static Arguments plain(
            ModelKind kind,
            Activation activation,
            Likelihood likelihood,
            List<Integer> hidden,
            int latent,
            double beta) {
        return Arguments.of(kind, activation, likelihood, hidden, latent, beta, PosteriorForm.DIAGONAL, 1);
    }

    private static Arguments inferred(
            List<Integer> hidden, int latent, double beta, PosteriorForm posterior, int samples) {
        return Arguments.of(
                ModelKind.VAE, Activation.TANH, Likelihood.BERNOULLI, hidden, latent, beta, posterior, samples);
    }

    @ParameterizedTest
    @MethodSource("models")
    void theReferenceAgreesWithFiniteDifferences(
            ModelKind kind,
            Activation activation,
            Likelihood likelihood,
            List<Integer> hidden,
            int latent,
            double beta,
            PosteriorForm posterior,
            int samples) {
        assumeFalse(hidden.contains(600), "finite differences of half a million parameters take too long");
        FrozenModel model = model(kind, activation, likelihood, hidden, latent, posterior, 0);
        ReferenceVae reference = new ReferenceVae(model);
        double[][] images = images(bytes());
        double[][][] epsilon = epsilon(latent, samples);
        reference.lossAndGradients(images, epsilon, beta);
        Random random = new Random(3);
        for (int l = 0; l < reference.weights.size(); l++) {
            double[][] w = reference.weights.get(l);
            for (int trial = 0; trial < 6; trial++) {
                int i = random.nextInt(w.length);
                int j = random.nextInt(w[0].length);
                double exact = reference.weightGradients.get(l)[i][j];
                double step = 1e-5;
                double kept = w[i][j];
                w[i][j] = kept + step;
                double above = new Copy(reference).loss(images, epsilon, beta);
                w[i][j] = kept - step;
                double below = new Copy(reference).loss(images, epsilon, beta);
                w[i][j] = kept;
                assertEquals((above - below) / (2 * step), exact, 1e-5 * (1 + Math.abs(exact)), "layer " + l);
            }
        }
    }

    /** Losses of changed parameters without spoiling the gradients of the original. */
    private record Copy(ReferenceVae of) {
        double loss(double[][] images, double[][][] epsilon, double beta) {
            FrozenModel any = model(
                    of.architecture.kind(),
                    of.architecture.activation(),
                    of.architecture.likelihood(),
                    of.architecture.hidden(),
                    of.architecture.latent(),
                    of.architecture.posterior(),
                    0);
            ReferenceVae copy = new ReferenceVae(any);
            for (int l = 0; l < of.weights.size(); l++) {
                for (int i = 0; i < of.weights.get(l).length; i++) {
                    System.arraycopy(
                            of.weights.get(l)[i],
                            0,
                            copy.weights.get(l)[i],
                            0,
                            of.weights.get(l)[i].length);
                }
                System.arraycopy(of.biases.get(l), 0, copy.biases.get(l), 0, of.biases.get(l).length);
            }
            return copy.lossAndGradients(images, epsilon, beta);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void oneStepHasTheReferencesLossAndMovesEachParameterByItsAdamStep(
            ModelKind kind,
            Activation activation,
            Likelihood likelihood,
            List<Integer> hidden,
            int latent,
            double beta,
            PosteriorForm posterior,
            int samples) {
        FrozenModel model = model(kind, activation, likelihood, hidden, latent, posterior, 0);
        ReferenceVae reference = new ReferenceVae(model);
        byte[] bytes = bytes();
        double total = reference.lossAndGradients(images(bytes), epsilon(latent, samples), beta);
        int[] order = order();
        double rate = 1e-3;
        try (BatchTrainer trainer = new BatchTrainer(model, 32, samples, SEED, 2, Precision.FLOAT32)) {
            StepLosses losses = trainer.step(Pixels.of(bytes, 24), order, 0, IMAGES, beta, rate);
            // A continuous Bernoulli's loss is a small difference of two large parts.
            double scale = 1e-5 * Math.max(1, Math.abs(total));
            assertEquals(reference.reconstruction, losses.reconstruction() / IMAGES, scale);
            assertEquals(reference.kl, losses.kl() / IMAGES, scale);
            OptimiserState state = trainer.optimiser();
            List<Layer> after = new ArrayList<>(trainer.freeze(model.plane()).encoder());
            after.addAll(trainer.freeze(model.plane()).decoder());
            for (int l = 0; l < after.size(); l++) {
                double[] expected = Stream.of(reference.weightGradients.get(l))
                        .flatMapToDouble(java.util.Arrays::stream)
                        .toArray();
                assertGradient(expected, state.first().get(2 * l), "weights of layer " + l);
                assertGradient(reference.biasGradients.get(l), state.first().get(2 * l + 1), "biases of layer " + l);
                assertAdamStep(model, l, after.get(l), expected, rate);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aLearnedPriorsStepHasTheReferencesLossAndTheGradientOfItsDifferences(int samples) {
        Architecture architecture = new Architecture(
                ModelKind.VAE,
                ImageShape.ofValues(24),
                List.of(),
                List.of(13),
                2,
                Activation.TANH,
                Likelihood.BERNOULLI,
                PosteriorForm.FULL,
                7,
                0);
        FrozenModel model = BatchTrainer.initialModel(architecture, 5);
        ReferenceVae reference = new ReferenceVae(model);
        double[][] images = images(bytes());
        double[][][] epsilon = epsilon(2, samples);
        double beta = 1.5;
        reference.lossAndGradients(images, epsilon, beta);
        double kl = reference.kl;
        try (BatchTrainer trainer = new BatchTrainer(model, 32, samples, SEED, 2, Precision.FLOAT32)) {
            StepLosses losses = trainer.step(Pixels.of(bytes(), 24), order(), 0, IMAGES, beta, 1e-3);
            assertEquals(kl, losses.kl() / IMAGES, 1e-5 * Math.abs(kl));
            assertEquals(reference.reconstruction, losses.reconstruction() / IMAGES, 1e-4);
            OptimiserState state = trainer.optimiser();
            Random random = new Random(1);
            for (int l = 0; l < 4; l++) {
                double[][] w = reference.weights.get(l);
                for (int trial = 0; trial < 8; trial++) {
                    int i = random.nextInt(w.length);
                    int j = random.nextInt(w[0].length);
                    double slope = slope(reference, w[i], j, images, epsilon, beta);
                    double got = state.first().get(2 * l)[i * w[0].length + j] / 0.1;
                    assertEquals(slope, got, 2e-4 * (1 + Math.abs(slope)), "layer " + l);
                }
            }
            for (int i = 0; i < 7; i++) {
                double slope = slope(reference, reference.pseudoInputs.get(i), 3 * i, images, epsilon, beta);
                double got = state.first().get(8 + i)[3 * i] / 0.1;
                assertEquals(slope, got, 2e-3 * Math.abs(slope) + 1e-6, "pseudo-input " + i);
            }
        }
    }

    private static double slope(
            ReferenceVae reference, double[] values, int at, double[][] images, double[][][] epsilon, double beta) {
        double kept = values[at];
        values[at] = kept + 1e-5;
        double above = reference.lossAndGradients(images, epsilon, beta);
        values[at] = kept - 1e-5;
        double below = reference.lossAndGradients(images, epsilon, beta);
        values[at] = kept;
        return (above - below) / 2e-5;
    }

    @Test
    void aCoderMeasuresWithTheLearnedPriorAsItIsNow() {
        Architecture architecture = new Architecture(
                ModelKind.VAE,
                new ImageShape(6, 4, 1),
                List.of(),
                List.of(13),
                2,
                Activation.TANH,
                Likelihood.BERNOULLI,
                PosteriorForm.DIAGONAL,
                70,
                0);
        latentatlas.image.ImageSet set = new latentatlas.image.ImageSet(
                new latentatlas.image.ImageShape(6, 4, 1), Pixels.of(bytes(), 24), null, List.of());
        try (BatchTrainer trainer =
                new BatchTrainer(BatchTrainer.initialModel(architecture, 5), 32, 1, SEED, 2, Precision.FLOAT32)) {
            double before = trainer.coder().measure(set).meanKl();
            for (int i = 0; i < 30; i++) {
                trainer.step(set.pixels(), order(), 0, IMAGES, 1, 1e-2);
            }
            FrozenModel model = trainer.freeze(LatentPlane.ofFirstTwo(2));
            try (BatchCoder fresh = model.newBatchCoder()) {
                double after = trainer.coder().measure(set).meanKl();
                assertEquals(fresh.measure(set).meanKl(), after, 1e-9);
                assertTrue(Math.abs(after - before) > 1e-3, before + " and " + after);
            }
            for (float value : model.pseudoInputs()) {
                assertTrue(value >= 0 && value <= 1);
            }
        }
    }

    /** After one step, Adam's first moment is a tenth of the gradient. */
    private static void assertGradient(double[] expected, float[] firstMoment, String what) {
        double scale = 1e-7;
        for (double e : expected) {
            scale = Math.max(scale, Math.abs(e));
        }
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], firstMoment[i] / 0.1, 2e-5 * scale, what + ", " + i);
        }
    }

    private static void assertAdamStep(FrozenModel before, int l, Layer after, double[] gradient, double rate) {
        int encoderLayers = before.encoder().size();
        Layer was =
                l < encoderLayers ? before.encoder().get(l) : before.decoder().get(l - encoderLayers);
        for (int i = 0; i < gradient.length; i++) {
            if (Math.abs(gradient[i]) > 1e-4) {
                double expected = was.weights()[i] - rate * Math.signum(gradient[i]);
                assertEquals(expected, after.weights()[i], 1e-6, "weight " + i + " of layer " + l);
            }
        }
    }

    @Test
    void theJacobianAgreesWithFiniteDifferencesForEachLikelihood() {
        for (Likelihood likelihood : EnumSet.complementOf(EnumSet.of(Likelihood.LINEAR))) {
            FrozenModel model = model(ModelKind.VAE, Activation.GELU, likelihood, List.of(31, 17), 2);
            float[] code = {0.3f, -0.7f};
            float[] first = new float[24];
            float[] second = new float[24];
            model.newJacobian(Metric.EUCLIDEAN).jacobian(code, first, second);
            assertArrayEquals(difference(model, code, 0), first, 2e-4f);
            assertArrayEquals(difference(model, code, 1), second, 2e-4f);
        }
    }

    private static float[] difference(FrozenModel model, float[] code, int axis) {
        float step = 1e-2f;
        float[] above = code.clone();
        float[] below = code.clone();
        above[axis] += step;
        below[axis] -= step;
        float[] imageAbove = new float[24];
        float[] imageBelow = new float[24];
        Decoder decoder = model.newDecoder();
        decoder.decode(above, imageAbove);
        decoder.decode(below, imageBelow);
        float[] slope = new float[24];
        for (int i = 0; i < slope.length; i++) {
            slope[i] = (imageAbove[i] - imageBelow[i]) / (2 * step);
        }
        return slope;
    }

    @Test
    void singleAndBatchCodersAgree() {
        for (Activation activation : Activation.values()) {
            FrozenModel model = model(ModelKind.VAE, activation, Likelihood.BERNOULLI, List.of(40, 20), 2);
            byte[] bytes = bytes();
            latentatlas.image.ImageSet set = new latentatlas.image.ImageSet(
                    new latentatlas.image.ImageShape(6, 4, 1), Pixels.of(bytes, 24), null, List.of());
            float[] means = new float[IMAGES * 2];
            float[] logVariances = new float[IMAGES * 2];
            float[] decoded = new float[IMAGES * 24];
            try (BatchCoder coder = model.newBatchCoder()) {
                coder.encode(set, order(), means, logVariances);
                coder.decode(means, IMAGES, decoded);
            }
            float[] image = new float[24];
            float[] mean = new float[2];
            float[] logVariance = new float[2];
            for (int i = 0; i < 24; i++) {
                image[i] = (bytes[5 * 24 + i] & 0xFF) / 255f;
            }
            model.newEncoder().encode(image, mean, logVariance);
            assertArrayEquals(new float[] {means[10], means[11]}, mean, 1e-5f);
            assertArrayEquals(new float[] {logVariances[10], logVariances[11]}, logVariance, 1e-5f);
            model.newDecoder().decode(mean, image);
            assertArrayEquals(java.util.Arrays.copyOfRange(decoded, 120, 144), image, 1e-5f);
        }
    }

    @Test
    void singleAndBatchCodersHaveTheSamePosterior() {
        FrozenModel model =
                model(ModelKind.VAE, Activation.GELU, Likelihood.BERNOULLI, List.of(40), 3, PosteriorForm.FULL, 2);
        latentatlas.image.ImageSet set = new latentatlas.image.ImageSet(
                new latentatlas.image.ImageShape(6, 4, 1), Pixels.of(bytes(), 24), null, List.of());
        float[] means = new float[IMAGES * 3];
        float[] choleskys = new float[IMAGES * 9];
        float[] logVariances = new float[IMAGES * 3];
        try (BatchCoder coder = model.newBatchCoder()) {
            coder.posteriors(set, order(), means, choleskys);
            coder.encode(set, order(), means, logVariances);
        }
        float[] image = new float[24];
        float[] mean = new float[3];
        float[] cholesky = new float[9];
        float[] logVariance = new float[3];
        for (int i = 0; i < 24; i++) {
            image[i] = (float) images(bytes())[5][i];
        }
        model.newEncoder().posterior(image, mean, cholesky);
        model.newEncoder().encode(image, mean, logVariance);
        assertArrayEquals(java.util.Arrays.copyOfRange(means, 15, 18), mean, 1e-5f);
        assertArrayEquals(java.util.Arrays.copyOfRange(choleskys, 45, 54), cholesky, 1e-5f);
        assertArrayEquals(java.util.Arrays.copyOfRange(logVariances, 15, 18), logVariance, 1e-5f);
        assertTrue(Math.abs(cholesky[3]) > 1e-3 && cholesky[1] == 0, java.util.Arrays.toString(cholesky));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void refinedCodesAreTheSameBitsForAnyNumberOfThreadsUnderAnyPriorAndCostLess(int pseudoInputs) {
        latentatlas.image.ImageShape shape = new latentatlas.image.ImageShape(6, 4, 1);
        byte[] bytes = bytes();
        latentatlas.image.ImageSet set = new latentatlas.image.ImageSet(shape, Pixels.of(bytes, 24), null, List.of());
        double loss = Double.POSITIVE_INFINITY;
        for (int refinements : new int[] {0, 1, 3}) {
            Architecture architecture = new Architecture(
                    ModelKind.VAE,
                    shape,
                    List.of(),
                    List.of(30),
                    2,
                    Activation.TANH,
                    Likelihood.BERNOULLI,
                    PosteriorForm.FULL,
                    pseudoInputs,
                    refinements);
            FrozenModel model = BatchTrainer.initialModel(architecture, 5);
            float[] codes = new float[IMAGES * 2];
            try (BatchCoder one = BatchCoder.parallel(model, 1);
                    BatchCoder three = BatchCoder.parallel(model, 3)) {
                float[] others = new float[codes.length];
                one.encode(set, order(), codes, new float[codes.length]);
                three.encode(set, order(), others, new float[codes.length]);
                assertArrayEquals(codes, others, 0);
            }
            float[] image = new float[24];
            float[] mean = new float[2];
            Refiner refiner = new Refiner(model, 1);
            double sum = 0;
            for (int n = 0; n < IMAGES; n++) {
                for (int i = 0; i < 24; i++) {
                    image[i] = (bytes[24 * n + i] & 0xFF) / 255f;
                }
                sum += refiner.loss(image, new float[] {codes[2 * n], codes[2 * n + 1]});
                model.newEncoder().posterior(image, mean, new float[4]);
                assertArrayEquals(new float[] {codes[2 * n], codes[2 * n + 1]}, mean, 1e-4f);
            }
            assertTrue(sum < loss, sum + " after " + refinements + " steps, before " + loss);
            loss = sum;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void measuringGivesTheReferencesLossesOfRefinedCodes(int refinements) {
        FrozenModel model = model(
                ModelKind.VAE, Activation.SILU, Likelihood.BERNOULLI, List.of(12), 2, PosteriorForm.FULL, refinements);
        latentatlas.image.ImageSet set = new latentatlas.image.ImageSet(
                new latentatlas.image.ImageShape(6, 4, 1), Pixels.of(bytes(), 24), null, List.of());
        try (BatchCoder coder = model.newBatchCoder()) {
            ImageLosses losses = coder.measure(set);
            ReferenceVae reference = new ReferenceVae(model);
            reference.lossAndGradients(images(bytes()), epsilon(BatchCoder.MEASURE_SEED, 2, 1), 1);
            assertEquals(reference.kl, losses.meanKl(), 1e-5);
            assertEquals(reference.reconstruction, losses.meanReconstruction(), 1e-5 * reference.reconstruction);
            assertEquals(losses.meanKl(), losses.klOfDimensions()[0] + losses.klOfDimensions()[1], 1e-5);
        }
    }

    private static FrozenModel model(
            ModelKind kind, Activation activation, Likelihood likelihood, List<Integer> hidden, int latent) {
        return model(kind, activation, likelihood, hidden, latent, PosteriorForm.DIAGONAL, 0);
    }

    private static FrozenModel model(
            ModelKind kind,
            Activation activation,
            Likelihood likelihood,
            List<Integer> hidden,
            int latent,
            PosteriorForm posterior,
            int refinements) {
        Architecture architecture = new Architecture(
                kind,
                ImageShape.ofValues(24),
                List.of(),
                hidden,
                latent,
                activation,
                likelihood,
                posterior,
                0,
                refinements);
        return BatchTrainer.initialModel(architecture, 5).withPlane(LatentPlane.ofFirstTwo(latent));
    }

    private static int[] order() {
        return java.util.stream.IntStream.range(0, IMAGES).toArray();
    }

    /** Some images of noise, and as many mostly of empty paper. */
    private static byte[] bytes() {
        byte[] bytes = new byte[IMAGES * 24];
        Random random = new Random(11);
        random.nextBytes(bytes);
        for (int i = 0; i < bytes.length / 2; i++) {
            bytes[i] = random.nextInt(5) == 0 ? bytes[i] : 0;
        }
        return bytes;
    }

    private static double[][] images(byte[] bytes) {
        double[][] images = new double[IMAGES][24];
        for (int i = 0; i < bytes.length; i++) {
            images[i / 24][i % 24] = (bytes[i] & 0xFF) / 255.0;
        }
        return images;
    }

    /** The noise the engine draws for the samples of its first step, [images][samples][latent]. */
    private static double[][][] epsilon(int latent, int samples) {
        return epsilon(SEED, latent, samples);
    }

    private static double[][][] epsilon(long seed, int latent, int samples) {
        Noise noise = new Noise(seed);
        double[][][] epsilon = new double[IMAGES][samples][latent];
        float[] row = new float[latent];
        for (int n = 0; n < IMAGES * samples; n++) {
            noise.fill(0, n, row, 0, latent);
            for (int d = 0; d < latent; d++) {
                epsilon[n / samples][n % samples][d] = row[d];
            }
        }
        return epsilon;
    }
}
