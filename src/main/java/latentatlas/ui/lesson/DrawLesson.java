package latentatlas.ui.lesson;

import java.util.List;
import java.util.Set;
import latentatlas.image.ImageSet;
import latentatlas.picture.MapLayer;
import latentatlas.session.Exhibit;
import latentatlas.vae.ImageLosses;

/** A hand the model has never seen: what it makes of a digit of one's own. */
final class DrawLesson {
    private DrawLesson() {}

    static Lesson lesson() {
        return new Lesson(
                "draw",
                3,
                MapLayer.MANIFOLD,
                null,
                Set.of(Lesson.Need.DRAWING),
                List.of(Trial.bundled()),
                DrawLesson::read);
    }

    private static Outcome read(Evidence evidence) {
        Exhibit model = evidence.model();
        float[] drawing = evidence.drawn().get(0);
        ImageSet image = evidence.alone(drawing);
        ImageLosses losses = evidence.losses(model, image);
        double loss = Evidence.negativeElbo(losses);
        double mark = model.usualLoss();
        float[] back = evidence.decoded(model, evidence.codes(model, image));
        double kept = 0;
        double all = 0;
        for (int i = 0; i < drawing.length; i++) {
            kept += Math.min(drawing[i], back[i]);
            all += drawing[i];
        }
        return new Outcome(
                loss <= mark ? 1 : loss <= 2 * mark ? 2 : 3,
                List.of(
                        Outcome.row("drawing", Outcome.nats(loss)),
                        Outcome.row("mark", Outcome.nats(mark)),
                        Outcome.row("kept", Outcome.share(all == 0 ? 0 : kept / all))));
    }
}
