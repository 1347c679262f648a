package latentatlas.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    @Test
    void agreesWithBruteForceInOneTwoAndFiveDimensionsWithTies() {
        for (int dimensions : new int[] {1, 2, 5}) {
            Random random = new Random(dimensions);
            float[] codes = new float[700 * dimensions];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = Math.round(random.nextGaussian() * 20) / 10f; // Rounded, so that distances tie.
            }
            Neighbours neighbours = new Neighbours(codes, dimensions);
            for (int trial = 0; trial < 200; trial++) {
                float[] query = new float[dimensions];
                for (int d = 0; d < dimensions; d++) {
                    query[d] = Math.round(random.nextGaussian() * 20) / 10f;
                }
                int[] expected = IntStream.range(0, 700)
                        .boxed()
                        .sorted(Comparator.<Integer>comparingDouble(i -> distance(codes, i, query))
                                .thenComparing(i -> i))
                        .limit(7)
                        .mapToInt(i -> i)
                        .toArray();
                assertArrayEquals(expected, neighbours.nearest(query, 7));
            }
        }
    }

    @Test
    void agreesWithBruteForceWithinAReachAndAmongWantedOnes() {
        Random random = new Random(8);
        int count = 900;
        float[] codes = new float[2 * count];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = Math.round(random.nextGaussian() * 20) / 10f;
        }
        Neighbours neighbours = new Neighbours(codes, 2);
        for (int trial = 0; trial < 500; trial++) {
            LatentPoint place = new LatentPoint(2 * random.nextGaussian(), 2 * random.nextGaussian());
            double reach = trial % 5 == 0 ? Double.MAX_VALUE : random.nextDouble();
            int part = 1 + random.nextInt(40);
            int[] expected = IntStream.range(0, count)
                    .filter(i -> i % part == 0 && squared(codes, i, place) <= reach * reach)
                    .boxed()
                    .sorted(Comparator.<Integer>comparingDouble(i -> squared(codes, i, place))
                            .thenComparing(i -> i))
                    .limit(5)
                    .mapToInt(i -> i)
                    .toArray();
            assertArrayEquals(expected, neighbours.nearest(place, 5, reach, i -> i % part == 0));
        }
    }

    private static double squared(float[] codes, int index, LatentPoint place) {
        double dx = place.x() - codes[2 * index];
        double dy = place.y() - codes[2 * index + 1];
        return dx * dx + dy * dy;
    }

    @Test
    void thoseInABoxAreFoundAscendingUnlessTheyAreTooMany() {
        for (int dimensions : new int[] {1, 2, 3}) {
            Random random = new Random(80 + dimensions);
            int count = 900;
            float[] codes = new float[dimensions * count];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = i % 97 == 0 ? Float.NaN : Math.round(random.nextGaussian() * 20) / 10f;
            }
            Neighbours neighbours = new Neighbours(codes, dimensions);
            for (int trial = 0; trial < 300; trial++) {
                double[] lowest = random.doubles(dimensions, -3, 2).toArray();
                double[] highest = new double[dimensions];
                Arrays.setAll(highest, d -> lowest[d] + Math.round(random.nextDouble() * 30) / 10.0);
                int part = 1 + random.nextInt(4);
                int[] expected = IntStream.range(0, count)
                        .filter(i -> i % part == 0
                                && IntStream.range(0, dimensions)
                                        .allMatch(d -> codes[i * dimensions + d] >= lowest[d]
                                                && codes[i * dimensions + d] <= highest[d]))
                        .toArray();
                assertArrayEquals(expected, neighbours.inside(lowest, highest, expected.length, i -> i % part == 0));
                assertEquals(
                        expected.length == 0,
                        neighbours.inside(lowest, highest, Math.max(0, expected.length - 1), i -> i % part == 0)
                                != null);
            }
        }
    }

    @Test
    void codesThatAreNoNumbersAreNotFound() {
        float[] codes = {Float.NaN, 0, 1, 1, 0, Float.POSITIVE_INFINITY, 3, 3};
        Neighbours neighbours = new Neighbours(codes, 2);
        assertEquals(2, neighbours.size());
        assertArrayEquals(new int[] {1, 3}, neighbours.nearest(LatentPoint.ORIGIN, 4));
        assertArrayEquals(new int[0], new Neighbours(new float[] {Float.NaN}, 1).nearest(new float[1], 1));
    }

    @Test
    void theMajorityOfEquallyFrequentLabelsIsTheNearest() {
        int[] labels = {3, 7, 7, 3, 5};
        assertEquals(3, Neighbours.majority(new int[] {0, 1, 2, 3}, labels));
        assertEquals(7, Neighbours.majority(new int[] {4, 1, 2}, labels));
    }

    private static double distance(float[] codes, int index, float[] query) {
        double sum = 0;
        for (int d = 0; d < query.length; d++) {
            double difference = (double) query[d] - codes[index * query.length + d];
            sum += difference * difference;
        }
        return sum;
    }
}
