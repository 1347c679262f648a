package latentatlas.ui.lesson;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import latentatlas.image.ImageSet;
import latentatlas.latent.Codes;
import latentatlas.latent.Neighbours;
import latentatlas.message.Message;
import latentatlas.picture.MapLayer;
import latentatlas.session.Exhibit;

/** The encoder never sees a label: labels share a place where their images look alike. */
final class OverlapLesson {
    private static final int IMAGES = 2_000;
    private static final int NEAREST = 10;
    private static final double ALIKE = 0.2;

    private OverlapLesson() {}

    static Lesson lesson() {
        return new Lesson(
                "overlap",
                3,
                MapLayer.CLASSES,
                null,
                Set.of(Lesson.Need.LABELS),
                List.of(Trial.of(Message.of("lesson.trained"), plan -> plan)),
                OverlapLesson::read);
    }

    private static Outcome read(Evidence evidence) {
        ImageSet images = evidence.held(IMAGES);
        int labels = images.labelNames().size();
        double[][] mixed = mixed(evidence, images, labels);
        double[][] apart = apart(images, labels);
        int first = 0;
        int second = 1;
        for (int a = 0; a < labels; a++) {
            for (int b = a + 1; b < labels; b++) {
                if (mixed[a][b] > mixed[first][second]) {
                    first = a;
                    second = b;
                }
            }
        }
        double distance = apart[first][second];
        int pairs = labels * (labels - 1) / 2;
        long nearer = 0;
        for (int a = 0; a < labels; a++) {
            for (int b = a + 1; b < labels; b++) {
                nearer += apart[a][b] < distance ? 1 : 0;
            }
        }
        int[] counts = new int[labels];
        for (int i = 0; i < images.size(); i++) {
            counts[images.label(i)]++;
        }
        int fewest = Arrays.stream(counts).min().orElse(0);
        boolean rare = counts[first] == fewest || counts[second] == fewest;
        String names =
                images.labelNames().get(first) + " / " + images.labelNames().get(second);
        return new Outcome(
                nearer < Math.max(1, ALIKE * pairs) ? 1 : rare ? 2 : 3,
                List.of(
                        Outcome.row("mixed-pair", Message.of("lesson.words", names)),
                        Outcome.row("mixed-share", Outcome.share(mixed[first][second])),
                        Outcome.row("alike-rank", Message.of("lesson.rank", nearer + 1, pairs))));
    }

    /** The share of two labels' images whose nearest known codes are of the other one, mean of both ways. */
    private static double[][] mixed(Evidence evidence, ImageSet images, int labels) {
        Exhibit model = evidence.model();
        Codes known = model.codes();
        float[] codes = evidence.codes(model, images);
        Neighbours neighbours = new Neighbours(known.values(), known.latent());
        double[][] found = new double[labels][labels];
        int[] counts = new int[labels];
        for (int i = 0; i < images.size(); i++) {
            counts[images.label(i)]++;
            for (int code : neighbours.nearest(codes, i * known.latent(), NEAREST)) {
                int other = known.labels()[code];
                if (other >= 0) {
                    found[images.label(i)][other]++;
                }
            }
        }
        double[][] mixed = new double[labels][labels];
        for (int a = 0; a < labels; a++) {
            for (int b = 0; b < labels; b++) {
                double both = (double) NEAREST * Math.max(1, counts[a] + counts[b]);
                mixed[a][b] = a == b ? 0 : (found[a][b] + found[b][a]) / both;
            }
        }
        return mixed;
    }

    /** How far the mean images of two labels are apart. */
    private static double[][] apart(ImageSet images, int labels) {
        int values = images.shape().values();
        double[][] means = new double[labels][values];
        int[] counts = new int[labels];
        for (int i = 0; i < images.size(); i++) {
            float[] image = Exhibit.intensities(images, i);
            counts[images.label(i)]++;
            for (int p = 0; p < values; p++) {
                means[images.label(i)][p] += image[p];
            }
        }
        double[][] apart = new double[labels][labels];
        for (int a = 0; a < labels; a++) {
            for (int b = 0; b < labels; b++) {
                for (int p = 0; p < values; p++) {
                    double step = means[a][p] / Math.max(1, counts[a]) - means[b][p] / Math.max(1, counts[b]);
                    apart[a][b] += step * step;
                }
            }
        }
        return apart;
    }
}
