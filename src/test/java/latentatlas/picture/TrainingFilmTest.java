package latentatlas.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import latentatlas.image.ImageShape;
import latentatlas.latent.Cloud;
import latentatlas.net.Activation;
import latentatlas.vae.Architecture;
import latentatlas.vae.BatchTrainer;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.Test;

class TrainingFilmTest {
    private static final FrozenModel MODEL = BatchTrainer.initialModel(
            new Architecture(ModelKind.VAE, 784, List.of(8), 2, Activation.RELU, Likelihood.BERNOULLI), 1);

    private final TrainingFilm film = new TrainingFilm(Runnable::run);

    private void show(double progress, float reach) {
        Cloud cloud = new Cloud(
                new float[] {-reach, reach},
                new float[] {-reach, reach},
                new int[] {0, 1},
                new int[] {0, 1},
                List.of("0", "1"));
        film.show(MODEL, ImageShape.MNIST, cloud, 1 + (int) (10 * progress), progress);
    }

    @Test
    void aLongRunIsThinnedOutAndKeepsBothEnds() {
        for (int i = 0; i <= 2_000; i++) {
            show(i / 2_000.0, 1);
        }
        int frames = film.frames(Theme.DARK).size();
        assertTrue(frames > 50 && frames <= 121, frames + " frames");
    }

    @Test
    void aNewRunBeginsANewFilm() {
        show(0.5, 1);
        show(0.9, 1);
        show(0, 1);
        assertEquals(1, film.frames(Theme.LIGHT).size());
    }

    @Test
    void pointsAreDrawnWhereTheLastFrameHasRoomForThem() {
        show(0, 0.5f);
        show(1, 2);
        List<BufferedImage> frames = film.frames(Theme.DARK);
        assertEquals(2, frames.size());
        // Both frames lie over the same part of the plane: the early points are nearer to its middle.
        assertTrue(spread(frames.get(0)) < spread(frames.get(1)));
        assertEquals(720, frames.get(0).getWidth());
    }

    /** How many columns lie between the first and the last point of the map. */
    private static int spread(BufferedImage frame) {
        int first = Integer.MAX_VALUE;
        int last = 0;
        int paper = frame.getRGB(1, 387);
        for (int x = 0; x < 360; x++) {
            for (int y = 30; y < 388; y++) {
                if (frame.getRGB(x, y) != paper) {
                    first = Math.min(first, x);
                    last = Math.max(last, x);
                }
            }
        }
        return last - first;
    }
}
