package latentatlas.latent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Finds short ways between codes: Dijkstra's on a grid whose edges cost the image distance between their ends, as the
 * pull-back metric of the decoder would (Arvanitidis, Hansen and Hauberg 2018), then shortened off the grid. The way that
 * stays in the data pays more for places where few codes lie. Confined to one thread.
 */
public final class PathFinder {
    private static final int SIDE = 36;
    private static final int POLYLINE = 33;
    private static final int FEWEST = 9;
    private static final int ROUNDS = 8;
    private static final int CANDIDATES = 4;
    private static final double FIRST_MOVE = 0.6;
    private static final double SHRINK = 0.8;
    private static final double DATA_WEIGHT = 6;
    private static final int DENSITY_NEIGHBOURS = 12;
    /** The image distance where the decoder gives no number: farther than any way around. */
    private static final double BARRIER = 1e6;
    /** The image distance of a unit of the plane where images do not change at all: the shorter of two such ways wins. */
    private static final double TIE = 1e-6;
    /** Past each end a way may run on by this share of its length. */
    public static final double MOST_OVERSHOOT = 0.5;
    /** Codes that tell where data is. */
    private static final int ENOUGH = 6_000;
    /** In more than two dimensions each of them is looked at for each place. */
    private static final int ENOUGH_DEEP = 1_500;

    /** King's and knight's moves: eight directions alone would leave staircases. */
    private static final int[][] MOVES = {
        {1, 0}, {0, 1}, {1, 1}, {1, -1}, {2, 1}, {1, 2}, {2, -1}, {1, -2},
        {-1, 0}, {0, -1}, {-1, -1}, {-1, 1}, {-2, -1}, {-1, -2}, {-2, 1}, {-1, 2}
    };

    private final PlaneDecoder decoder;
    private final Codes codes;
    private final PlaneCodes places;

    /**
     * A finder.
     *
     * @param codes where data is; may be empty, then the data's way is the geodesic
     * @param places the code of each place that {@code decoder} decodes
     */
    public PathFinder(PlaneDecoder decoder, Codes codes, PlaneCodes places) {
        this.decoder = decoder;
        this.codes = codes.thinned(codes.latent() > 2 ? ENOUGH_DEEP : ENOUGH);
        this.places = places;
    }

    /** The way of a kind from {@code from} to {@code to}, in {@code count} points at equal steps of image change. */
    public LatentPath find(PathKind kind, LatentPoint from, LatentPoint to, int count) {
        return find(kind, from, to, count, 0);
    }

    /**
     * As above, and past both ends straight ahead.
     *
     * @param overshoot the share of the way's length added at each end, 0 to {@link #MOST_OVERSHOOT}
     */
    public LatentPath find(PathKind kind, LatentPoint from, LatentPoint to, int count, double overshoot) {
        if (!(overshoot >= 0 && overshoot <= MOST_OVERSHOOT)) {
            throw new IllegalArgumentException("an overshoot of " + overshoot);
        }
        List<LatentPoint> polyline =
                kind == PathKind.STRAIGHT || from.equals(to) ? List.of(from, to) : new Search(kind, from, to).path();
        if (kind == PathKind.GEODESIC) {
            polyline = shorter(polyline, List.of(from, to), count);
        }
        return LatentPath.evenly(LatentPath.extended(polyline, overshoot), count, decoder);
    }

    /** The straight line where the search found nothing as short, and all of it has an image. */
    private List<LatentPoint> shorter(List<LatentPoint> found, List<LatentPoint> straight, int count) {
        LatentPath line = LatentPath.evenly(straight, count, decoder);
        return line.length() < LatentPath.evenly(found, count, decoder).length() && line.seen(decoder)
                ? straight
                : found;
    }

    private final class Search {
        private final LatentPoint from;
        private final LatentPoint to;
        private final Bounds bounds;
        private final int values = decoder.values();
        private final float[] images = new float[SIDE * SIDE * values];
        private final double[] cost = new double[SIDE * SIDE];
        private final boolean data;
        private final double typical;

        Search(PathKind kind, LatentPoint from, LatentPoint to) {
            this.from = from;
            this.to = to;
            data = kind == PathKind.DATA && codes.neighbours().size() > DENSITY_NEIGHBOURS;
            bounds = around(from, to);
            typical = data ? typicalReach() : 1;
            List<LatentPoint> nodes =
                    IntStream.range(0, SIDE * SIDE).mapToObj(this::node).toList();
            decoder.decode(nodes, images);
            Arrays.setAll(cost, i -> costAt(nodes.get(i)));
        }

        /** Room for a way around: half the distance on every side. */
        private Bounds around(LatentPoint a, LatentPoint b) {
            double room = Math.max(0.5, 0.5 * a.distance(b));
            return new Bounds(
                    Math.min(a.x(), b.x()) - room,
                    Math.min(a.y(), b.y()) - room,
                    Math.max(a.x(), b.x()) + room,
                    Math.max(a.y(), b.y()) + room);
        }

        private LatentPoint node(int index) {
            return new LatentPoint(
                    bounds.minX() + bounds.width() * (index % SIDE) / (SIDE - 1),
                    bounds.minY() + bounds.height() * Math.floorDiv(index, SIDE) / (SIDE - 1));
        }

        private int nearestNode(LatentPoint point) {
            int column = (int) Math.round((point.x() - bounds.minX()) / bounds.width() * (SIDE - 1));
            int row = (int) Math.round((point.y() - bounds.minY()) / bounds.height() * (SIDE - 1));
            return row * SIDE + column;
        }

        /** How far the twelfth neighbour of a typical code is. */
        private double typicalReach() {
            double[] reaches = new double[64];
            for (int i = 0; i < reaches.length; i++) {
                reaches[i] = reach(codes.code((int) ((long) i * codes.size() / reaches.length)));
            }
            Arrays.sort(reaches);
            return Math.max(1e-6, reaches[reaches.length / 2]);
        }

        private double reach(float[] code) {
            int[] nearest = codes.neighbours().nearest(code, DENSITY_NEIGHBOURS);
            return codes.distance(code, nearest[nearest.length - 1]);
        }

        private double costAt(LatentPoint point) {
            if (!data) {
                return 1;
            }
            float[] code = new float[codes.latent()];
            places.code(point.x(), point.y(), code);
            double emptiness = Math.max(0, reach(code) / typical - 1.5);
            return 1 + DATA_WEIGHT * emptiness;
        }

        List<LatentPoint> path() {
            List<LatentPoint> way = new ArrayList<>();
            way.add(from);
            way.addAll(shortest(nearestNode(from), nearestNode(to)));
            way.add(to);
            return shorten(way);
        }

        /** Dijkstra's algorithm; the first and last node are left out, A and B stand for them. */
        private List<LatentPoint> shortest(int start, int goal) {
            double[] best = new double[SIDE * SIDE];
            int[] before = new int[SIDE * SIDE];
            Arrays.fill(best, Double.MAX_VALUE);
            best[start] = 0;
            PriorityQueue<Reached> queue = new PriorityQueue<>();
            queue.add(new Reached(start, 0));
            while (!queue.isEmpty()) {
                Reached now = queue.remove();
                if (now.node() == goal) {
                    break;
                }
                if (now.length() > best[now.node()]) {
                    continue;
                }
                for (int[] move : MOVES) {
                    int column = now.node() % SIDE + move[0];
                    int row = Math.floorDiv(now.node(), SIDE) + move[1];
                    if (column >= 0 && column < SIDE && row >= 0 && row < SIDE) {
                        int next = row * SIDE + column;
                        double length = now.length() + edge(now.node(), next);
                        if (length < best[next]) {
                            best[next] = length;
                            before[next] = now.node();
                            queue.add(new Reached(next, length));
                        }
                    }
                }
            }
            List<LatentPoint> points = new ArrayList<>();
            for (int node = before[goal]; node != start && goal != start; node = before[node]) {
                points.add(node(node));
            }
            Collections.reverse(points);
            return points;
        }

        private double edge(int a, int b) {
            double distance = LatentPath.distance(images, a * values, images, b * values, values);
            double finite = Double.isFinite(distance) ? distance : BARRIER;
            // A decoder that does not change at all still makes a longer way longer.
            return (finite + TIE) * (cost[a] + cost[b]) / 2;
        }

        /** Moves points sideways as long as that makes the energy smaller: few points first, which bends the way fast. */
        private List<LatentPoint> shorten(List<LatentPoint> way) {
            List<LatentPoint> points = way;
            for (int count = FEWEST; count <= POLYLINE; count = 2 * count - 1) {
                points = shorten(points, count);
            }
            return points;
        }

        private List<LatentPoint> shorten(List<LatentPoint> way, int count) {
            List<LatentPoint> points = new ArrayList<>(LatentPath.dense(way, count));
            float[] seen = new float[count * values];
            double move = FIRST_MOVE * Math.max(from.distance(to) / count, bounds.width() / SIDE);
            for (int round = 0; round < ROUNDS; round++) {
                decoder.decode(points, seen);
                // Every other point at once: none of them is another's neighbour.
                improve(points, seen, 1, move);
                improve(points, seen, 2, move);
                points = new ArrayList<>(LatentPath.dense(points, count));
                move *= SHRINK;
            }
            return points;
        }

        /** Moves every other point from {@code first} on, the ends left out, to the best of its candidates. */
        private void improve(List<LatentPoint> points, float[] seen, int first, double move) {
            List<LatentPoint> candidates = new ArrayList<>();
            for (int i = first; i + 1 < points.size(); i += 2) {
                candidates.addAll(candidates(points.get(i - 1), points.get(i), points.get(i + 1), move));
            }
            float[] images = new float[candidates.size() * values];
            decoder.decode(candidates, images);
            for (int c = 0; c < candidates.size(); c += CANDIDATES) {
                improve(points, seen, first + 2 * (c / CANDIDATES), candidates.subList(c, c + CANDIDATES), images, c);
            }
        }

        private static List<LatentPoint> candidates(LatentPoint a, LatentPoint point, LatentPoint b, double move) {
            double dx = b.x() - a.x();
            double dy = b.y() - a.y();
            double length = Math.max(1e-12, Math.hypot(dx, dy));
            LatentPoint middle = a.towards(b, 0.5);
            return List.of(
                    middle,
                    point.towards(middle, 0.5),
                    point.plus(-dy / length * move, dx / length * move),
                    point.plus(dy / length * move, -dx / length * move));
        }

        private void improve(
                List<LatentPoint> points,
                float[] seen,
                int i,
                List<LatentPoint> candidates,
                float[] images,
                int firstImage) {
            LatentPoint a = points.get(i - 1);
            LatentPoint b = points.get(i + 1);
            double best = energy(seen, i, seen, i, a, points.get(i), b);
            int chosen = -1;
            for (int c = 0; c < candidates.size(); c++) {
                double energy = energy(seen, i, images, firstImage + c, a, candidates.get(c), b);
                if (energy < best) {
                    best = energy;
                    chosen = c;
                }
            }
            if (chosen >= 0) {
                points.set(i, candidates.get(chosen));
                System.arraycopy(images, (firstImage + chosen) * values, seen, i * values, values);
            }
        }

        /** The squared length through image {@code at} of {@code images} beside point {@code i}; equal halves make it least. */
        private double energy(
                float[] seen, int i, float[] images, int at, LatentPoint a, LatentPoint point, LatentPoint b) {
            double first = LatentPath.distance(seen, (i - 1) * values, images, at * values, values);
            double second = LatentPath.distance(images, at * values, seen, (i + 1) * values, values);
            return (first * first + second * second + tie(a, point, b)) * costAt(point);
        }

        private static double tie(LatentPoint before, LatentPoint point, LatentPoint after) {
            double first = before.distance(point);
            double second = point.distance(after);
            return TIE * (first * first + second * second);
        }
    }

    private record Reached(int node, double length) implements Comparable<Reached> {
        @Override
        public int compareTo(Reached other) {
            return Double.compare(length, other.length);
        }
    }
}
