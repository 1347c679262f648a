package latentatlas.ui.lesson;

import java.util.List;
import java.util.Set;
import latentatlas.image.ImageSet;
import latentatlas.message.Message;
import latentatlas.picture.MapLayer;
import latentatlas.session.Exhibit;
import latentatlas.vae.ImageLosses;

/** A low loss is not the same as being like the data: an empty image is easy (Nalisnick et al. 2019). */
final class StrangeLesson {
    private static final int IMAGES = 2_000;
    private static final double FEW = 0.01;

    private StrangeLesson() {}

    static Lesson lesson() {
        return new Lesson(
                "strange",
                3,
                MapLayer.PLAIN,
                "rank",
                Set.of(),
                List.of(Trial.of(Message.of("lesson.trained"), plan -> plan)),
                StrangeLesson::read);
    }

    private static Outcome read(Evidence evidence) {
        Exhibit model = evidence.model();
        ImageLosses usual = evidence.losses(model, evidence.held(IMAGES));
        ImageSet empty = evidence.alone(new float[model.shape().values()]);
        double loss = Evidence.negativeElbo(evidence.losses(model, empty));
        int above = 0;
        for (int i = 0; i < usual.images(); i++) {
            above += usual.reconstruction()[i] + usual.kl()[i] > loss ? 1 : 0;
        }
        double stranger = (double) above / usual.images();
        return new Outcome(
                stranger <= FEW ? 1 : stranger >= 1 - FEW ? 3 : 2,
                List.of(
                        Outcome.row("empty", Outcome.nats(loss)),
                        Outcome.row("median", Outcome.nats(usual.quantile(0.5))),
                        Outcome.row("mark", Outcome.nats(usual.quantile(0.99))),
                        Outcome.row("stranger", Outcome.share(stranger))));
    }
}
