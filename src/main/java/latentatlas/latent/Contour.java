package latentatlas.latent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The edge of the smallest region that holds a share of a density: its highest-density region (Hyndman 1996). On a line, that is
 * on a grid of one row, a region is an interval or several, each drawn as a box, the higher the smaller the share.
 *
 * @param share of the density inside, 0 to 1
 * @param lines closed, or ending at the edge of the grid
 */
public record Contour(double share, List<List<LatentPoint>> lines) {
    /** Edges of the cells of a grid are numbered: two to a node, to the right and downwards. */
    private static final int EDGES = 2;
    /** Of a box, a share of the width of all. */
    private static final double HEIGHT = 0.15;

    public Contour {
        lines = List.copyOf(lines);
    }

    /**
     * Contours of a density known at the nodes of a grid, the outermost first.
     *
     * @param logDensity [nodes], up to a constant
     * @param shares of the density
     */
    public static List<Contour> of(PlaneGrid grid, double[] logDensity, double... shares) {
        double[] descending = Arrays.stream(logDensity)
                .map(value -> -value)
                .sorted()
                .map(value -> -value)
                .toArray();
        double greatest = descending[0];
        double total = Arrays.stream(descending)
                .map(value -> Math.exp(value - greatest))
                .sum();
        List<Contour> contours = new ArrayList<>();
        for (double share :
                Arrays.stream(shares).map(s -> -s).sorted().map(s -> -s).toArray()) {
            double sum = 0;
            int inside = 0;
            while (inside < descending.length - 1 && sum < share * total) {
                sum += Math.exp(descending[inside++] - greatest);
            }
            double level = (descending[Math.max(0, inside - 1)] + descending[inside]) / 2;
            contours.add(new Contour(
                    share,
                    grid.rows() == 1
                            ? boxes(grid, logDensity, level, share)
                            : new Tracing(grid, logDensity, level).lines()));
        }
        return contours;
    }

    /** The intervals of a line above a level, as boxes. */
    private static List<List<LatentPoint>> boxes(PlaneGrid grid, double[] values, double level, double share) {
        double[] ends = IntStream.range(1, values.length)
                .filter(i -> values[i] > level != values[i - 1] > level)
                .mapToDouble(i -> grid.x(i - 1) + grid.step() * (level - values[i - 1]) / (values[i] - values[i - 1]))
                .toArray();
        List<List<LatentPoint>> boxes = new ArrayList<>();
        if (ends.length == 0) {
            return boxes;
        }
        double half = HEIGHT * (2 - share) * (ends[ends.length - 1] - ends[0]) / 2;
        boolean inside = values[0] > level;
        double from = grid.x(0);
        for (int i = 0; i <= ends.length; i++) {
            double to = i < ends.length ? ends[i] : grid.x(values.length - 1);
            if (inside) {
                boxes.add(List.of(
                        new LatentPoint(from, grid.top() - half),
                        new LatentPoint(from, grid.top() + half),
                        new LatentPoint(to, grid.top() + half),
                        new LatentPoint(to, grid.top() - half),
                        new LatentPoint(from, grid.top() - half)));
            }
            inside = !inside;
            from = to;
        }
        return boxes;
    }

    /** Marching squares (Maple 2003): each cell joins two or four of its edges that the level crosses. */
    private static final class Tracing {
        private final PlaneGrid grid;
        private final double[] values;
        private final double level;
        /** The edges that each crossed edge is joined to: one at the border, else two. */
        private final Map<Integer, List<Integer>> joined = new HashMap<>();

        Tracing(PlaneGrid grid, double[] values, double level) {
            this.grid = grid;
            this.values = values;
            this.level = level;
        }

        List<List<LatentPoint>> lines() {
            for (int row = 0; row < grid.rows() - 1; row++) {
                for (int column = 0; column < grid.columns() - 1; column++) {
                    cell(row * grid.columns() + column);
                }
            }
            List<List<LatentPoint>> lines = new ArrayList<>();
            // Lines that end at the border are walked from an end.
            joined.keySet().stream()
                    .filter(edge -> joins(edge).size() == 1)
                    .sorted()
                    .toList()
                    .forEach(edge -> walk(edge, lines));
            joined.keySet().stream().sorted().toList().forEach(edge -> walk(edge, lines));
            return lines;
        }

        private List<Integer> joins(int edge) {
            return Objects.requireNonNull(joined.get(edge));
        }

        private void cell(int node) {
            int right = node + 1;
            int below = node + grid.columns();
            int[] edges = {EDGES * node, EDGES * right + 1, EDGES * below, EDGES * node + 1};
            int crossed = 0;
            int[] found = new int[4];
            for (int edge : edges) {
                if (above(edge / EDGES) != above(end(edge))) {
                    found[crossed++] = edge;
                }
            }
            if (crossed == 2) {
                join(found[0], found[1]);
            } else if (crossed == 4) {
                // A saddle: its middle decides which corners belong together.
                double middle = (values[node] + values[right] + values[below] + values[below + 1]) / 4;
                boolean corner = above(node) == middle > level;
                join(edges[0], corner ? edges[1] : edges[3]);
                join(edges[2], corner ? edges[3] : edges[1]);
            }
        }

        private boolean above(int node) {
            return values[node] > level;
        }

        private int end(int edge) {
            return edge / EDGES + (edge % EDGES == 0 ? 1 : grid.columns());
        }

        private void join(int one, int other) {
            joined.computeIfAbsent(one, edge -> new ArrayList<>()).add(other);
            joined.computeIfAbsent(other, edge -> new ArrayList<>()).add(one);
        }

        private void walk(int first, List<List<LatentPoint>> lines) {
            if (joins(first).isEmpty()) {
                return;
            }
            List<LatentPoint> line = new ArrayList<>(List.of(at(first)));
            int edge = first;
            while (!joins(edge).isEmpty()) {
                int next = joins(edge).remove(0);
                joins(next).remove((Integer) edge);
                line.add(at(next));
                edge = next;
            }
            lines.add(line);
        }

        /** Where the level crosses an edge. */
        private LatentPoint at(int edge) {
            int from = edge / EDGES;
            int to = end(edge);
            double share = (level - values[from]) / (values[to] - values[from]);
            return place(from).towards(place(to), Math.max(0, Math.min(1, share)));
        }

        private LatentPoint place(int node) {
            return new LatentPoint(grid.x(node % grid.columns()), grid.y(Math.floorDiv(node, grid.columns())));
        }
    }
}
