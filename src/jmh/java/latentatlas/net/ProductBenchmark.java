package latentatlas.net;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The products of one training step of 784-512-2 and a batch of 128 as the engine cuts them, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProductBenchmark {
    private static final int BATCH = 128;
    private static final int PIXELS = 784;
    private static final int HIDDEN = 512;
    private static final int BLOCK = 16;
    private static final int TILE = 128;
    private static final int SLICE = 74;

    @Param({"OneDnn", "OpenBlas"})
    public String library = "";

    private final Matrix images = new Matrix(BATCH, PIXELS);
    private final Matrix hidden = new Matrix(BATCH, HIDDEN);
    private final Matrix encoder = Matrix.ofWeights(PIXELS, HIDDEN);
    private final Matrix encoderWithoutGaps = new Matrix(PIXELS, HIDDEN);
    private final Matrix decoder = Matrix.ofWeights(HIDDEN, PIXELS);
    private final Matrix gradient = new Matrix(SLICE, PIXELS);
    private MatrixKernel kernel = MatrixKernel.best();

    /** Zeros would flatter a processor. */
    @Setup
    public void fill() {
        kernel = library.equals("OneDnn") ? new OneDnn() : new OpenBlas();
        for (Matrix matrix : new Matrix[] {images, hidden, encoder, encoderWithoutGaps, decoder}) {
            float[] row = new float[matrix.columns()];
            for (int r = 0; r < matrix.rows(); r++) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = (float) Math.sin(r + 1.7 * j);
                }
                matrix.write(r, 0, row, 0, row.length);
            }
        }
    }

    private void multiply(int m, int n, int k, Matrix a, boolean transposeA, Matrix b, boolean transposeB, Matrix c) {
        kernel.multiply(
                m,
                n,
                k,
                1,
                new MatrixKernel.Operand(a.at(0, 0), a.stride(), transposeA),
                new MatrixKernel.Operand(b.at(0, 0), b.stride(), transposeB),
                c.at(0, 0),
                c.stride());
    }

    /** 12.8 MFLOP: a block of rows forward. */
    @Benchmark
    public void blockOfRows() {
        multiply(BLOCK, HIDDEN, PIXELS, images, false, encoder, false, hidden);
    }

    /** The same with weights whose rows are 2 KiB apart. */
    @Benchmark
    public void blockOfRowsWithoutGaps() {
        multiply(BLOCK, HIDDEN, PIXELS, images, false, encoderWithoutGaps, false, hidden);
    }

    /** 25.7 MFLOP: a tile of the gradient's way back. */
    @Benchmark
    public void tileBack() {
        multiply(BATCH, TILE, PIXELS, images, false, decoder, true, hidden);
    }

    /** 14.9 MFLOP: a slice of a weight's gradient. */
    @Benchmark
    public void sliceOfGradient() {
        multiply(SLICE, PIXELS, BATCH, hidden, true, images, false, gradient);
    }
}
