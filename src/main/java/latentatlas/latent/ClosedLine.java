package latentatlas.latent;

import java.util.Arrays;
import java.util.List;

/**
 * A closed line of straight edges, for asking of very many places whether they lie inside, by the even-odd rule. Its edges
 * are sorted into levels of y, and each level into cells of x: most cells no edge touches, and all places of such a cell are
 * in or out together. Immutable.
 */
final class ClosedLine {
    private static final int LEVELS = 256;
    private static final int CELLS = 256;
    private static final double MARGIN = 1e-6;
    private static final byte OUT = 0;
    private static final byte IN = 1;
    private static final byte EDGE = 2;

    /** x and y of each edge's both ends. */
    private final double[][] edges;
    /** The edges that reach into each level. */
    private final int[][] levels = new int[LEVELS][];
    /** What holds of all places of a cell, [LEVELS, CELLS]. */
    private final byte[] cells = new byte[LEVELS * CELLS];

    private final double levelsPerUnit;
    private final double cellsPerUnit;
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
        levelsPerUnit = maxY > minY ? LEVELS / (maxY - minY) : 0;
        cellsPerUnit = maxX > minX ? CELLS / (maxX - minX) : 0;
        Arrays.fill(levels, new int[0]);
        for (int edge = 0; edge < edges.length; edge++) {
            int from = level(Math.min(edges[edge][1], edges[edge][3]));
            int to = level(Math.max(edges[edge][1], edges[edge][3]));
            for (int level = from; level <= to; level++) {
                levels[level] = Arrays.copyOf(levels[level], levels[level].length + 1);
                levels[level][levels[level].length - 1] = edge;
            }
        }
        for (int level = 0; level < LEVELS; level++) {
            sort(level);
        }
    }

    private void sort(int level) {
        double height = (maxY - minY) / LEVELS;
        double width = (maxX - minX) / CELLS;
        for (int index : levels[level]) {
            double[] edge = edges[index];
            // A little more than the level, and one cell more on either side: places are sorted with rounding.
            double low = at(edge, minY + (level - MARGIN) * height);
            double high = at(edge, minY + (level + 1 + MARGIN) * height);
            int from = Math.max(0, cell(Math.min(low, high)) - 1);
            int to = Math.min(CELLS - 1, cell(Math.max(low, high)) + 1);
            Arrays.fill(cells, level * CELLS + from, level * CELLS + to + 1, EDGE);
        }
        for (int cell = 0; cell < CELLS; cell++) {
            if (cells[level * CELLS + cell] != EDGE) {
                boolean inside = crossed(level, minX + (cell + 0.5) * width, minY + (level + 0.5) * height);
                cells[level * CELLS + cell] = inside ? IN : OUT;
            }
        }
    }

    /** An edge's x at a height, or that of its end which is nearest to it. */
    private static double at(double[] edge, double y) {
        double low = Math.min(edge[1], edge[3]);
        double high = Math.max(edge[1], edge[3]);
        double share =
                high > low ? (Math.max(low, Math.min(high, y)) - edge[1]) / (edge[3] - edge[1]) : y > high ? 1 : 0;
        return edge[0] + share * (edge[2] - edge[0]);
    }

    private int cell(double x) {
        return Math.max(0, Math.min(CELLS - 1, (int) ((x - minX) * cellsPerUnit)));
    }

    private int level(double y) {
        return Math.min(LEVELS - 1, (int) ((y - minY) * levelsPerUnit));
    }

    boolean contains(double x, double y) {
        if (!(x >= minX && x <= maxX && y >= minY && y <= maxY)) {
            return false;
        }
        int level = level(y);
        byte cell = cells[level * CELLS + cell(x)];
        return cell == EDGE ? crossed(level, x, y) : cell == IN;
    }

    /** Whether an odd number of a level's edges lies to the right of a place. */
    private boolean crossed(int level, double x, double y) {
        boolean inside = false;
        for (int index : levels[level]) {
            double[] edge = edges[index];
            if ((edge[1] > y) != (edge[3] > y)
                    && x < edge[0] + (y - edge[1]) * (edge[2] - edge[0]) / (edge[3] - edge[1])) {
                inside = !inside;
            }
        }
        return inside;
    }
}
