package latentatlas.latent;

import java.util.Arrays;
import java.util.List;

/**
 * A closed line of straight edges, for asking of very many places whether they lie inside, by the even-odd rule. Its edges
 * are sorted into levels of y, so that a place is held against the few at its own. Immutable.
 */
final class ClosedLine {
    private static final int LEVELS = 256;

    /** x and y of each edge's both ends. */
    private final double[][] edges;
    /** The edges that reach into each level. */
    private final int[][] levels = new int[LEVELS][];

    private double minX = Double.POSITIVE_INFINITY;
    private double maxX = Double.NEGATIVE_INFINITY;
    private double minY = Double.POSITIVE_INFINITY;
    private double maxY = Double.NEGATIVE_INFINITY;

    ClosedLine(List<LatentPoint> corners) {
        edges = new double[corners.size()][];
        LatentPoint before = corners.get(corners.size() - 1);
        for (int i = 0; i < edges.length; i++) {
            LatentPoint corner = corners.get(i);
            edges[i] = new double[] {corner.x(), corner.y(), before.x(), before.y()};
            minX = Math.min(minX, corner.x());
            maxX = Math.max(maxX, corner.x());
            minY = Math.min(minY, corner.y());
            maxY = Math.max(maxY, corner.y());
            before = corner;
        }
        Arrays.fill(levels, new int[0]);
        for (int edge = 0; edge < edges.length; edge++) {
            int from = level(Math.min(edges[edge][1], edges[edge][3]));
            int to = level(Math.max(edges[edge][1], edges[edge][3]));
            for (int level = from; level <= to; level++) {
                levels[level] = Arrays.copyOf(levels[level], levels[level].length + 1);
                levels[level][levels[level].length - 1] = edge;
            }
        }
    }

    private int level(double y) {
        return maxY > minY ? (int) Math.min(LEVELS - 1, LEVELS * (y - minY) / (maxY - minY)) : 0;
    }

    boolean contains(double x, double y) {
        if (!(x >= minX && x <= maxX && y >= minY && y <= maxY)) {
            return false;
        }
        boolean inside = false;
        for (int index : levels[level(y)]) {
            double[] edge = edges[index];
            if ((edge[1] > y) != (edge[3] > y)
                    && x < edge[0] + (y - edge[1]) * (edge[2] - edge[0]) / (edge[3] - edge[1])) {
                inside = !inside;
            }
        }
        return inside;
    }
}
