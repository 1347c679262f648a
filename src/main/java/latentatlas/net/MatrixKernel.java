package latentatlas.net;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/** A library's product of float matrices in rows, on the calling thread alone; any number of threads may call it at once. */
interface MatrixKernel {
    /**
     * {@code c = alpha·op(a)·op(b)}.
     *
     * @param m rows of op(a) and c
     * @param n columns of op(b) and c
     * @param k columns of op(a), rows of op(b)
     */
    void multiply(
            int m,
            int n,
            int k,
            float alpha,
            Operand<FloatPointer> a,
            Operand<FloatPointer> b,
            FloatPointer c,
            int strideC);

    /**
     * Whether each call first copies its second factor into a layout of its own. Such a factor is better cut between threads
     * than multiplied by a few rows at a time.
     */
    boolean copies(Operand<FloatPointer> b);

    /** What multiplies numbers in bfloat16; null where that is not faster. */
    @Nullable
    Bfloat16 bfloat16();

    /** The fastest that loads here: oneDNN, or OpenBLAS where there is none, as on ARM. */
    static MatrixKernel best() {
        return Best.KERNEL;
    }

    /**
     * A factor of a product.
     *
     * @param memory its first number
     * @param stride numbers from a row to the next, as it lies in memory
     * @param transposed whether its transpose is meant
     */
    record Operand<P extends Pointer>(P memory, int stride, boolean transposed) {}

    /** The JVM chooses once, whichever thread comes first. */
    final class Best {
        private static final MatrixKernel KERNEL = choose();

        private Best() {}

        private static MatrixKernel choose() {
            // Always: ND4J's own products run on it.
            MatrixKernel openBlas = new OpenBlas();
            try {
                MatrixKernel oneDnn = new OneDnn();
                if (oneDnn.bfloat16() != null) {
                    Logger.info("training rounds the factors of its large products to bfloat16");
                }
                return oneDnn;
            } catch (LinkageError e) {
                Logger.info("products of matrices run on OpenBLAS, since oneDNN does not load: {}", e.toString());
                return openBlas;
            }
        }
    }
}
