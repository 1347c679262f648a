package latentatlas.latent;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The nearest of many codes, in any number of dimensions, by a k-d tree (Bentley 1975). Immutable; queries from several
 * threads at once are fine. Distances are Euclidean; among equal ones the lower index comes first. Codes that are no numbers
 * are not found.
 */
public final class Neighbours {
    private static final int LEAF = 12;

    private final float[] codes;
    private final int dimensions;
    private final int[] order;
    /** The splitting dimension at the middle of each range of {@link #order}. */
    private final byte[] splits;

    /**
     * An index of codes.
     *
     * @param codes [count, dimensions]; not copied, and must not change
     */
    public Neighbours(float[] codes, int dimensions) {
        if (dimensions < 1 || codes.length % dimensions != 0) {
            throw new IllegalArgumentException(codes.length + " numbers in " + dimensions + " dimensions");
        }
        this.codes = codes;
        this.dimensions = dimensions;
        order = IntStream.range(0, codes.length / dimensions)
                .filter(this::finite)
                .toArray();
        splits = new byte[order.length];
        build(0, order.length);
    }

    private boolean finite(int code) {
        for (int d = 0; d < dimensions; d++) {
            if (!Float.isFinite(codes[code * dimensions + d])) {
                return false;
            }
        }
        return true;
    }

    /** How many codes there are to be found. */
    public int size() {
        return order.length;
    }

    private float at(int place, int dimension) {
        return codes[order[place] * dimensions + dimension];
    }

    private void build(int from, int to) {
        if (to - from <= LEAF) {
            return;
        }
        int dimension = widest(from, to);
        int middle = (from + to) >>> 1;
        select(from, to - 1, middle, dimension);
        splits[middle] = (byte) dimension;
        build(from, middle);
        build(middle + 1, to);
    }

    private int widest(int from, int to) {
        int best = 0;
        float spread = -1;
        for (int d = 0; d < dimensions; d++) {
            float min = Float.MAX_VALUE;
            float max = -Float.MAX_VALUE;
            for (int i = from; i < to; i++) {
                min = Math.min(min, at(i, d));
                max = Math.max(max, at(i, d));
            }
            if (max - min > spread) {
                spread = max - min;
                best = d;
            }
        }
        return best;
    }

    /** Hoare's selection: smaller ones before {@code wanted}, larger ones after it. */
    private void select(int first, int last, int wanted, int dimension) {
        int low = first;
        int high = last;
        while (low < high) {
            float pivot = at((low + high) >>> 1, dimension);
            int i = low;
            int j = high;
            while (i <= j) {
                while (at(i, dimension) < pivot) {
                    i++;
                }
                while (at(j, dimension) > pivot) {
                    j--;
                }
                if (i <= j) {
                    int swapped = order[i];
                    order[i++] = order[j];
                    order[j--] = swapped;
                }
            }
            if (wanted <= j) {
                high = j;
            } else if (wanted >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    /** The nearest codes' indices, nearest first; fewer than {@code k} where there are fewer codes. */
    public int[] nearest(float[] code, int k) {
        return nearest(code, 0, k);
    }

    /** As {@link #nearest(float[], int)}, for the code that starts at {@code offset}. */
    public int[] nearest(float[] codes, int offset, int k) {
        double[] place = new double[dimensions];
        Arrays.setAll(place, d -> codes[offset + d]);
        return new Query(place, k, Double.POSITIVE_INFINITY, code -> true).found();
    }

    /** As {@link #nearest(float[], int)}, for codes on a plane. */
    public int[] nearest(LatentPoint place, int k) {
        return nearest(place, k, Double.POSITIVE_INFINITY, code -> true);
    }

    /** As {@link #nearest(LatentPoint, int)}, among the codes that are wanted and no farther than {@code reach}. */
    public int[] nearest(LatentPoint place, int k, double reach, IntPredicate wanted) {
        return new Query(new double[] {place.x(), place.y()}, k, reach * reach, wanted).found();
    }

    /**
     * The indices of the codes that are wanted inside a box, its edges belonging to it, ascending (Bentley's range search).
     *
     * @param lowest [dimensions]
     * @param highest [dimensions]
     * @return null where there are more than {@code most}
     */
    public int @Nullable [] inside(double[] lowest, double[] highest, int most, IntPredicate wanted) {
        Box box = new Box(lowest, highest, wanted, new int[Math.min(most, order.length)]);
        if (!box.take(0, order.length)) {
            return null;
        }
        int[] found = Arrays.copyOf(box.found, box.size);
        Arrays.sort(found);
        return found;
    }

    private final class Box {
        private final double[] lowest;
        private final double[] highest;
        private final IntPredicate wanted;
        private final int[] found;
        private int size;

        Box(double[] lowest, double[] highest, IntPredicate wanted, int[] found) {
            this.lowest = lowest;
            this.highest = highest;
            this.wanted = wanted;
            this.found = found;
        }

        /** False once there are too many. */
        boolean take(int from, int to) {
            if (to - from <= LEAF) {
                for (int i = from; i < to; i++) {
                    if (!take(order[i])) {
                        return false;
                    }
                }
                return true;
            }
            int middle = (from + to) >>> 1;
            int d = splits[middle];
            float split = at(middle, d);
            return (split < lowest[d] || take(from, middle))
                    && take(order[middle])
                    && (split > highest[d] || take(middle + 1, to));
        }

        private boolean take(int code) {
            for (int d = 0; d < dimensions; d++) {
                float value = codes[code * dimensions + d];
                if (!(value >= lowest[d] && value <= highest[d])) {
                    return true;
                }
            }
            if (!wanted.test(code)) {
                return true;
            }
            if (size == found.length) {
                return false;
            }
            found[size++] = code;
            return true;
        }
    }

    private final class Query {
        private final double[] place;
        private final double farthest;
        private final IntPredicate wanted;
        private final int[] found;
        private final double[] distances;
        private int size;

        /** A query for the codes within the square root of {@code farthest}. */
        Query(double[] place, int k, double farthest, IntPredicate wanted) {
            this.place = place;
            this.farthest = farthest;
            this.wanted = wanted;
            found = new int[Math.min(k, order.length)];
            distances = new double[found.length];
        }

        int[] found() {
            if (found.length > 0) {
                visit(0, order.length);
            }
            return size == found.length ? found : Arrays.copyOf(found, size);
        }

        private void visit(int from, int to) {
            if (to - from <= LEAF) {
                for (int i = from; i < to; i++) {
                    consider(order[i]);
                }
                return;
            }
            int middle = (from + to) >>> 1;
            double side = place[splits[middle]] - at(middle, splits[middle]);
            boolean below = side < 0;
            visit(below ? from : middle + 1, below ? middle : to);
            consider(order[middle]);
            if (side * side <= (size < found.length ? farthest : distances[size - 1])) {
                visit(below ? middle + 1 : from, below ? to : middle);
            }
        }

        private void consider(int index) {
            double distance = 0;
            for (int d = 0; d < dimensions; d++) {
                double difference = place[d] - codes[index * dimensions + d];
                distance += difference * difference;
            }
            boolean near = distance <= (size < found.length ? farthest : distances[size - 1]);
            if (!near || !wanted.test(index)) {
                return;
            }
            int at = size;
            while (at > 0
                    && (distance < distances[at - 1] || (distance == distances[at - 1] && index < found[at - 1]))) {
                at--;
            }
            if (at >= found.length) {
                return;
            }
            int moved = Math.min(size, found.length - 1) - at;
            System.arraycopy(found, at, found, at + 1, moved);
            System.arraycopy(distances, at, distances, at + 1, moved);
            found[at] = index;
            distances[at] = distance;
            size = Math.min(size + 1, found.length);
        }
    }

    /** The label most of the nearest codes have; among equally frequent ones that of the nearest. */
    public static int majority(int[] nearest, int[] labels) {
        int best = -1;
        int bestVotes = 0;
        for (int i = 0; i < nearest.length; i++) {
            int votes = 0;
            for (int other : nearest) {
                votes += labels[other] == labels[nearest[i]] ? 1 : 0;
            }
            if (votes > bestVotes) {
                bestVotes = votes;
                best = labels[nearest[i]];
            }
        }
        return best;
    }
}
