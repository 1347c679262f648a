package latentatlas.net;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.tinylog.Logger;

/**
 * Prepares OpenBLAS, once and before anything loads it.
 *
 * <p>It runs on the calling thread alone: the parallelism is the caller's, which scales better than OpenBLAS's own and leaves
 * no spinning helper threads beside the trainer.
 *
 * <p>The OpenBLAS that ND4J brings is older than AMD's processors with AVX-512 and picks its AVX2 kernels there; those for
 * Intel's first AVX-512 processors train a tenth faster on them. OpenBLAS takes the choice from the environment of the process.
 */
final class Blas {
    private static final String CHOICE = "OPENBLAS_CORETYPE";
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
    /** What those kernels use. */
    private static final List<String> NEEDED = List.of("avx512f", "avx512dq", "avx512bw", "avx512vl", "avx512cd");

    private Blas() {}

    /** Returns when OpenBLAS is ready to be called. */
    static void prepare() {
        Prepared.touch();
    }

    /** Whether a processor so described by Linux is one whose best kernels OpenBLAS does not find by itself. */
    static boolean undervalued(Stream<String> description) {
        List<String> lines = description
                .filter(line -> line.startsWith("vendor_id") || line.startsWith("flags"))
                .limit(2)
                .toList();
        boolean amd = lines.stream().anyMatch(line -> line.endsWith("AuthenticAMD"));
        return amd && lines.stream().anyMatch(line -> List.of(line.split(" ")).containsAll(NEEDED));
    }

    private static void choose() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (!system.equals("linux") || System.getenv(CHOICE) != null) {
            return;
        }
        try (Stream<String> lines = Files.lines(PROCESSOR)) {
            if (undervalued(lines)) {
                Native.load("c", Environment.class).setenv(CHOICE, "SkylakeX", 0);
            }
        } catch (IOException | LinkageError e) {
            Logger.info("OpenBLAS chooses its kernels by itself: {}", e.toString());
        }
    }

    /** The C library's environment of this process, which the JVM's own view does not change. */
    private interface Environment extends Library {
        int setenv(String name, String value, int overwrite);
    }

    /** The JVM prepares a class once, whichever thread comes first. */
    private static final class Prepared {
        static {
            choose();
            // ND4J sets the number of threads when it starts, and so must have started before.
            Nd4j.zeros(DataType.FLOAT, 1).close();
            openblas_nolapack.blas_set_num_threads(1);
        }

        private static void touch() {
            // Loading the class did it.
        }
    }
}
