package latentatlas.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPoint;
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

/** What the map's pixels cost the FX thread each time it is repainted: a layer copied, and 70,000 points of ten labels. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MapBenchmark {
    private static final int SIDE = 800;
    private static final int CODES = 70_000;
    private static final int LABELS = 10;

    @Param
    public PointMark mark;

    private final PointRaster points = new PointRaster();
    private final int[] layer = new int[SIDE * SIDE];
    private final int[] argb = new int[SIDE * SIDE];
    private final ViewTransform view = new ViewTransform(LatentPoint.ORIGIN, SIDE / 7.0, SIDE, SIDE);
    private Cloud cloud = Cloud.EMPTY;

    @Setup
    public void prepare() {
        Random random = new Random(1);
        float[] x = new float[CODES];
        float[] y = new float[CODES];
        int[] labels = new int[CODES];
        for (int i = 0; i < CODES; i++) {
            labels[i] = random.nextInt(LABELS);
            double angle = labels[i] * 2 * Math.PI / LABELS;
            x[i] = (float) (1.5 * Math.cos(angle) + 0.5 * random.nextGaussian());
            y[i] = (float) (1.5 * Math.sin(angle) + 0.5 * random.nextGaussian());
        }
        List<String> names =
                IntStream.range(0, LABELS).mapToObj(Integer::toString).toList();
        cloud = new Cloud(x, y, labels, IntStream.range(0, CODES).toArray(), names);
        Arrays.fill(layer, 0xFF000000);
    }

    @Benchmark
    public int[] repaint() {
        System.arraycopy(layer, 0, argb, 0, layer.length);
        points.draw(cloud, Set.of(), new int[0], view, new PointStyle(Theme.DARK, mark, 1), argb, SIDE);
        return argb;
    }
}
