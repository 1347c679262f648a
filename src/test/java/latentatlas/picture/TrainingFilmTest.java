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

    private static Cloud cloud(float reach) {
        return new Cloud(
                new float[] {-reach, reach},
                new float[] {-reach, reach},
                new int[] {0, 1},
                new int[] {0, 1},
                List.of("0", "1"));
    }

    @Test
    void allFramesLieOverThePartOfThePlaneThatTheLastHasRoomFor() {
        TrainingFilm film = TrainingFilm.over(cloud(2), Theme.DARK);
        BufferedImage early = film.frame(MODEL, ImageShape.MNIST, cloud(0.5f), 0.1);
        BufferedImage last = film.frame(MODEL, ImageShape.MNIST, cloud(2), 3);
        assertTrue(spread(early) < spread(last));
        assertEquals(720, last.getWidth());
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
