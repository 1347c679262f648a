package latentatlas.vae;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import latentatlas.image.DigitWriter;
import latentatlas.image.ImageSet;
import latentatlas.net.Activation;
import latentatlas.net.Precision;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The engine's jobs: a training step, also with factors in floats, a single decode, a 24 by 24 manifold, and encoding 10,000 images. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EngineBenchmark {
    private static final int BATCH = 128;
    private static final int MANIFOLD = 24 * 24;
    private static final int ENCODED = 10_000;

    @Param({"512", "512,256,128"})
    public String hidden = "512";

    private final int threads = Runtime.getRuntime().availableProcessors();
    private final ImageSet digits = DigitWriter.images(ENCODED, 1);
    private final int[] order = IntStream.range(0, ENCODED).toArray();
    private final float[] codes = new float[MANIFOLD * 2];
    private final float[] images = new float[MANIFOLD * 784];
    private final float[] image = new float[784];
    private final float[] means = new float[ENCODED * 2];
    private final float[] logVariances = new float[ENCODED * 2];
    private BatchTrainer trainer;
    private BatchTrainer exact;
    private BatchCoder coder;
    private Decoder decoder;
    private int from;

    @Setup(Level.Trial)
    public void prepare() {
        List<Integer> widths = java.util.stream.Stream.of(hidden.split(","))
                .map(Integer::valueOf)
                .toList();
        Architecture architecture =
                new Architecture(ModelKind.VAE, 784, widths, 2, Activation.RELU, Likelihood.BERNOULLI);
        FrozenModel model = BatchTrainer.initialModel(architecture, 1);
        trainer = new BatchTrainer(model, BATCH, 1, 1, threads, Precision.fastest());
        exact = new BatchTrainer(model, BATCH, 1, 1, threads, Precision.FLOAT32);
        coder = BatchCoder.parallel(model, threads);
        decoder = model.newDecoder();
    }

    @TearDown(Level.Trial)
    public void close() {
        trainer.close();
        exact.close();
        coder.close();
    }

    @Benchmark
    public StepLosses step() {
        return step(trainer);
    }

    @Benchmark
    public StepLosses stepOfFloats() {
        return step(exact);
    }

    private StepLosses step(BatchTrainer own) {
        from = (from + BATCH) % (ENCODED - BATCH);
        return own.step(digits.pixels(), order, from, BATCH, 1, 1e-3);
    }

    @Benchmark
    public float[] decode() {
        codes[0] += 1e-4f;
        decoder.decode(new float[] {codes[0], 0.5f}, image);
        return image;
    }

    @Benchmark
    public float[] manifold() {
        coder.decode(codes, MANIFOLD, images);
        return images;
    }

    @Benchmark
    public float[] encode() {
        coder.encode(digits, order, means, logVariances);
        return means;
    }
}
