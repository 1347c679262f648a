package latentatlas.measure;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import latentatlas.archive.ModelFile;
import latentatlas.image.DigitWriter;
import latentatlas.image.ImageSet;
import latentatlas.latent.Contour;
import latentatlas.problem.ProblemException;
import latentatlas.vae.FrozenModel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From the image under a standing pointer to the contours of its true posterior, an image after the other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 5)
public class PosteriorBenchmark {
    private static final int IMAGES = 200;

    private final float[][] images = new float[IMAGES][];
    private PosteriorLens lens;
    private int next;

    @Setup(Level.Trial)
    public void prepare() throws ProblemException {
        FrozenModel model = ModelFile.read(Path.of("src/main/resources/latentatlas/session/mnist.latent"))
                .model();
        ImageSet digits = DigitWriter.images(IMAGES, 1);
        for (int i = 0; i < IMAGES; i++) {
            byte[] bytes = digits.image(i);
            images[i] = new float[bytes.length];
            for (int j = 0; j < bytes.length; j++) {
                images[i][j] = (bytes[j] & 0xFF) / 255f;
            }
        }
        lens = new PosteriorLens(model);
    }

    @TearDown(Level.Trial)
    public void close() {
        lens.close();
    }

    @Benchmark
    public List<Contour> contours() {
        ImagePosterior posterior = lens.of(images[next++ % IMAGES]);
        return Contour.of(posterior.grid(), posterior.logDensity(), 0.5, 0.9, 0.99);
    }
}
