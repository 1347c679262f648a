package latentatlas.vae;

import java.util.concurrent.TimeUnit;
import latentatlas.net.Crew;
import latentatlas.net.Gemm;
import latentatlas.net.Matrix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The machine's sgemm peak: one 1024 by 1024 by 1024 product on each core at once, 2.147 GFLOP each. A step of 784-512-2 on
 * a batch of 128 needs 5 x 2 x 401,408 x 128 = 0.514 GFLOP in its large products.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PeakBenchmark {
    private static final int SIDE = 1024;

    private final int threads = Runtime.getRuntime().availableProcessors();
    private final Crew crew = new Crew(threads, "peak");
    private final Gemm[] products = new Gemm[threads];

    public PeakBenchmark() {
        for (int i = 0; i < threads; i++) {
            products[i] = Gemm.rowsTimes(new Matrix(SIDE, SIDE), new Matrix(SIDE, SIDE), new Matrix(SIDE, SIDE), 0);
        }
    }

    @Benchmark
    public void oneProductOnEachCore() {
        crew.run(threads, i -> products[i].run(SIDE, SIDE, 1));
    }
}
