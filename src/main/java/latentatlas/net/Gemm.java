package latentatlas.net;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;

/**
 * One matrix product on fixed memory, prepared once and run many times: {@code c = alpha·op(a)·op(b)}.
 * OpenBLAS runs it on the calling thread alone.
 */
public final class Gemm {
    private final int transposeA;
    private final int transposeB;
    private final int n;
    private final FloatPointer a;
    private final FloatPointer b;
    private final FloatPointer c;
    private final int strideA;
    private final int strideB;
    private final int strideC;

    private Gemm(
            int transposeA,
            int transposeB,
            int n,
            FloatPointer a,
            int strideA,
            FloatPointer b,
            int strideB,
            FloatPointer c,
            int strideC) {
        Blas.prepare();
        this.transposeA = transposeA;
        this.transposeB = transposeB;
        this.n = n;
        this.a = a;
        this.strideA = strideA;
        this.b = b;
        this.strideB = strideB;
        this.c = c;
        this.strideC = strideC;
    }

    /** {@code c[row.., :] = a[row.., :]·b} on as many rows as each run says. */
    public static Gemm rowsTimes(Matrix a, Matrix b, Matrix c, int row) {
        return plain(c.columns(), a, row, b.at(0, 0), b.columns(), c.at(row, 0), c.columns());
    }

    /** {@code c[row.., :] = a[row.., :]·bᵀ} on as many rows as each run says. */
    public static Gemm rowsTimesTransposed(Matrix a, Matrix b, Matrix c, int row) {
        return transposed(c.columns(), a, row, b.at(0, 0), b.columns(), c.at(row, 0), c.columns());
    }

    /** {@code c[:, column..] = a·b[:, column..]} for {@code width} columns. */
    public static Gemm timesColumns(Matrix a, Matrix b, Matrix c, int column, int width) {
        return plain(width, a, 0, b.at(0, column), b.columns(), c.at(0, column), c.columns());
    }

    /** {@code c[:, row..] = a·b[row.., :]ᵀ} for {@code width} rows of b. */
    public static Gemm timesTransposedRows(Matrix a, Matrix b, Matrix c, int row, int width) {
        return transposed(width, a, 0, b.at(row, 0), b.columns(), c.at(0, row), c.columns());
    }

    /** {@code c = a[:, column..]ᵀ·b}: the gradient of a slice of a weight matrix. */
    public static Gemm columnsTransposedTimes(Matrix a, int column, Matrix b, Matrix c) {
        return new Gemm(
                CblasTrans,
                CblasNoTrans,
                c.columns(),
                a.at(0, column),
                a.columns(),
                b.at(0, 0),
                b.columns(),
                c.at(0, 0),
                c.columns());
    }

    private static Gemm plain(int n, Matrix a, int row, FloatPointer b, int strideB, FloatPointer c, int strideC) {
        return new Gemm(CblasNoTrans, CblasNoTrans, n, a.at(row, 0), a.columns(), b, strideB, c, strideC);
    }

    private static Gemm transposed(int n, Matrix a, int row, FloatPointer b, int strideB, FloatPointer c, int strideC) {
        return new Gemm(CblasNoTrans, CblasTrans, n, a.at(row, 0), a.columns(), b, strideB, c, strideC);
    }

    /**
     * Runs the product.
     *
     * @param m rows of the result
     * @param k length of the sum
     */
    public void run(int m, int k, float alpha) {
        cblas_sgemm(CblasRowMajor, transposeA, transposeB, m, n, k, alpha, a, strideA, b, strideB, 0, c, strideC);
    }
}
