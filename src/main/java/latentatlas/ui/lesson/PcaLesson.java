package latentatlas.ui.lesson;

import java.util.List;
import java.util.Set;
import latentatlas.image.ImageSet;
import latentatlas.message.Message;
import latentatlas.picture.MapLayer;
import latentatlas.session.Exhibit;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;

/** An autoencoder without hidden layers can at best find what PCA computes (Bourlard and Kamp 1988). */
final class PcaLesson {
    private static final int IMAGES = 1_000;
    private static final double ALIKE = 0.05;
    private static final double RATE = 0.01;
    /** It takes small steps where PCA takes one. */
    private static final int LONGER = 5;

    private PcaLesson() {}

    static Lesson lesson() {
        return new Lesson(
                "pca",
                3,
                MapLayer.MANIFOLD,
                null,
                Set.of(),
                List.of(
                        Trial.of(Message.of("lesson.pca.exact"), plan -> plan.kind(ModelKind.PCA)),
                        Trial.of(
                                        Message.of("lesson.pca.trained"),
                                        plan -> plan.kind(ModelKind.AE)
                                                .hidden(List.of())
                                                .likelihood(Likelihood.LINEAR)
                                                .learningRate(RATE))
                                .longer(LONGER)),
                PcaLesson::read);
    }

    private static Outcome read(Evidence evidence) {
        ImageSet images = evidence.held(IMAGES);
        double pca = error(evidence, evidence.models().get(0), images);
        double trained = error(evidence, evidence.models().get(1), images);
        boolean alike = Math.abs(trained - pca) < ALIKE * pca;
        return new Outcome(
                alike ? 2 : trained < pca ? 1 : 3,
                List.of(
                        Outcome.row("squares", Outcome.number(pca), Outcome.number(trained)),
                        Outcome.row("ratio", Outcome.share(trained / pca))));
    }

    /** Squared error of the reconstructions, summed over pixels, mean of the images. */
    private static double error(Evidence evidence, Exhibit model, ImageSet images) {
        float[] originals = Evidence.intensities(images);
        float[] back = evidence.decoded(model, evidence.codes(model, images));
        double sum = 0;
        for (int i = 0; i < back.length; i++) {
            double step = back[i] - originals[i];
            sum += step * step;
        }
        return sum / images.size();
    }
}
