package latentatlas.latent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import latentatlas.message.Message;
import latentatlas.problem.Unfit;
import org.apache.commons.math3.distribution.MixtureMultivariateNormalDistribution;
import org.apache.commons.math3.distribution.MultivariateNormalDistribution;
import org.apache.commons.math3.distribution.fitting.MultivariateNormalMixtureExpectationMaximization;
import org.apache.commons.math3.exception.ConvergenceException;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.apache.commons.math3.util.Pair;

/**
 * How the codes of one label are distributed: a mixture of normal distributions with full covariances, fitted by EM
 * (Dempster, Laird and Rubin 1977), with as many components as make codes that were held out most likely; or one whose
 * components are known, such as a prior. Immutable, safe from all threads.
 */
public final class LabelDensity {
    private static final int[] COMPONENTS = {2, 3, 4, 6, 8, 12};
    /** More samples than this do not make the fit better, but slower. */
    private static final int MOST = 2_500;
    /** Every so many-th sample is held out. */
    private static final int HELD = 5;

    /** EM first climbs with a quarter of the samples, but not with fewer than this, and then a few steps with all. */
    private static final int FEW = 400;

    private static final int MOST_STEPS = 60;
    private static final int LATE_STEPS = 15;
    private static final double CLOSE = 1e-4;
    /** So many times in a row more components may be worse before no more are tried. */
    private static final int PATIENCE = 2;
    /** Noise of this share of their spread keeps codes that lie on a line from having no volume. */
    private static final double JITTER = 1e-3;

    /** Contours are looked for so many deviations about each component, and between so many nodes a side. */
    private static final double REACH = 4;

    private static final int NODES = 200;
    private static final int NODES_OF_LINE = 4_000;
    /** Nats; less is as good as nothing, and is still a number. */
    private static final double LEAST = -700;

    private final List<Component> components;
    /** The lower triangles of Cholesky's factors. */
    private final List<double[][]> factors;

    private final MixtureMultivariateNormalDistribution mixture;

    /**
     * One normal distribution.
     *
     * @param weight its share
     * @param mean [latent]
     * @param covariance [latent, latent]
     */
    public record Component(double weight, double[] mean, double[][] covariance) {}

    private LabelDensity(MixtureMultivariateNormalDistribution mixture) {
        this.mixture = mixture;
        components = new ArrayList<>();
        factors = new ArrayList<>();
        for (Pair<Double, MultivariateNormalDistribution> part : mixture.getComponents()) {
            MultivariateNormalDistribution normal = part.getSecond();
            components.add(new Component(
                    part.getFirst(), normal.getMeans(), normal.getCovariances().getData()));
            factors.add(new CholeskyDecomposition(normal.getCovariances(), Double.MAX_VALUE, 0)
                    .getL()
                    .getData());
        }
    }

    /** The mixture of some components, whose weights add up to 1. */
    public static LabelDensity of(List<Component> components) {
        return new LabelDensity(new MixtureMultivariateNormalDistribution(
                components.stream().mapToDouble(Component::weight).toArray(),
                components.stream().map(Component::mean).toArray(double[][]::new),
                components.stream().map(Component::covariance).toArray(double[][][]::new)));
    }

    /** How many codes a density needs at least. */
    public static int leastCodes(int latent) {
        return 2 * Math.max(2, latent) + 10;
    }

    /**
     * Fits some seconds.
     *
     * @param codes [count, latent] of one label, finite: samples of its images' posteriors
     * @param seed of the choice among them
     * @param goOn asked before each number of components
     * @throws Unfit for fewer codes than {@link #leastCodes}
     * @throws CancellationException once {@code goOn} says no
     */
    public static LabelDensity fit(float[] codes, int latent, long seed, BooleanSupplier goOn) {
        int count = codes.length / latent;
        if (count < leastCodes(latent)) {
            throw new Unfit(Message.of("sample.few", count, latent));
        }
        if (latent == 1) {
            return fit(widened(codes, seed), 2, seed, goOn).first();
        }
        double[][] rows = chosen(codes, latent, seed);
        int held = rows.length / HELD;
        double[][] kept = Arrays.copyOfRange(rows, held, rows.length);
        double[][] judges = Arrays.copyOf(rows, held);
        MixtureMultivariateNormalDistribution best = new MixtureMultivariateNormalDistribution(
                new double[] {1},
                new double[][] {mean(kept)},
                new double[][][] {new Covariance(kept).getCovarianceMatrix().getData()});
        double likelihood = likelihood(best, judges);
        int worse = 0;
        for (int number : COMPONENTS) {
            if (!goOn.getAsBoolean()) {
                throw new CancellationException();
            }
            // A component needs some codes a number of its covariance.
            if (worse == PATIENCE || kept.length < number * (latent + 1) * (latent + 2)) {
                break;
            }
            MixtureMultivariateNormalDistribution next = fitted(kept, number, best);
            double reached = likelihood(next, judges);
            worse = reached > likelihood ? 0 : worse + 1;
            if (reached > likelihood) {
                best = next;
                likelihood = reached;
            }
        }
        return new LabelDensity(best);
    }

    /** Codes of a line with noise as another dimension, which EM wants: the mixture's first dimension is that of the line. */
    private static float[] widened(float[] codes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double spread = spread(codes);
        float[] wide = new float[2 * codes.length];
        for (int i = 0; i < codes.length; i++) {
            wide[2 * i] = codes[i];
            wide[2 * i + 1] = (float) (spread * random.nextGaussian());
        }
        return wide;
    }

    private LabelDensity first() {
        return of(components.stream()
                .map(part -> new Component(
                        part.weight(), new double[] {part.mean()[0]}, new double[][] {{part.covariance()[0][0]}}))
                .toList());
    }

    private static double[][] chosen(float[] codes, int latent, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int count = codes.length / latent;
        int[] order = random.ints(count, 0, Integer.MAX_VALUE).toArray();
        Integer[] shuffled = new Integer[count];
        Arrays.setAll(shuffled, i -> i);
        Arrays.sort(shuffled, (a, b) -> Integer.compare(order[a], order[b]));
        double jitter = JITTER * spread(codes);
        double[][] rows = new double[Math.min(MOST, count)][latent];
        for (int i = 0; i < rows.length; i++) {
            for (int d = 0; d < latent; d++) {
                rows[i][d] = codes[shuffled[i] * latent + d] + jitter * random.nextGaussian();
            }
        }
        return rows;
    }

    private static double spread(float[] values) {
        double mean = 0;
        double squares = 0;
        for (float value : values) {
            mean += value / (double) values.length;
            squares += (double) value * value / values.length;
        }
        return Math.sqrt(Math.max(1e-12, squares - mean * mean));
    }

    private static double[] mean(double[][] rows) {
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += row[d] / rows.length;
            }
        }
        return mean;
    }

    /** A mixture of more components; the one there was, where a component of the new one has no volume. */
    private static MixtureMultivariateNormalDistribution fitted(
            double[][] rows, int number, MixtureMultivariateNormalDistribution before) {
        double[][] some = Arrays.copyOf(rows, Math.max(rows.length / 4, Math.min(rows.length, FEW)));
        try {
            MixtureMultivariateNormalDistribution start =
                    climbed(some, MultivariateNormalMixtureExpectationMaximization.estimate(some, number), MOST_STEPS);
            return climbed(rows, start, LATE_STEPS);
        } catch (SingularMatrixException | NonPositiveDefiniteMatrixException e) {
            return before;
        }
    }

    private static MixtureMultivariateNormalDistribution climbed(
            double[][] rows, MixtureMultivariateNormalDistribution start, int steps) {
        MultivariateNormalMixtureExpectationMaximization em =
                new MultivariateNormalMixtureExpectationMaximization(rows);
        try {
            em.fit(start, steps, CLOSE);
        } catch (ConvergenceException e) {
            // As close as it came in these steps.
        }
        return em.getFittedModel();
    }

    /** Nats, summed. */
    private static double likelihood(MixtureMultivariateNormalDistribution mixture, double[][] rows) {
        double sum = 0;
        for (double[] row : rows) {
            sum += Math.log(Math.max(Double.MIN_NORMAL, mixture.density(row)));
        }
        return sum;
    }

    public List<Component> components() {
        return List.copyOf(components);
    }

    /** Nats per unit of volume at a code, [latent]; negative infinity where it is out of reach. */
    public double logDensity(double... code) {
        return Math.log(mixture.density(code));
    }

    /** The density of the codes' places on a plane, or on the line that is all of a single dimension. */
    public LabelDensity on(LatentPlane plane) {
        float[][] axes =
                plane.latent() == 1 ? new float[][] {plane.first()} : new float[][] {plane.first(), plane.second()};
        List<Component> flat = new ArrayList<>();
        for (Component component : components) {
            float[] mean = new float[plane.latent()];
            for (int d = 0; d < mean.length; d++) {
                mean[d] = (float) component.mean()[d];
            }
            LatentPoint place = plane.project(mean, 0);
            double[][] covariance = new double[axes.length][axes.length];
            for (int row = 0; row < axes.length; row++) {
                for (int column = 0; column < axes.length; column++) {
                    for (int i = 0; i < mean.length; i++) {
                        for (int j = 0; j < mean.length; j++) {
                            covariance[row][column] += axes[row][i] * component.covariance()[i][j] * axes[column][j];
                        }
                    }
                }
            }
            if (axes.length == 2) {
                covariance[1][0] = covariance[0][1];
            }
            double[] middle = {place.x(), place.y()};
            flat.add(new Component(component.weight(), Arrays.copyOf(middle, axes.length), covariance));
        }
        return of(flat);
    }

    /**
     * The regions of highest density, the outermost first, of a density in one or two dimensions.
     *
     * @param shares of the density inside each
     */
    public List<Contour> contours(double... shares) {
        boolean flat = components.get(0).mean().length > 1;
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = Double.MAX_VALUE;
        double top = -Double.MAX_VALUE;
        for (Component component : components) {
            double across = REACH * Math.sqrt(component.covariance()[0][0]);
            double up = flat ? REACH * Math.sqrt(component.covariance()[1][1]) : 0;
            double middle = flat ? component.mean()[1] : 0;
            left = Math.min(left, component.mean()[0] - across);
            right = Math.max(right, component.mean()[0] + across);
            bottom = Math.min(bottom, middle - up);
            top = Math.max(top, middle + up);
        }
        double step = Math.max(right - left, top - bottom) / ((flat ? NODES : NODES_OF_LINE) - 1);
        PlaneGrid grid = new PlaneGrid(
                left,
                top,
                step,
                1 + (int) Math.ceil((right - left) / step),
                1 + (int) Math.ceil((top - bottom) / step));
        double[] values = new double[grid.nodes()];
        for (int node = 0; node < values.length; node++) {
            double x = grid.x(node % grid.columns());
            double y = grid.y(Math.floorDiv(node, grid.columns()));
            values[node] = Math.max(LEAST, flat ? logDensity(x, y) : logDensity(x));
        }
        return Contour.of(grid, values, shares);
    }

    /**
     * Draws a code, [latent].
     *
     * @param temperature what the deviations of each component are multiplied with: 0 gives middles, 1 the density
     */
    public float[] sample(SplittableRandom random, double temperature) {
        double left = random.nextDouble();
        int chosen = 0;
        while (chosen < components.size() - 1 && left >= components.get(chosen).weight()) {
            left -= components.get(chosen++).weight();
        }
        double[] mean = components.get(chosen).mean();
        double[][] factor = factors.get(chosen);
        float[] code = new float[mean.length];
        double[] noise = new double[mean.length];
        for (int d = 0; d < noise.length; d++) {
            noise[d] = temperature * random.nextGaussian();
        }
        for (int row = 0; row < code.length; row++) {
            double value = mean[row];
            for (int d = 0; d <= row; d++) {
                value += factor[row][d] * noise[d];
            }
            code[row] = (float) value;
        }
        return code;
    }
}
