package latentatlas.ui.map.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.image.Loading;
import latentatlas.latent.Cloud;
import latentatlas.measure.Strangeness;
import latentatlas.session.Exhibit;
import latentatlas.vae.Decoder;
import latentatlas.vae.Encoder;

/**
 * The images of an exhibit, the strangest first. Immutable.
 *
 * @param codes indices into the cloud
 * @param values their scores, falling
 * @param extremes the best and the worst of each label
 */
record Ranking(Exhibit exhibit, Strangeness score, int[] codes, float[] values, List<Extremes> extremes) {
    private static final int PIECE = 2_048;
    private static final int MOST_LABELS = 20;

    /**
     * One image of a label.
     *
     * @param reconstruction decoded from the code of {@code original}, [values]
     */
    record Example(int code, float value, float[] original, float[] reconstruction) {}

    /** The least and the most strange image of a label; of all images where there are no labels. */
    record Extremes(String label, Example best, Example worst) {}

    /** Scores all images, on {@code threads} threads; in the background. */
    static Ranking of(Exhibit exhibit, Strangeness score, int threads, Loading loading) {
        Cloud cloud = exhibit.cloud();
        ImageSet images = Objects.requireNonNull(exhibit.images(), "images to rank");
        int[] chosen = cloud.images();
        float[] scores = new float[chosen.length];
        for (int from = 0; from < chosen.length; from += PIECE) {
            long done = from;
            loading.step(done, chosen.length);
            int[] piece = Arrays.copyOfRange(chosen, from, Math.min(chosen.length, from + PIECE));
            double[] some = score.of(
                    exhibit.model(),
                    exhibit.codes().values(),
                    images.subset(piece),
                    threads,
                    () -> loading.at(done, chosen.length));
            for (int i = 0; i < some.length; i++) {
                scores[from + i] = (float) some[i];
            }
        }
        int[] codes = IntStream.range(0, cloud.size())
                .filter(code -> Float.isFinite(scores[code]))
                .boxed()
                .sorted(Comparator.comparingDouble(code -> -scores[code]))
                .mapToInt(Integer::intValue)
                .toArray();
        float[] values = new float[codes.length];
        for (int i = 0; i < codes.length; i++) {
            values[i] = scores[codes[i]];
        }
        return new Ranking(exhibit, score, codes, values, extremes(exhibit, codes, scores));
    }

    private static List<Extremes> extremes(Exhibit exhibit, int[] codes, float[] scores) {
        Cloud cloud = exhibit.cloud();
        List<Extremes> all = new ArrayList<>();
        int labels = Math.max(1, Math.min(MOST_LABELS, cloud.labelNames().size()));
        for (int label = 0; label < labels; label++) {
            int wanted = label;
            boolean any = cloud.labelNames().isEmpty();
            int[] own = IntStream.of(codes)
                    .filter(code -> any || cloud.labels()[code] == wanted)
                    .toArray();
            if (own.length > 1) {
                all.add(new Extremes(
                        any ? "" : cloud.labelNames().get(label),
                        example(exhibit, own[own.length - 1], scores),
                        example(exhibit, own[0], scores)));
            }
        }
        return all;
    }

    private static Example example(Exhibit exhibit, int code, float[] scores) {
        float[] original = exhibit.original(code).orElseThrow();
        int latent = exhibit.model().architecture().latent();
        float[] mean = new float[latent];
        Encoder encoder = exhibit.model().newEncoder();
        encoder.encode(original, mean, new float[latent]);
        float[] reconstruction = new float[original.length];
        Decoder decoder = exhibit.model().newDecoder();
        decoder.decode(mean, reconstruction);
        return new Example(code, scores[code], original, reconstruction);
    }

    /** Indices of the images, the strangest first. */
    int[] order() {
        return IntStream.of(codes).map(code -> exhibit.cloud().images()[code]).toArray();
    }

    /** The score of each of so many images, NaN for those without. */
    double[] byImage(int images) {
        double[] scores = new double[images];
        Arrays.fill(scores, Double.NaN);
        int[] order = order();
        for (int i = 0; i < order.length; i++) {
            scores[order[i]] = values[i];
        }
        return scores;
    }

    float most() {
        return values[0];
    }

    float least() {
        return values[values.length - 1];
    }

    /** The codes whose scores lie between two, both included, the strangest first. */
    int[] between(double low, double high) {
        return IntStream.range(0, codes.length)
                .filter(i -> values[i] >= low && values[i] <= high)
                .map(i -> codes[i])
                .toArray();
    }

    /** The least score of the strangest {@code share} of the images. */
    float threshold(double share) {
        return values[Math.min(values.length - 1, (int) (share * values.length))];
    }

    /** How many scores fall into each of so many equal steps from the least to the most. */
    int[] histogram(int bins) {
        int[] counts = new int[bins];
        double width = Math.max(1e-12, most() - least());
        for (float value : values) {
            counts[(int) Math.min(bins - 1, (value - least()) / width * bins)]++;
        }
        return counts;
    }
}
