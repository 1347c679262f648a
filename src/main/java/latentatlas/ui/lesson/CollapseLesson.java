package latentatlas.ui.lesson;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import latentatlas.image.ImageSet;
import latentatlas.message.Message;
import latentatlas.picture.MapLayer;
import latentatlas.session.Exhibit;
import latentatlas.training.Snapshot;
import latentatlas.vae.ImageLosses;

/** Where the KL weighs too much the encoder gives up: every code is the prior's, every place the same image. */
final class CollapseLesson {
    private static final int IMAGES = 1_000;
    private static final double BETA = 300;
    private static final int SIDE = 8;
    private static final float REACH = 2;

    private CollapseLesson() {}

    static Lesson lesson() {
        return new Lesson(
                "collapse",
                3,
                MapLayer.MANIFOLD,
                "training",
                Set.of(),
                List.of(Trial.of(Message.of("lesson.beta.is", BETA), plan -> plan.beta(BETA))),
                CollapseLesson::read);
    }

    private static Outcome read(Evidence evidence) {
        Exhibit model = evidence.model();
        ImageSet images = evidence.held(IMAGES);
        ImageLosses losses = evidence.losses(model, images);
        long active = Arrays.stream(losses.klOfDimensions())
                .filter(kl -> kl > Snapshot.ACTIVE_NATS)
                .count();
        return new Outcome(
                (int) (3 - active),
                List.of(
                        Outcome.row("active", Outcome.count(active)),
                        Outcome.row("kl", Outcome.nats(losses.meanKl())),
                        Outcome.row("reconstruction", Outcome.nats(losses.meanReconstruction())),
                        Outcome.row("spread-map", Outcome.number(spread(evidence.decoded(model, grid()), SIDE * SIDE))),
                        Outcome.row(
                                "spread-data", Outcome.number(spread(Evidence.intensities(images), images.size())))));
    }

    /** Places over two standard deviations of the prior. */
    private static float[] grid() {
        float[] codes = new float[2 * SIDE * SIDE];
        for (int i = 0; i < SIDE * SIDE; i++) {
            int row = i / SIDE;
            codes[2 * i] = REACH * (2f * (i % SIDE) / (SIDE - 1) - 1);
            codes[2 * i + 1] = REACH * (2f * row / (SIDE - 1) - 1);
        }
        return codes;
    }

    /** The root mean square distance of images from their mean, by pixel. */
    private static double spread(float[] images, int count) {
        int values = images.length / count;
        double sum = 0;
        for (int p = 0; p < values; p++) {
            double mean = 0;
            for (int i = 0; i < count; i++) {
                mean += images[i * values + p] / count;
            }
            for (int i = 0; i < count; i++) {
                double step = images[i * values + p] - mean;
                sum += step * step;
            }
        }
        return Math.sqrt(sum / images.length);
    }
}
