package latentatlas.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import latentatlas.net.MatrixKernel.Operand;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MatrixKernelTest {
    private static final int MARGIN = 3;

    static Stream<MatrixKernel> kernels() {
        List<MatrixKernel> kernels = new ArrayList<>();
        kernels.add(new OpenBlas());
        kernels.add(MatrixKernel.best());
        return kernels.stream();
    }

    @Test
    void oneDnnIsTheKernelOnX86() {
        String processor = System.getProperty("os.arch");
        assumeTrue(processor.equals("amd64") || processor.equals("x86_64"), "oneDNN comes for x86 alone");
        assertInstanceOf(OneDnn.class, MatrixKernel.best());
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void aProductIsTheSumOfProductsWhateverIsTransposed(MatrixKernel kernel) {
        int[][] shapes = {{1, 1, 1}, {16, 512, 2}, {5, 7, 11}, {16, 4, 130}, {64, 50, 33}};
        for (int[] shape : shapes) {
            for (int transposed = 0; transposed < 4; transposed++) {
                check(kernel, shape[0], shape[1], shape[2], transposed % 2 == 1, transposed / 2 == 1);
            }
        }
    }

    /** Factors and result lie within larger matrices, as tiles do. */
    private static void check(MatrixKernel kernel, int m, int n, int k, boolean transposeA, boolean transposeB) {
        int strideA = (transposeA ? m : k) + MARGIN;
        int strideB = (transposeB ? k : n) + MARGIN;
        int strideC = n + MARGIN;
        float[] a = random((transposeA ? k : m) * strideA);
        float[] b = random((transposeB ? n : k) * strideB);
        float[] c = random(m * strideC);
        float[] expected = c.clone();
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int p = 0; p < k; p++) {
                    sum += (double) a[transposeA ? p * strideA + i : i * strideA + p]
                            * b[transposeB ? j * strideB + p : p * strideB + j];
                }
                expected[i * strideC + j] = (float) (0.5 * sum);
            }
        }
        multiply(kernel, m, n, k, operand(a, strideA, transposeA), operand(b, strideB, transposeB), c, strideC);
        assertArrayEquals(expected, c, 1e-4f, m + " " + n + " " + k + " " + transposeA + " " + transposeB);
    }

    private static Operand<FloatPointer> operand(float[] values, int stride, boolean transposed) {
        return new Operand<>(new FloatPointer(values), stride, transposed);
    }

    private static void multiply(
            MatrixKernel kernel,
            int m,
            int n,
            int k,
            Operand<FloatPointer> a,
            Operand<FloatPointer> b,
            float[] c,
            int strideC) {
        FloatPointer result = new FloatPointer(c);
        kernel.multiply(m, n, k, 0.5f, a, b, result, strideC);
        result.get(c);
    }

    private static float[] random(int count) {
        Random random = new Random(count);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void anyThreadAtAnyAddressGetsTheSameBits(MatrixKernel kernel) throws InterruptedException {
        int m = 16;
        int n = 96;
        int k = 784;
        float[] a = random(m * k);
        float[] b = random(k * n);
        float[] first = new float[m * n];
        multiply(kernel, m, n, k, operand(a, k, false), operand(b, n, false), first, n);
        for (int shift = 1; shift < 5; shift++) {
            float[] again = new float[m * n];
            int offset = shift;
            Thread other =
                    new Thread(() -> multiply(kernel, m, n, k, shifted(a, k, offset), shifted(b, n, offset), again, n));
            other.start();
            other.join();
            assertArrayEquals(first, again, 0f, "from the float " + shift + " on");
        }
    }

    private static Operand<FloatPointer> shifted(float[] values, int stride, int floats) {
        float[] later = new float[values.length + floats];
        System.arraycopy(values, 0, later, floats, values.length);
        FloatPointer memory = new FloatPointer(later);
        return new Operand<>(memory.position(floats), stride, false);
    }
}
