package latentatlas.vae;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

/**
 * A single decode on a thread of its own, handing over and waiting for a core included, while training runs with as many workers
 * as there are cores. Between two
 * decodes lies the pause between two moves of a mouse, so that each finds its core taken.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 5)
public class LiveDecodeBenchmark {
    private static final int BATCH = 128;
    private static final int IMAGES = 10_000;

    @Param({"512", "512,256,128"})
    public String hidden = "512";

    private final ImageSet digits = DigitWriter.images(IMAGES, 1);
    private final int[] order = IntStream.range(0, IMAGES).toArray();
    private final float[] image = new float[784];
    private final float[] code = {0.4f, -1.2f};
    private Decoder decoder;
    private ExecutorService decoding;
    private Thread training;
    private volatile boolean ended;

    @Setup(Level.Trial)
    public void prepare() {
        List<Integer> widths = java.util.stream.Stream.of(hidden.split(","))
                .map(Integer::valueOf)
                .toList();
        FrozenModel model = BatchTrainer.initialModel(
                new Architecture(ModelKind.VAE, 784, widths, 2, Activation.RELU, Likelihood.BERNOULLI), 1);
        decoder = model.newDecoder();
        decoding = Executors.newSingleThreadExecutor();
        training = new Thread(() -> {
            try (BatchTrainer trainer = new BatchTrainer(
                    model, BATCH, 1, 1, Runtime.getRuntime().availableProcessors(), Precision.fastest())) {
                for (int from = 0; !ended; from = (from + BATCH) % (IMAGES - BATCH)) {
                    trainer.step(digits.pixels(), order, from, BATCH, 1, 1e-3);
                }
            }
        });
        training.start();
    }

    @TearDown(Level.Trial)
    public void close() throws InterruptedException {
        ended = true;
        training.join();
        decoding.shutdown();
    }

    /** The mouse rests; not part of what is measured. */
    @Setup(Level.Invocation)
    public void rest() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(8);
    }

    @Benchmark
    public float[] decode() throws Exception {
        decoding.submit(() -> decoder.decode(code, image)).get();
        return image;
    }
}
