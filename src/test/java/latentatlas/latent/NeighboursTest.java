package latentatlas.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
