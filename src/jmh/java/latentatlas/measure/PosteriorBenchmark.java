package latentatlas.measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import latentatlas.archive.ModelFile;
import latentatlas.image.DigitWriter;
import latentatlas.image.ImageSet;
import latentatlas.latent.Contour;
import latentatlas.latent.LatentPlane;
import latentatlas.net.Layer;
import latentatlas.picture.Shown;
import latentatlas.problem.ProblemException;
import latentatlas.vae.Architecture;
import latentatlas.vae.FrozenModel;
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
 * From the image under a standing pointer to the contours of its true posterior, an image after the other: under the bundled
 * model, under that model with a prior of a hundred pseudo-inputs, and cut to its first latent dimension.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 2, time = 5)
public class PosteriorBenchmark {
    private static final int IMAGES = 200;
    private static final int PSEUDO_INPUTS = 100;

    @Param({"normal", "learned", "line"})
    public String prior;

    private final float[][] images = new float[IMAGES][];
    private PosteriorLens lens;
    private int next;

    @Setup(Level.Trial)
    public void prepare() throws ProblemException {
        FrozenModel bundled = ModelFile.read(Path.of("src/main/resources/latentatlas/session/mnist.latent"))
                .model();
        FrozenModel model = switch (prior) {
            case "learned" -> Shown.model().withLearnedPrior(PSEUDO_INPUTS);
            case "line" -> line(bundled);
            default -> bundled;
        };
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

    private static FrozenModel line(FrozenModel plane) {
        Architecture was = plane.architecture();
        Architecture line = new Architecture(
                was.kind(), was.shape(), was.filters(), was.hidden(), 1, was.activation(), was.likelihood());
        List<Layer> encoder = new ArrayList<>(plane.encoder());
        Layer last = encoder.remove(encoder.size() - 1);
        float[] weights = new float[2 * last.inputs()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = last.weights()[2 * i];
        }
        encoder.add(Layer.dense(last.inputs(), 2, weights, new float[] {last.biases()[0], last.biases()[2]}));
        List<Layer> decoder = new ArrayList<>(plane.decoder());
        Layer first = decoder.remove(0);
        decoder.add(
                0, Layer.dense(1, first.outputs(), Arrays.copyOf(first.weights(), first.outputs()), first.biases()));
        return new FrozenModel(line, encoder, decoder, LatentPlane.ofFirstTwo(1));
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
