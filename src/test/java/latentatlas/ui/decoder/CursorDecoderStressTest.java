package latentatlas.ui.decoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import latentatlas.image.ImageShape;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPoint;
import latentatlas.net.Activation;
import latentatlas.session.Exhibit;
import latentatlas.session.Exhibits;
import latentatlas.vae.Architecture;
import latentatlas.vae.BatchTrainer;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A cursor that is dragged while models change, against the thread that decodes and a screen that comes late; by a seed. */
class CursorDecoderStressTest {
    private final LinkedBlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    /** Of different sizes, so that a place decoded with another's model cannot pass. */
    private final List<Exhibit> models =
            IntStream.of(4, 6, 9).mapToObj(CursorDecoderStressTest::exhibit).toList();

    private CursorDecoder.@Nullable Decoded last;
    private int arrived;

    private static Exhibit exhibit(int side) {
        FrozenModel model = BatchTrainer.initialModel(
                new Architecture(ModelKind.VAE, side * side, List.of(5), 2, Activation.TANH, Likelihood.BERNOULLI),
                side);
        return Exhibits.of(model, new ImageShape(side, side, 1), Cloud.EMPTY, null);
    }

    private void take(CursorDecoder.Decoded decoded) {
        CursorDecoder.Decoded before = last;
        assertTrue(before == null || decoded.asked() >= before.asked(), "an older place after a newer one");
        assertArrayEquals(decoded.exhibit().decoded(decoded.code()), decoded.intensities());
        last = decoded;
        arrived++;
    }

    /** Of what was offered since the last one something must arrive. */
    private static void run(@Nullable Runnable task) {
        assertNotNull(task, "nothing arrived");
        task.run();
    }

    @Test
    void whatArrivesIsThePlaceItSaysByTheModelOfThatMomentAndTheLastPlaceArrives() throws Exception {
        SplittableRandom random = new SplittableRandom(2);
        ExecutorService background = Executors.newSingleThreadExecutor();
        CursorDecoder decoder = new CursorDecoder(background, screen::add, this::take);
        for (int i = 0; i < 5_000; i++) {
            Exhibit exhibit = models.get(random.nextInt(models.size()));
            LatentPoint point = new LatentPoint(random.nextDouble(-3, 3), random.nextDouble(-3, 3));
            decoder.decode(exhibit, exhibit.model().plane().code(point), random.nextBoolean());
            if (random.nextInt(50) == 0) {
                run(screen.poll(30, TimeUnit.SECONDS));
            }
        }
        float[] end = models.get(1).model().plane().code(new LatentPoint(0.5, 0.25));
        decoder.decode(models.get(1), end, true);
        while (last == null || last.code() != end) {
            run(screen.poll(30, TimeUnit.SECONDS));
        }
        assertSame(models.get(1), last.exhibit());
        assertTrue(arrived > 10, arrived + " arrived");
        background.shutdown();
    }
}
