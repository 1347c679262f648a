package latentatlas.ui.lesson;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.measure.ExactPosterior;
import latentatlas.measure.Quadrature;
import latentatlas.message.Message;
import latentatlas.picture.MapLayer;
import latentatlas.session.Exhibit;
import latentatlas.vae.ImageLosses;

/** The loss everybody shows is a bound: in a plane the likelihood itself can be computed. */
final class BoundLesson {
    private static final int IMAGES = 200;
    private static final double ALIKE = 0.1;

    private BoundLesson() {}

    static Lesson lesson() {
        return new Lesson(
                "bound",
                3,
                MapLayer.GAP,
                "budget",
                Set.of(),
                List.of(Trial.of(Message.of("lesson.trained"), plan -> plan)),
                BoundLesson::read);
    }

    private static Outcome read(Evidence evidence) {
        Exhibit model = evidence.model();
        ImageSet images = evidence.held(IMAGES);
        ImageLosses losses = evidence.losses(model, images);
        double[] exact;
        try (Quadrature quadrature = new Quadrature(model.model(), evidence.threads())) {
            exact = Arrays.stream(quadrature.of(
                            images, IntStream.range(0, images.size()).toArray(), evidence.goOn()))
                    .mapToDouble(ExactPosterior::logLikelihood)
                    .toArray();
        }
        double bound = Evidence.negativeElbo(losses);
        double likelihood = -Arrays.stream(exact).average().orElse(Double.NaN);
        double gap = bound - likelihood;
        double widest = IntStream.range(0, exact.length)
                .mapToDouble(i -> losses.reconstruction()[i] + losses.kl()[i] + exact[i])
                .max()
                .orElse(Double.NaN);
        return new Outcome(
                Math.abs(gap) < ALIKE ? 2 : gap > 0 ? 1 : 3,
                List.of(
                        Outcome.row("elbo", Outcome.nats(bound)),
                        Outcome.row("exact", Outcome.nats(likelihood)),
                        Outcome.row("gap", Outcome.nats(gap)),
                        Outcome.row("widest-gap", Outcome.nats(widest))));
    }
}
