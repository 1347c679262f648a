package latentatlas.vae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.IntStream;
import latentatlas.image.DigitWriter;
import latentatlas.image.Pixels;
import latentatlas.latent.LatentPlane;
import latentatlas.net.Activation;
import latentatlas.net.Noise;
import latentatlas.net.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchTrainerTest {
    private static final int BATCH = 16;

    private static void assumeHad(Precision precision) {
        assumeTrue(
                precision == Precision.FLOAT32 || precision == Precision.fastest(),
                "this processor has no instructions for bfloat16");
    }

    /** 256 is a width whose weights lie in memory with gaps, 10 is one without. */
    @ParameterizedTest
    @EnumSource
    void aTrainingResumedFromWhatAdamRemembersGoesOnToTheSameBit(Precision precision) {
        assumeHad(precision);
        Pixels pixels = DigitWriter.images(3 * BATCH, 1).pixels();
        int[] order = IntStream.range(0, 3 * BATCH).toArray();
        Architecture architecture =
                new Architecture(ModelKind.VAE, 784, List.of(256, 70, 10), 2, Activation.RELU, Likelihood.BERNOULLI);
        FrozenModel start = BatchTrainer.initialModel(architecture, 1);
        LatentPlane plane = LatentPlane.ofFirstTwo(2);
        try (BatchTrainer whole = new BatchTrainer(start, BATCH, 1, 1, 2, precision)) {
            whole.step(pixels, order, 0, BATCH, 1, 1e-3);
            whole.step(pixels, order, BATCH, BATCH, 1, 1e-3);
            OptimiserState state = whole.optimiser();
            FrozenModel half = whole.freeze(plane);
            assertEquals(784 * 256, state.first().get(0).length);
            assertEquals(256 * 70, state.second().get(2).length);
            try (BatchTrainer resumed = new BatchTrainer(half, BATCH, 1, 1, 2, precision)) {
                resumed.resume(state);
                whole.step(pixels, order, 2 * BATCH, BATCH, 1, 1e-3);
                resumed.step(pixels, order, 2 * BATCH, BATCH, 1, 1e-3);
                for (int i = 0; i < start.encoder().size(); i++) {
                    assertArrayEquals(
                            whole.freeze(plane).encoder().get(i).weights(),
                            resumed.freeze(plane).encoder().get(i).weights());
                }
                assertArrayEquals(
                        whole.optimiser().second().get(0),
                        resumed.optimiser().second().get(0));
            }
        }
    }

    /** The third batch is shorter than the others. */
    private static FrozenModel trained(FrozenModel start, int threads, Precision precision) {
        Pixels pixels = DigitWriter.images(3 * BATCH, 1).pixels();
        int[] order = IntStream.range(0, 3 * BATCH).toArray();
        try (BatchTrainer trainer = new BatchTrainer(start, BATCH, 1, 1, threads, precision)) {
            for (int batch = 0; batch < 3; batch++) {
                int count = batch < 2 ? BATCH : BATCH / 2;
                trainer.step(pixels, order, batch * BATCH, count, 1, 1e-3);
            }
            return trainer.freeze(LatentPlane.ofFirstTwo(2));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyNumberOfThreadsTrainsTheSameBits(Precision precision) {
        assumeHad(precision);
        FrozenModel start = wide();
        FrozenModel one = trained(start, 1, precision);
        for (int threads = 2; threads < 5; threads++) {
            FrozenModel other = trained(start, threads, precision);
            for (int i = 0; i < 3; i++) {
                assertArrayEquals(
                        one.encoder().get(i).weights(), other.encoder().get(i).weights());
                assertArrayEquals(
                        one.decoder().get(i).weights(), other.decoder().get(i).weights());
            }
        }
    }

    private static FrozenModel wide() {
        return BatchTrainer.initialModel(
                new Architecture(ModelKind.VAE, 784, List.of(256, 70), 2, Activation.RELU, Likelihood.BERNOULLI), 1);
    }

    /** After one step Adam's first moment is a tenth of the gradient. */
    @Test
    void factorsAreRoundedWhereTheReferenceRoundsThem() {
        assumeHad(Precision.BFLOAT16);
        FrozenModel start = wide();
        Pixels pixels = DigitWriter.images(BATCH, 1).pixels();
        double[][] images = new double[BATCH][784];
        double[][] epsilon = new double[BATCH][2];
        for (int n = 0; n < BATCH; n++) {
            byte[] bytes = new byte[784];
            pixels.read(n, bytes, 0);
            for (int i = 0; i < bytes.length; i++) {
                images[n][i] = (bytes[i] & 0xFF) / 255.0;
            }
            float[] noise = new float[2];
            new Noise(1).fill(0, n, noise, 0, 2);
            epsilon[n] = new double[] {noise[0], noise[1]};
        }
        ReferenceVae exact = new ReferenceVae(start);
        exact.lossAndGradients(images, epsilon, 1);
        ReferenceVae rounded = new ReferenceVae(start);
        rounded.precision = Precision.BFLOAT16;
        rounded.lossAndGradients(images, epsilon, 1);
        try (BatchTrainer trainer = new BatchTrainer(start, BATCH, 1, 1, 2, Precision.BFLOAT16)) {
            StepLosses losses = trainer.step(pixels, IntStream.range(0, BATCH).toArray(), 0, BATCH, 1, 1e-3);
            assertEquals(rounded.reconstruction, losses.reconstruction() / BATCH, 1e-5 * exact.reconstruction);
            assertEquals(exact.reconstruction, losses.reconstruction() / BATCH, 1e-3 * exact.reconstruction);
            for (int l = 0; l < 6; l++) {
                float[] got = trainer.optimiser().first().get(2 * l);
                double near = distance(rounded.weightGradients.get(l), got);
                double far = distance(exact.weightGradients.get(l), got);
                double length = distance(exact.weightGradients.get(l), new float[got.length]);
                String what = "layer " + l + ": " + near + " beside " + far + " of " + length;
                assertTrue(near < 0.1 * far && far < 0.05 * length, what);
            }
        }
    }

    private static double distance(double[][] gradient, float[] moments) {
        double sum = 0;
        for (int i = 0; i < moments.length; i++) {
            double[] row = gradient[i / gradient[0].length];
            sum += Math.pow(row[i % row.length] - 10 * moments[i], 2);
        }
        return Math.sqrt(sum);
    }
}
