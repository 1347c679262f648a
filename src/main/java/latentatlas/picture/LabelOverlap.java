package latentatlas.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import latentatlas.latent.Cloud;

/**
 * How much two labels lie among each other.
 *
 * @param first an index into the label names, smaller than {@code second}
 * @param share of the nearest neighbours that codes of both have among both, those of the other label; 0 apart, 0.5 mixed
 */
public record LabelOverlap(int first, int second, double share) {
    private static final int NEIGHBOURS = 10;
    /** More codes say the same. */
    private static final int MOST = 3_000;
    /** Pairs that share less are apart. */
    private static final double LEAST = 0.02;

    /** The pairs that overlap, most first. */
    public static List<LabelOverlap> of(Cloud cloud) {
        int labels = cloud.labelNames().size();
        double[][] votes = votes(cloud, labels);
        List<LabelOverlap> overlaps = new ArrayList<>();
        for (int a = 0; a < labels; a++) {
            for (int b = a + 1; b < labels; b++) {
                double other = votes[a][b] + votes[b][a];
                double all = other + votes[a][a] + votes[b][b];
                if (all > 0 && other / all >= LEAST) {
                    overlaps.add(new LabelOverlap(a, b, other / all));
                }
            }
        }
        overlaps.sort(Comparator.comparingDouble(LabelOverlap::share).reversed());
        return overlaps;
    }

    /** How often codes of a label have neighbours of each, [labels][labels]. */
    private static double[][] votes(Cloud cloud, int labels) {
        double[][] votes = new double[labels][labels];
        int count = Math.min(MOST, cloud.size());
        int[] sample = IntStream.range(0, count)
                .map(i -> (int) ((long) i * cloud.size() / count))
                .filter(i -> cloud.labels()[i] >= 0)
                .toArray();
        for (int code : sample) {
            for (int other : cloud.neighbours().nearest(cloud.point(code), NEIGHBOURS + 1)) {
                if (other != code && cloud.labels()[other] >= 0) {
                    votes[cloud.labels()[code]][cloud.labels()[other]]++;
                }
            }
        }
        return votes;
    }
}
