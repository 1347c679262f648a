package latentatlas.net;

import latentatlas.net.MatrixKernel.Operand;
import org.bytedeco.javacpp.FloatPointer;

/**
 * One matrix product on fixed memory, prepared once and run many times, on the calling thread alone:
 * {@code c = alpha·op(a)·op(b)}.
 */
public final class Gemm {
    private final MatrixKernel kernel = MatrixKernel.best();
    private final Operand a;
    private final Operand b;
    private final FloatPointer c;
    private final int strideC;
    private final int n;

    private Gemm(Operand a, Operand b, FloatPointer c, int strideC, int n) {
        this.a = a;
        this.b = b;
        this.c = c;
        this.strideC = strideC;
        this.n = n;
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

    private static Operand plain(Matrix matrix, int row, int column) {
        return new Operand(matrix.at(row, column), matrix.stride(), false);
    }

    private static Operand transposed(Matrix matrix, int row, int column) {
        return new Operand(matrix.at(row, column), matrix.stride(), true);
    }

    /** Whether each run first copies b, which many runs of few rows would do many times over. */
    public boolean copiesSecond() {
        return kernel.copies(b);
    }

    /**
     * Runs the product.
     *
     * @param m rows of the result
     * @param k length of the sum
     */
    public void run(int m, int k, float alpha) {
        kernel.multiply(m, n, k, alpha, a, b, c, strideC);
    }
}
