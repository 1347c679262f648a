package latentatlas.ui.lesson;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import latentatlas.image.ImageSet;
import latentatlas.latent.Codes;
import latentatlas.latent.Neighbours;
import latentatlas.message.Message;
import latentatlas.picture.MapLayer;
import latentatlas.session.Exhibit;
import latentatlas.vae.ModelKind;

/** Nothing tells an autoencoder where to put its codes: what is drawn from the prior falls beside them. */
final class HolesLesson {
    private static final int IMAGES = 1_000;
    private static final int DRAWS = 2_000;
    private static final double USUAL = 0.95;
    private static final double ALIKE = 0.1;

    private HolesLesson() {}

    static Lesson lesson() {
        return new Lesson(
                "holes",
                3,
                MapLayer.MANIFOLD,
                null,
                Set.of(),
                List.of(
                        Trial.of(Message.of("lesson.vae"), plan -> plan),
                        Trial.of(Message.of("lesson.ae"), plan -> plan.kind(ModelKind.AE))),
                HolesLesson::read);
    }

    private static Outcome read(Evidence evidence) {
        Exhibit vae = evidence.models().get(0);
        Exhibit ae = evidence.models().get(1);
        double withKl = near(evidence, vae);
        double without = near(evidence, ae);
        return new Outcome(
                Math.abs(withKl - without) < ALIKE ? 3 : withKl > without ? 1 : 2,
                List.of(
                        Outcome.row("near", Outcome.share(withKl), Outcome.share(without)),
                        Outcome.row(
                                "widest", Outcome.number(widest(vae.codes())), Outcome.number(widest(ae.codes())))));
    }

    /** The share of draws from the prior that lie as near to a code as most held-out images' codes do. */
    private static double near(Evidence evidence, Exhibit model) {
        ImageSet images = evidence.held(IMAGES);
        Codes known = model.codes();
        Neighbours neighbours = new Neighbours(known.values(), known.latent());
        double[] usual = distances(neighbours, known, evidence.codes(model, images));
        Arrays.sort(usual);
        double reach = usual[(int) (USUAL * (usual.length - 1))];
        SplittableRandom random = new SplittableRandom(1);
        float[] draws = new float[DRAWS * known.latent()];
        for (int i = 0; i < draws.length; i++) {
            draws[i] = (float) random.nextGaussian();
        }
        return Arrays.stream(distances(neighbours, known, draws))
                        .filter(distance -> distance <= reach)
                        .count()
                / (double) DRAWS;
    }

    private static double[] distances(Neighbours neighbours, Codes known, float[] codes) {
        int latent = known.latent();
        double[] distances = new double[codes.length / latent];
        for (int i = 0; i < distances.length; i++) {
            int nearest = neighbours.nearest(codes, i * latent, 1)[0];
            double sum = 0;
            for (int d = 0; d < latent; d++) {
                double step = codes[i * latent + d] - known.values()[nearest * latent + d];
                sum += step * step;
            }
            distances[i] = Math.sqrt(sum);
        }
        return distances;
    }

    /** The greatest standard deviation of the codes along an axis. */
    private static double widest(Codes codes) {
        double widest = 0;
        for (int d = 0; d < codes.latent(); d++) {
            double sum = 0;
            double squares = 0;
            for (int i = d; i < codes.values().length; i += codes.latent()) {
                sum += codes.values()[i];
                squares += codes.values()[i] * (double) codes.values()[i];
            }
            double mean = sum / codes.size();
            widest = Math.max(widest, Math.sqrt(Math.max(0, squares / codes.size() - mean * mean)));
        }
        return widest;
    }
}
