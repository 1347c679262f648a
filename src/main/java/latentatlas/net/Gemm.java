package latentatlas.net;

import java.util.Objects;
import latentatlas.net.MatrixKernel.Operand;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * One matrix product on fixed memory, prepared once and run many times, on the calling thread alone:
 * {@code c = alpha·op(a)·op(b)}. It multiplies floats, or numbers in bfloat16 where both factors keep them so.
 */
public final class Gemm {
    private final Product product;

    private Gemm(Factor a, Factor b, FloatPointer c, int strideC, int n) {
        MatrixKernel kernel = MatrixKernel.best();
        product = a.matrix.isRounded() && b.matrix.isRounded()
                ? Objects.requireNonNull(kernel.bfloat16()).product(a.rounded(), b.rounded(), c, strideC, n)
                : new FloatProduct(kernel, a.floats(), b.floats(), c, strideC, n);
    }

    /** What a {@link Gemm} runs. */
    interface Product {
        void run(int m, int k, float alpha);

        boolean copiesSecond();
    }

    private record FloatProduct(
            MatrixKernel kernel, Operand<FloatPointer> a, Operand<FloatPointer> b, FloatPointer c, int strideC, int n)
            implements Product {
        @Override
        public void run(int m, int k, float alpha) {
            kernel.multiply(m, n, k, alpha, a, b, c, strideC);
        }

        @Override
        public boolean copiesSecond() {
            return kernel.copies(b);
        }
    }

    /** A matrix from {@code (row, column)} on, or its transpose. */
    private record Factor(Matrix matrix, int row, int column, boolean transposed) {
        Operand<FloatPointer> floats() {
            return new Operand<>(matrix.at(row, column), matrix.stride(), transposed);
        }

        Operand<BytePointer> rounded() {
            return new Operand<>(matrix.roundedAt(row, column), matrix.stride(), transposed);
        }
    }

    /** {@code c[row.., :] = a[row.., :]·b} on as many rows as each run says. */
    public static Gemm rowsTimes(Matrix a, Matrix b, Matrix c, int row) {
        return new Gemm(plain(a, row, 0), plain(b, 0, 0), c.at(row, 0), c.stride(), c.columns());
    }

    /** {@code c[row.., :] = a[row.., :]·bᵀ} on as many rows as each run says. */
    public static Gemm rowsTimesTransposed(Matrix a, Matrix b, Matrix c, int row) {
        return new Gemm(plain(a, row, 0), transposed(b, 0, 0), c.at(row, 0), c.stride(), c.columns());
    }

    /** {@code c[:, column..] = a·b[:, column..]} for {@code width} columns. */
    public static Gemm timesColumns(Matrix a, Matrix b, Matrix c, int column, int width) {
        return new Gemm(plain(a, 0, 0), plain(b, 0, column), c.at(0, column), c.stride(), width);
    }

    /** {@code c[:, row..] = a·b[row.., :]ᵀ} for {@code width} rows of b. */
    public static Gemm timesTransposedRows(Matrix a, Matrix b, Matrix c, int row, int width) {
        return new Gemm(plain(a, 0, 0), transposed(b, row, 0), c.at(0, row), c.stride(), width);
    }

    /** {@code c = a[:, column..]ᵀ·b}: the gradient of a slice of a weight matrix. */
    public static Gemm columnsTransposedTimes(Matrix a, int column, Matrix b, Matrix c) {
        return new Gemm(transposed(a, 0, column), plain(b, 0, 0), c.at(0, 0), c.stride(), c.columns());
    }

    private static Factor plain(Matrix matrix, int row, int column) {
        return new Factor(matrix, row, column, false);
    }

    private static Factor transposed(Matrix matrix, int row, int column) {
        return new Factor(matrix, row, column, true);
    }

    /** Whether each run first copies b, which many runs of few rows would do many times over. */
    public boolean copiesSecond() {
        return product.copiesSecond();
    }

    /**
     * Runs the product.
     *
     * @param m rows of the result
     * @param k length of the sum
     */
    public void run(int m, int k, float alpha) {
        product.run(m, k, alpha);
    }
}
