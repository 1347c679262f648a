package latentatlas.latent;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds codes of a cloud by their place or label; codes with a hidden label are not there. */
public final class CloudSearch {
    /** More codes than these are looked through by all cores. */
    private static final int MULTITUDE = 150_000;

    private final Cloud cloud;
    private final boolean[] shown;

    /**
     * A search.
     *
     * @param hidden labels left out
     */
    public CloudSearch(Cloud cloud, Set<Integer> hidden) {
        this.cloud = cloud;
        shown = new boolean[cloud.labelNames().size() + 1];
        for (int label = -1; label < shown.length - 1; label++) {
            shown[label + 1] = !hidden.contains(label);
        }
    }

    /** The nearest code within {@code reach} of a place, or -1. */
    public int nearest(LatentPoint place, double reach) {
        int[] nearest = cloud.neighbours().nearest(place, 1, reach, code -> shown[cloud.labels()[code] + 1]);
        return nearest.length == 0 ? -1 : nearest[0];
    }

    /** The nearest codes to a place, nearest first; fewer than {@code count} where there are fewer. */
    public int[] nearest(LatentPoint place, int count) {
        return cloud.neighbours()
                .nearest(place, count, Double.POSITIVE_INFINITY, code -> shown[cloud.labels()[code] + 1]);
    }

    /** The codes inside a rectangle. */
    public int[] inside(Bounds bounds) {
        return where(i -> bounds.contains(cloud.point(i)));
    }

    /** The codes inside a closed line, by the even-odd rule; none for fewer than three corners. */
    public int[] inside(List<LatentPoint> corners) {
        if (corners.size() < 3) {
            return new int[0];
        }
        ClosedLine line = new ClosedLine(corners);
        return where(i -> line.contains(cloud.x()[i], cloud.y()[i]));
    }

    private int[] where(IntPredicate wanted) {
        IntStream codes = IntStream.range(0, cloud.size());
        return (cloud.size() > MULTITUDE ? codes.parallel() : codes)
                .filter(i -> shown[cloud.labels()[i] + 1]
                        && Float.isFinite(cloud.x()[i])
                        && Float.isFinite(cloud.y()[i])
                        && wanted.test(i))
                .toArray();
    }

    /** The middle of a label's codes, or null if none has it. */
    public static @Nullable LatentPoint centre(Cloud cloud, int label) {
        double x = 0;
        double y = 0;
        int count = 0;
        for (int i = 0; i < cloud.size(); i++) {
            if (cloud.labels()[i] == label) {
                x += cloud.x()[i];
                y += cloud.y()[i];
                count++;
            }
        }
        return count == 0 || !Double.isFinite(x) || !Double.isFinite(y) ? null : new LatentPoint(x / count, y / count);
    }

    /**
     * A place drawn from where a label's codes lie: one of them by chance, moved by a normal deviate as wide as the kernel of
     * their density (the smoothed bootstrap). Null if none has the label.
     */
    public static @Nullable LatentPoint sample(Cloud cloud, int label, SplittableRandom random) {
        int[] codes = IntStream.range(0, cloud.size())
                .filter(i -> cloud.labels()[i] == label)
                .toArray();
        if (codes.length == 0) {
            return null;
        }
        double spread = codes.length == 1 ? 0 : Density.bandwidth(cloud.subset(codes));
        return cloud.point(codes[random.nextInt(codes.length)])
                .plus(spread * random.nextGaussian(), spread * random.nextGaussian());
    }
}
