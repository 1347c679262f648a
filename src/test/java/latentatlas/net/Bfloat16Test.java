package latentatlas.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class Bfloat16Test {
    private static final int M = 16;
    private static final int K = 784;
    private static final int N = 96;

    @BeforeAll
    static void where() {
        assumeTrue(Precision.fastest() == Precision.BFLOAT16, "this processor has no instructions for bfloat16");
    }

    /** The upper half of a float, to the nearest, of two equally near ones to the even. */
    private static float rounded(float value) {
        int bits = Float.floatToRawIntBits(value);
        return Float.intBitsToFloat((bits + 0x7FFF + (bits >>> 16 & 1)) & 0xFFFF0000);
    }

    private static float[] random(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }

    private static Matrix matrix(int rows, int columns, float[] values) {
        Matrix matrix = Matrix.ofWeights(rows, columns);
        matrix.fill(values);
        matrix.keepRounded();
        return matrix;
    }

    private static float[] product(Matrix a, Matrix b) {
        try (Matrix c = new Matrix(M, N)) {
            Gemm.rowsTimes(a, b, c, 0).run(M, K, 1);
            return c.values();
        }
    }

    @Test
    void factorsAreRoundedToTheNearestAndTheirSumsAreNot() {
        float[] x = random(M * K, 1);
        float[] w = random(K * N, 2);
        float[] expected = new float[M * N];
        double apart = 0;
        for (int i = 0; i < M; i++) {
            for (int j = 0; j < N; j++) {
                double sum = 0;
                double exact = 0;
                for (int p = 0; p < K; p++) {
                    sum += (double) rounded(x[i * K + p]) * rounded(w[p * N + j]);
                    exact += (double) x[i * K + p] * w[p * N + j];
                }
                expected[i * N + j] = (float) sum;
                apart = Math.max(apart, Math.abs(sum - exact));
            }
        }
        try (Matrix a = matrix(M, K, x);
                Matrix b = matrix(K, N, w)) {
            assertArrayEquals(expected, product(a, b), 2e-5f);
        }
        assertTrue(apart > 1e-3, "rounding changes " + apart);
    }

    @Test
    void oneIsTheNearestToItsNeighboursAndHalvesGoToTheEven() {
        float step = 1 / 128f;
        float[] values = {1 + step / 4, 1 + 3 * step / 4, 1 + step / 2, 1 + 3 * step / 2, -1 - step / 2, 0};
        float[] expected = {1, 1 + step, 1, 1 + 2 * step, -1, 0};
        try (Matrix a = new Matrix(values.length, 1);
                Matrix one = new Matrix(1, 1);
                Matrix c = new Matrix(values.length, 1)) {
            a.fill(values);
            one.fill(new float[] {1});
            a.keepRounded();
            one.keepRounded();
            Gemm.rowsTimes(a, one, c, 0).run(values.length, 1, 1);
            assertArrayEquals(expected, c.values());
        }
    }

    @Test
    void onlyTheRowsThatAreRoundedAgainAreMultipliedAnew() {
        float[] x = random(M * K, 3);
        float[] changed = random(M * K, 4);
        try (Matrix a = matrix(M, K, x);
                Matrix other = matrix(M, K, changed);
                Matrix b = matrix(K, N, random(K * N, 5))) {
            float[] before = product(a, b);
            float[] all = product(other, b);
            a.fill(changed);
            assertArrayEquals(before, product(a, b));
            a.round(3, 2);
            float[] after = product(a, b);
            for (int i = 0; i < M * N; i++) {
                assertEquals((i / N == 3 || i / N == 4 ? all : before)[i], after[i]);
            }
        }
    }

    @Test
    void aProductOfFloatsIsLeftWhereOneFactorIsNotRounded() {
        float[] x = random(M * K, 6);
        try (Matrix a = new Matrix(M, K);
                Matrix b = matrix(K, N, random(K * N, 7));
                Matrix plain = new Matrix(K, N)) {
            a.fill(x);
            plain.fill(b.values());
            assertArrayEquals(product(a, plain), product(a, b), 1e-5f);
            assertFalse(Gemm.rowsTimes(a, b, a, 0).copiesSecond());
            a.keepRounded();
            assertTrue(Gemm.rowsTimes(a, b, a, 0).copiesSecond());
        }
    }

    @Test
    void anyThreadGetsTheSameBits() throws InterruptedException {
        try (Matrix a = matrix(M, K, random(M * K, 8));
                Matrix b = matrix(K, N, random(K * N, 9))) {
            float[] first = product(a, b);
            for (int i = 0; i < 4; i++) {
                float[][] again = new float[1][];
                Thread other = new Thread(() -> {
                    a.round(0, M);
                    again[0] = product(a, b);
                });
                other.start();
                other.join();
                assertArrayEquals(first, again[0]);
            }
        }
    }
}
