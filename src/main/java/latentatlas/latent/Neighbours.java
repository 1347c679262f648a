package latentatlas.latent;

import java.util.Arrays;

/**
 * The nearest of many codes, in any number of dimensions, by a k-d tree (Bentley 1975). Immutable; queries from several
 * threads at once are fine. Distances are Euclidean; among equal ones the lower index comes first.
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
        order = new int[codes.length / dimensions];
        Arrays.setAll(order, i -> i);
        splits = new byte[order.length];
        build(0, order.length);
    }

    /** An index of the codes of a cloud, on its plane. */
    public static Neighbours of(Cloud cloud) {
        float[] codes = new float[2 * cloud.size()];
        for (int i = 0; i < cloud.size(); i++) {
            codes[2 * i] = cloud.x()[i];
            codes[2 * i + 1] = cloud.y()[i];
        }
        return new Neighbours(codes, 2);
    }

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
    public int[] nearest(float[] query, int offset, int k) {
        Query search = new Query(query, offset, Math.min(k, order.length));
        search.visit(0, order.length);
        return search.found;
    }

    private final class Query {
        private final float[] query;
        private final int offset;
        private final int[] found;
        private final double[] distances;
        private int size;

        Query(float[] query, int offset, int k) {
            this.query = query;
            this.offset = offset;
            found = new int[k];
            distances = new double[k];
        }

        private void visit(int from, int to) {
            if (to - from <= LEAF) {
                for (int i = from; i < to; i++) {
                    consider(order[i]);
                }
                return;
            }
            int middle = (from + to) >>> 1;
            double side = (double) query[offset + splits[middle]] - at(middle, splits[middle]);
            boolean below = side < 0;
            visit(below ? from : middle + 1, below ? middle : to);
            consider(order[middle]);
            if (size < found.length || side * side <= distances[size - 1]) {
                visit(below ? middle + 1 : from, below ? to : middle);
            }
        }

        private void consider(int index) {
            double distance = 0;
            for (int d = 0; d < dimensions; d++) {
                double difference = (double) query[offset + d] - codes[index * dimensions + d];
                distance += difference * difference;
            }
            int place = size;
            while (place > 0
                    && (distance < distances[place - 1]
                            || (distance == distances[place - 1] && index < found[place - 1]))) {
                place--;
            }
            if (place >= found.length) {
                return;
            }
            int moved = Math.min(size, found.length - 1) - place;
            System.arraycopy(found, place, found, place + 1, moved);
            System.arraycopy(distances, place, distances, place + 1, moved);
            found[place] = index;
            distances[place] = distance;
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
