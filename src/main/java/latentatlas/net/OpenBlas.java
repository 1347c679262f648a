package latentatlas.net;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** The OpenBLAS that ND4J brings, for every processor. */
final class OpenBlas implements MatrixKernel {
    /** Takes OpenBLAS's own threads away: the parallelism is the caller's, and no helper spins beside the trainer. */
    OpenBlas() {
        // ND4J sets the number of threads when it starts, and so must have started before.
        Nd4j.zeros(DataType.FLOAT, 1).close();
        blas_set_num_threads(1);
    }

    @Override
    public void multiply(
            int m,
            int n,
            int k,
            float alpha,
            Operand<FloatPointer> a,
            Operand<FloatPointer> b,
            FloatPointer c,
            int strideC) {
        cblas_sgemm(
                CblasRowMajor,
                transposition(a),
                transposition(b),
                m,
                n,
                k,
                alpha,
                a.memory(),
                a.stride(),
                b.memory(),
                b.stride(),
                0,
                c,
                strideC);
    }

    @Override
    public boolean copies(Operand<FloatPointer> b) {
        return true;
    }

    @Override
    public @Nullable Bfloat16 bfloat16() {
        return null;
    }

    private static int transposition(Operand<FloatPointer> operand) {
        return operand.transposed() ? CblasTrans : CblasNoTrans;
    }
}
