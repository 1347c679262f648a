package latentatlas.ui.lesson;

import java.util.List;
import java.util.Set;
import latentatlas.image.ImageSet;
import latentatlas.message.Message;
import latentatlas.picture.MapLayer;

/** Axes have no meaning of their own: another seed, another arrangement, as good. */
final class AxesLesson {
    private static final int IMAGES = 1_000;
    private static final double SAME = 0.9;
    private static final double AS_GOOD = 0.05;

    private AxesLesson() {}

    static Lesson lesson() {
        return new Lesson("axes", 3, MapLayer.PLAIN, null, Set.of(), List.of(seeded(42), seeded(43)), AxesLesson::read);
    }

    private static Trial seeded(long seed) {
        return Trial.of(Message.of("lesson.axes.seed", seed), plan -> plan.seed(seed));
    }

    private static Outcome read(Evidence evidence) {
        ImageSet images = evidence.held(IMAGES);
        double[] losses = new double[2];
        float[][] codes = new float[2][];
        for (int i = 0; i < 2; i++) {
            losses[i] = Evidence.negativeElbo(evidence.losses(evidence.models().get(i), images));
            codes[i] = evidence.codes(evidence.models().get(i), images);
        }
        double first = correlation(codes[0], codes[1], 0);
        double second = correlation(codes[0], codes[1], 1);
        boolean same = first > SAME && second > SAME;
        boolean asGood = Math.abs(losses[0] - losses[1]) < AS_GOOD * Math.min(losses[0], losses[1]);
        return new Outcome(
                same ? 1 : asGood ? 2 : 3,
                List.of(
                        Outcome.row("elbo", Outcome.nats(losses[0]), Outcome.nats(losses[1])),
                        Outcome.row("first-axis", Outcome.number(first)),
                        Outcome.row("second-axis", Outcome.number(second))));
    }

    /** Of one coordinate of the same images' codes in two models of a plane. */
    private static double correlation(float[] a, float[] b, int dimension) {
        int count = a.length / 2;
        double meanA = 0;
        double meanB = 0;
        for (int i = dimension; i < a.length; i += 2) {
            meanA += a[i] / count;
            meanB += b[i] / count;
        }
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = dimension; i < a.length; i += 2) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return aa * bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
    }
}
