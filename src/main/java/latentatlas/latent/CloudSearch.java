package latentatlas.latent;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds codes of a cloud by their place or label; codes with a hidden label are not there. */
public final class CloudSearch {
    /** So many codes are looked through at a time, each part by a core that is free. */
    private static final int PART = 1 << 16;

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
        return where(bounds::contains);
    }

    /** The codes inside a closed line, by the even-odd rule; none for fewer than three corners. */
    public int[] inside(List<LatentPoint> corners) {
        if (corners.size() < 3) {
            return new int[0];
        }
        return where(new ClosedLine(corners)::contains);
    }

    private interface Area {
        /** Never for a place that is no number. */
        boolean contains(double x, double y);
    }

    private int[] where(Area area) {
        IntStream parts = IntStream.range(0, (cloud.size() + PART - 1) / PART);
        return (cloud.size() > PART ? parts.parallel() : parts)
                .mapToObj(part -> where(area, part * PART, Math.min(cloud.size(), (part + 1) * PART)))
                .flatMapToInt(IntStream::of)
                .toArray();
    }

    private int[] where(Area area, int from, int to) {
        int[] found = new int[to - from];
        int size = 0;
        float[] x = cloud.x();
        float[] y = cloud.y();
        int[] labels = cloud.labels();
        for (int i = from; i < to; i++) {
            if (area.contains(x[i], y[i]) && shown[labels[i] + 1]) {
                found[size++] = i;
            }
        }
        return Arrays.copyOf(found, size);
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
