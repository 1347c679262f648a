package latentatlas.latent;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/** What a pointer asks of a map of 1,000,000 codes: the code under it, its nearest ones, and those in a box or a lasso. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 3)
public class MillionCodesBenchmark {
    private static final int CODES = 1_000_000;
    private static final int CORNERS = 200;
    private static final int NEAREST = 12;

    private final Random random = new Random(1);
    private final List<LatentPoint> lasso = new ArrayList<>();
    private Cloud cloud;
    private CloudSearch search;

    @Setup(Level.Trial)
    public void prepare() {
        cloud = codes(CODES);
        search = new CloudSearch(cloud, Set.of());
        for (int i = 0; i < CORNERS; i++) {
            double angle = 2 * Math.PI * i / CORNERS;
            double radius = 0.8 + 0.3 * Math.sin(5 * angle);
            lasso.add(new LatentPoint(radius * Math.cos(angle), radius * Math.sin(angle)));
        }
        search.nearest(LatentPoint.ORIGIN, 1);
    }

    /** Normal codes of ten labels. */
    static Cloud codes(int count) {
        Random random = new Random(2);
        float[] x = new float[count];
        float[] y = new float[count];
        int[] labels = new int[count];
        int[] images = new int[count];
        List<String> names = new ArrayList<>();
        for (int label = 0; label < 10; label++) {
            names.add(Integer.toString(label));
        }
        for (int i = 0; i < count; i++) {
            labels[i] = i % 10;
            x[i] = (float) (random.nextGaussian() * 0.6 + Math.cos(labels[i]));
            y[i] = (float) (random.nextGaussian() * 0.6 + Math.sin(labels[i]));
            images[i] = i;
        }
        return new Cloud(x, y, labels, images, names);
    }

    private LatentPoint place() {
        return new LatentPoint(random.nextGaussian(), random.nextGaussian());
    }

    @Benchmark
    public int hover() {
        return search.nearest(place(), 0.05);
    }

    @Benchmark
    public int[] nearestCodes() {
        return cloud.neighbours().nearest(place(), NEAREST);
    }

    @Benchmark
    public int[] box() {
        return search.inside(new Bounds(-0.5, -0.5, 0.5, 0.5));
    }

    @Benchmark
    public int[] lasso() {
        return search.inside(lasso);
    }
}
