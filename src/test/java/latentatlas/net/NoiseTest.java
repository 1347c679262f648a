package latentatlas.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NoiseTest {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Java's own SplitMix64 adds the golden number before it mixes. */
    private static long mixed(long value) {
        return new SplittableRandom(value - GOLDEN).nextLong();
    }

    @Test
    void numbersAreThoseOfBoxAndMullerOnAStreamOfEachRow() {
        for (long seed : new long[] {0, 7, -5}) {
            for (long step : new long[] {0, 1, 90_000}) {
                for (long row : new long[] {0, 3, 127}) {
                    SplittableRandom stream =
                            new SplittableRandom(mixed(mixed(mixed(seed + GOLDEN) ^ step * GOLDEN) + row * GOLDEN));
                    float[] expected = new float[9];
                    for (int i = 0; i < 5; i += 2) {
                        double u = ((stream.nextLong() >>> 11) + 1) / (double) (1L << 53);
                        double v = (stream.nextLong() >>> 11) / (double) (1L << 53);
                        expected[2 + i] = (float) (Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v));
                        if (i < 4) {
                            expected[3 + i] = (float) (Math.sqrt(-2 * Math.log(u)) * Math.sin(2 * Math.PI * v));
                        }
                    }
                    float[] found = new float[9];
                    new Noise(seed).fill(step, row, found, 2, 5);
                    assertArrayEquals(expected, found, seed + " " + step + " " + row);
                }
            }
        }
    }

    @Test
    void numbersAreStandardNormal() {
        int count = 200_000;
        float[] numbers = new float[count];
        new Noise(3).fill(1, 1, numbers, 0, count);
        double[] moments = new double[5];
        for (float number : numbers) {
            for (int power = 1; power < moments.length; power++) {
                moments[power] += Math.pow(number, power) / count;
            }
        }
        assertArrayEquals(new double[] {0, 0, 1, 0, 3}, moments, 0.06);
        assertEquals(1, moments[2], 0.012);
    }
}
