package latentatlas.ui.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import latentatlas.image.ImageShape;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPoint;
import latentatlas.message.Message;
import latentatlas.net.Activation;
import latentatlas.problem.ProblemException;
import latentatlas.session.Exhibit;
import latentatlas.session.Exhibits;
import latentatlas.vae.Architecture;
import latentatlas.vae.BatchTrainer;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Drawings that follow each other faster than they are read, cleared and put elsewhere between; by a seed. */
class EndStressTest {
    private static final int SIDE = 4;
    private static final float READS = 10_000;

    private final LinkedBlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    private final List<ProblemException> problems = new ArrayList<>();
    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private final End end = new End(background, screen::add, new Reader(new CodeIndex()), () -> {}, problems::add);
    private final Exhibit exhibit = Exhibits.of(
            BatchTrainer.initialModel(
                    new Architecture(ModelKind.VAE, SIDE * SIDE, List.of(4), 2, Activation.TANH, Likelihood.BERNOULLI),
                    1),
            new ImageShape(SIDE, SIDE, 1),
            Cloud.EMPTY,
            null);
    /** The number of the last drawing before the end was put somewhere: from there on only later ones may be seen. */
    private int outdated;

    private int shown;

    /** A drawing that tells its number by its first pixel. */
    private void read(int number, boolean refused) {
        end.read(exhibit, shape -> {
            if (refused) {
                throw new ProblemException(Message.of("problem.emptyImage"), null, Message.of("problem.chooseDigit"));
            }
            float[] image = new float[shape.values()];
            image[0] = number / READS;
            return Optional.of(image);
        });
    }

    private void check(@Nullable Reading now) {
        if (now != null) {
            int number = Math.round(now.intensities()[0] * READS);
            assertTrue(number > outdated, number + " was read after the end was put elsewhere at " + outdated);
            assertTrue(number >= shown, "an older drawing after a newer one");
            shown = number;
        }
    }

    @Test
    void noDrawingIsSeenThatTheEndWasPutElsewhereAfterAndTheLastOneIs() throws Exception {
        end.readingProperty().subscribe(this::check);
        SplittableRandom random = new SplittableRandom(7);
        int number = 0;
        for (int i = 0; i < 3_000; i++) {
            switch (random.nextInt(6)) {
                case 0 -> {
                    outdated = number;
                    LatentPoint point = random.nextBoolean() ? null : new LatentPoint(random.nextDouble(), 0);
                    end.place(point);
                    assertNull(end.readingProperty().get());
                    assertEquals(point, end.placeProperty().get());
                }
                case 1 -> {
                    for (Runnable task = screen.poll(); task != null; task = screen.poll()) {
                        task.run();
                    }
                }
                default -> read(++number, random.nextInt(10) == 0);
            }
            if (random.nextInt(40) == 0) {
                read(++number, false);
                awaitReading(number);
            }
        }
        read(++number, false);
        awaitReading(number);
        background.shutdown();
        assertEquals(number, shown);
        assertNotNull(end.readingProperty().get());
    }

    private void awaitReading(int number) throws InterruptedException {
        while (shown < number) {
            Runnable task = screen.poll(30, TimeUnit.SECONDS);
            assertNotNull(task, "drawing " + number + " is never read");
            task.run();
        }
    }
}
