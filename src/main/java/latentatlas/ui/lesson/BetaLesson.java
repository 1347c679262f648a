package latentatlas.ui.lesson;

import java.util.List;
import java.util.Set;
import latentatlas.image.ImageSet;
import latentatlas.message.Message;
import latentatlas.picture.MapLayer;
import latentatlas.vae.ImageLosses;

/** Beta pays for simple codes with vague images. */
final class BetaLesson {
    private static final int IMAGES = 1_000;

    private BetaLesson() {}

    static Lesson lesson() {
        return new Lesson(
                "beta",
                3,
                MapLayer.MANIFOLD,
                "training",
                Set.of(),
                List.of(weighted(1), weighted(8)),
                BetaLesson::read);
    }

    private static Trial weighted(double beta) {
        return Trial.of(Message.of("lesson.beta.is", beta), plan -> plan.beta(beta));
    }

    private static Outcome read(Evidence evidence) {
        ImageSet images = evidence.held(IMAGES);
        ImageLosses one = evidence.losses(evidence.models().get(0), images);
        ImageLosses more = evidence.losses(evidence.models().get(1), images);
        boolean vaguer = more.meanReconstruction() > one.meanReconstruction();
        boolean simpler = more.meanKl() < one.meanKl();
        return new Outcome(
                vaguer && simpler ? 2 : !vaguer && !simpler ? 1 : 3,
                List.of(
                        Outcome.row(
                                "reconstruction",
                                Outcome.nats(one.meanReconstruction()),
                                Outcome.nats(more.meanReconstruction())),
                        Outcome.row("kl", Outcome.nats(one.meanKl()), Outcome.nats(more.meanKl())),
                        Outcome.row(
                                "elbo",
                                Outcome.nats(Evidence.negativeElbo(one)),
                                Outcome.nats(Evidence.negativeElbo(more)))));
    }
}
