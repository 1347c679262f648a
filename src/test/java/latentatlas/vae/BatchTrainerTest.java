package latentatlas.vae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import latentatlas.image.DigitWriter;
import latentatlas.image.Pixels;
import latentatlas.latent.LatentPlane;
import latentatlas.net.Activation;
import org.junit.jupiter.api.Test;

class BatchTrainerTest {
    private static final int BATCH = 16;

    /** 256 is a width whose weights lie in memory with gaps, 10 is one without. */
    @Test
    void aTrainingResumedFromWhatAdamRemembersGoesOnToTheSameBit() {
        Pixels pixels = DigitWriter.images(3 * BATCH, 1).pixels();
        int[] order = IntStream.range(0, 3 * BATCH).toArray();
        Architecture architecture =
                new Architecture(ModelKind.VAE, 784, List.of(256, 10), 2, Activation.RELU, Likelihood.BERNOULLI);
        FrozenModel start = BatchTrainer.initialModel(architecture, 1);
        LatentPlane plane = LatentPlane.ofFirstTwo(2);
        try (BatchTrainer whole = new BatchTrainer(start, BATCH, 1, 1, 2)) {
            whole.step(pixels, order, 0, BATCH, 1, 1e-3);
            whole.step(pixels, order, BATCH, BATCH, 1, 1e-3);
            OptimiserState state = whole.optimiser();
            FrozenModel half = whole.freeze(plane);
            assertEquals(784 * 256, state.first().get(0).length);
            assertEquals(256 * 10, state.second().get(2).length);
            try (BatchTrainer resumed = new BatchTrainer(half, BATCH, 1, 1, 2)) {
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
}
