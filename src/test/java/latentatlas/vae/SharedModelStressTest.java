package latentatlas.vae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import latentatlas.image.DigitWriter;
import latentatlas.image.ImageSet;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPoint;
import latentatlas.net.Activation;
import org.junit.jupiter.api.Test;

/**
 * What is made when it is first asked for, and shared without a lock: asked for by many threads at once, each must get the same as
 * one thread alone. Models and clouds are handed over through a plain field, as immutable values may be.
 */
class SharedModelStressTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = 60;

    /** Not volatile: what is handed over must be safe by itself. */
    private Object shared;

    private static FrozenModel model(long seed) {
        return BatchTrainer.initialModel(
                new Architecture(ModelKind.VAE, 36, List.of(8), 2, Activation.TANH, Likelihood.BERNOULLI), seed);
    }

    /** All that is made late: rows of decoder and encoder, and where to look for codes. */
    private static float[] used(FrozenModel model, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] image = new float[36];
        for (int i = 0; i < image.length; i++) {
            image[i] = random.nextFloat();
        }
        float[] decoded = new float[36];
        model.newDecoder().decode(new float[] {random.nextFloat(), random.nextFloat()}, decoded);
        float[] mean = new float[2];
        model.newEncoder().encode(image, mean, new float[2]);
        float[] refined = new Refiner(model, 1).refine(image, mean);
        float[] all = new float[40];
        System.arraycopy(decoded, 0, all, 0, 36);
        System.arraycopy(mean, 0, all, 36, 2);
        System.arraycopy(refined, 0, all, 38, 2);
        return all;
    }

    private static Cloud cloud(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int size = 200;
        float[] x = new float[size];
        float[] y = new float[size];
        for (int i = 0; i < size; i++) {
            x[i] = random.nextFloat();
            y[i] = random.nextFloat();
        }
        return new Cloud(x, y, new int[size], IntStream.range(0, size).toArray(), List.of("0"));
    }

    private static <T> List<T> atOnce(Callable<T> what) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return what.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aModelThatManyThreadsUseFirstAtOnceIsTheSameForAll() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            int seed = round;
            float[] alone = used(model(seed), seed);
            shared = model(seed);
            for (float[] together : atOnce(() -> used((FrozenModel) shared, seed))) {
                assertArrayEquals(alone, together);
            }
        }
    }

    @Test
    void codesThatManyThreadsSearchFirstAtOnceHaveTheSameNeighbours() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            LatentPoint place = new LatentPoint(0.01 * round, 0.5);
            int[] alone = nearest(cloud(round), place);
            shared = cloud(round);
            for (int[] together : atOnce(() -> nearest((Cloud) shared, place))) {
                assertArrayEquals(alone, together);
            }
        }
    }

    private static int[] nearest(Cloud cloud, LatentPoint place) {
        return cloud.neighbours().nearest(place, 5);
    }

    @Test
    void theBuiltInDigitsAreTheSameForAllWhoAskAtOnce() throws Exception {
        for (ImageSet images : atOnce(() -> DigitWriter.images(50, 4))) {
            for (int i = 0; i < images.size(); i++) {
                assertArrayEquals(DigitWriter.images(50, 4).image(i), images.image(i));
            }
            assertEquals(50, images.size());
        }
    }
}
