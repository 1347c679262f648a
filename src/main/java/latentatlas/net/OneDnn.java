package latentatlas.net;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.util.Locale;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/**
 * Intel's oneDNN, for x86. It writes its machine code when it runs and for the processor it finds, of whatever maker, and
 * multiplies small blocks of rows at the rate of large ones.
 *
 * <p>OpenMP, which it runs on, counts threads anew for each thread that calls it. A thread therefore says, before its first
 * product, that it wants no helpers.
 */
final class OneDnn implements MatrixKernel {
    private static final String SET_THREADS = "omp_set_num_threads";

    private final ThreadLocal<Boolean> alone;
    private final @Nullable Bfloat16 bfloat16;

    /**
     * Loads the library.
     *
     * @throws LinkageError if there is none for this system or processor
     */
    OneDnn() {
        String wrapper = Loader.load(dnnl.class);
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        // Elsewhere a library's handle finds what the libraries behind it export.
        Function setThreads =
                NativeLibrary.getInstance(windows ? "vcomp140" : wrapper).getFunction(SET_THREADS);
        alone = ThreadLocal.withInitial(() -> {
            setThreads.invokeVoid(new Object[] {1});
            return true;
        });
        bfloat16 = Bfloat16.isFast() ? new Bfloat16(alone::get) : null;
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
        alone.get();
        int status = dnnl.dnnl_sgemm(
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
        if (status != dnnl.dnnl_success) {
            throw new IllegalStateException(
                    "oneDNN refused a product of " + m + " by " + k + " by " + n + " with status " + status);
        }
    }

    @Override
    public boolean copies(Operand<FloatPointer> b) {
        return b.transposed();
    }

    @Override
    public @Nullable Bfloat16 bfloat16() {
        return bfloat16;
    }

    private static byte transposition(Operand<FloatPointer> operand) {
        return (byte) (operand.transposed() ? 'T' : 'N');
    }
}
