package latentatlas.picture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import latentatlas.latent.Cloud;
import latentatlas.latent.Density;
import latentatlas.latent.LatentPoint;

/**
 * How much of the standard normal prior on the plane has data near it, and where it has none. Measured on a grid whose places
 * stand for equal shares of the prior.
 *
 * @param covered the prior's share with a code near, 0 to 1
 * @param holes places without data that data enclose, largest first
 */
public record PriorCoverage(double covered, List<Hole> holes) {
    /** Places along a side of the grid: each stands for 1/4096 of the prior. */
    static final int SIDE = 64;
    /** Holes with less of the prior than this are gaps between codes. */
    private static final double LEAST = 0.001;

    /**
     * A place without data.
     *
     * @param deepest the point of it that is farthest from all codes
     * @param share of the prior, 0 to 1
     */
    public record Hole(LatentPoint deepest, double share) {}

    /** The coverage by some codes; none cover nothing. */
    public static PriorCoverage of(Cloud cloud) {
        double reach = Density.reach(cloud);
        double[] distances = new double[SIDE * SIDE];
        int near = 0;
        for (int i = 0; i < distances.length; i++) {
            LatentPoint place = place(i);
            int[] nearest = cloud.neighbours().nearest(place, 1);
            distances[i] = nearest.length == 0
                    ? Double.POSITIVE_INFINITY
                    : cloud.point(nearest[0]).distance(place);
            near += distances[i] <= reach ? 1 : 0;
        }
        return new PriorCoverage((double) near / distances.length, holes(distances, reach));
    }

    private static LatentPoint place(int index) {
        return new LatentPoint(coordinate(index % SIDE), coordinate(Math.floorDiv(index, SIDE)));
    }

    private static double coordinate(int step) {
        return Spacing.NORMAL.value((step + 0.5) / SIDE);
    }

    private static List<Hole> holes(double[] distances, double reach) {
        boolean[] seen = new boolean[distances.length];
        List<Hole> holes = new ArrayList<>();
        for (int i = 0; i < distances.length; i++) {
            if (!seen[i] && distances[i] > reach) {
                List<Integer> part = part(i, distances, reach, seen);
                double share = (double) part.size() / distances.length;
                if (share >= LEAST && part.stream().noneMatch(PriorCoverage::atEdge)) {
                    int deepest = part.stream()
                            .max(Comparator.comparingDouble(at -> distances[at]))
                            .orElse(i);
                    holes.add(new Hole(place(deepest), share));
                }
            }
        }
        holes.sort(Comparator.comparingDouble(Hole::share).reversed());
        return List.copyOf(holes);
    }

    /** All places without data that hang together with one. */
    private static List<Integer> part(int start, double[] distances, double reach, boolean[] seen) {
        List<Integer> part = new ArrayList<>();
        Deque<Integer> next = new ArrayDeque<>(List.of(start));
        seen[start] = true;
        while (!next.isEmpty()) {
            int at = next.pop();
            part.add(at);
            int column = at % SIDE;
            int[] around = {
                column > 0 ? at - 1 : at, column < SIDE - 1 ? at + 1 : at, at - SIDE, at + SIDE,
            };
            for (int other : around) {
                if (other >= 0 && other < distances.length && !seen[other] && distances[other] > reach) {
                    seen[other] = true;
                    next.push(other);
                }
            }
        }
        return part;
    }

    /** The outskirts of the prior are no hole. */
    private static boolean atEdge(int index) {
        int column = index % SIDE;
        int row = Math.floorDiv(index, SIDE);
        return column == 0 || row == 0 || column == SIDE - 1 || row == SIDE - 1;
    }
}
