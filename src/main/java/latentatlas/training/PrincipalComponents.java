package latentatlas.training;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import latentatlas.image.Pixels;
import latentatlas.latent.LatentPlane;
import latentatlas.net.Gemm;
import latentatlas.net.Layer;
import latentatlas.net.Matrix;
import latentatlas.vae.Architecture;
import latentatlas.vae.FrozenModel;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Principal component analysis as a linear encoder and decoder, by subspace iteration with Rayleigh-Ritz steps (Golub and
 * Van Loan, section 8.2): each round multiplies some directions V by the images, X'(XV), and so needs no covariance, and
 * little memory for images of any size. Deterministic; one thread.
 */
public final class PrincipalComponents {
    /** Floats of images that are multiplied at once. */
    private static final int BLOCK = 1 << 19;

    private static final int MOST_ROUNDS = 100;
    /** The share by which the last round may have raised the variance found. */
    private static final double SETTLED = 1e-8;

    private static final float WHITE = 255f;
    private static final long SEED = 784;
    /** Directions beyond those asked for, which make the iteration settle sooner. */
    private static final int EXTRA = 14;

    private final Pixels pixels;
    private final BooleanSupplier goOn;
    private final int inputs;
    private final int rows;
    private final byte[] image;
    private final float[] row;
    private final double[] mean;
    private double[][] axes;

    private PrincipalComponents(Pixels pixels, int latent, BooleanSupplier goOn) {
        this.pixels = pixels;
        this.goOn = goOn;
        inputs = pixels.values();
        rows = Math.max(1, Math.min(pixels.count(), BLOCK / inputs));
        image = new byte[inputs];
        row = new float[inputs];
        mean = new double[inputs];
        SplittableRandom random = new SplittableRandom(SEED);
        axes = new double[Math.min(inputs, latent + EXTRA)][inputs];
        for (double[] axis : axes) {
            Arrays.setAll(axis, i -> random.nextDouble() - 0.5);
        }
        orthonormalise(axes);
    }

    /**
     * Fits the model.
     *
     * @param architecture of kind PCA, without hidden layers
     * @param goOn asked every few images; when it says no, the model is that of the last finished round
     */
    public static FrozenModel fit(Architecture architecture, Pixels pixels, BooleanSupplier goOn) {
        PrincipalComponents components = new PrincipalComponents(pixels, architecture.latent(), goOn);
        components.findMean();
        components.iterate(architecture.latent());
        components.fixSigns();
        return components.model(architecture);
    }

    private void findMean() {
        int seen = 0;
        while (seen < pixels.count() && (seen % rows != 0 || goOn.getAsBoolean())) {
            pixels.read(seen++, image, 0);
            for (int i = 0; i < inputs; i++) {
                mean[i] += image[i] & 0xFF;
            }
        }
        for (int i = 0; i < inputs; i++) {
            mean[i] /= (double) WHITE * Math.max(1, seen);
        }
    }

    private void iterate(int latent) {
        try (Matrix block = new Matrix(rows, inputs);
                Matrix directions = new Matrix(inputs, axes.length);
                Matrix shares = new Matrix(rows, axes.length);
                Matrix part = new Matrix(inputs, axes.length)) {
            Gemm toShares = Gemm.rowsTimes(block, directions, shares, 0);
            Gemm toPart = Gemm.columnsTransposedTimes(block, 0, shares, part);
            double[][] images = new double[axes.length][inputs];
            double found = 0;
            for (int round = 0; round < MOST_ROUNDS; round++) {
                write(axes, directions);
                for (double[] axis : images) {
                    Arrays.fill(axis, 0);
                }
                for (int from = 0; from < pixels.count(); from += rows) {
                    if (!goOn.getAsBoolean()) {
                        return;
                    }
                    int count = Math.min(rows, pixels.count() - from);
                    read(from, count, block);
                    toShares.run(count, inputs, 1);
                    toPart.run(inputs, count, 1);
                    add(part, images);
                }
                double before = found;
                found = rayleighRitz(images, latent);
                if (found - before <= SETTLED * found) {
                    return;
                }
            }
        }
    }

    private static void write(double[][] vectors, Matrix columns) {
        float[] line = new float[vectors.length];
        for (int i = 0; i < columns.rows(); i++) {
            for (int d = 0; d < line.length; d++) {
                line[d] = (float) vectors[d][i];
            }
            columns.write(i, 0, line, 0, line.length);
        }
    }

    private static void add(Matrix columns, double[][] vectors) {
        float[] line = new float[vectors.length];
        for (int i = 0; i < columns.rows(); i++) {
            columns.read(i, 0, line, 0, line.length);
            for (int d = 0; d < line.length; d++) {
                vectors[d][i] += line[d];
            }
        }
    }

    /** Reads images less the mean. */
    private void read(int from, int count, Matrix block) {
        for (int r = 0; r < count; r++) {
            pixels.read(from + r, image, 0);
            for (int i = 0; i < inputs; i++) {
                row[i] = (float) ((image[i] & 0xFF) / (double) WHITE - mean[i]);
            }
            block.write(r, 0, row, 0, inputs);
        }
    }

    /**
     * Turns the axes' images into the next axes, that of the most variance first.
     *
     * @return the variance along the first {@code latent} axes, times the number of images
     */
    private double rayleighRitz(double[][] images, int latent) {
        int count = axes.length;
        double[][] small = new double[count][count];
        for (int a = 0; a < count; a++) {
            for (int b = 0; b <= a; b++) {
                small[a][b] = (dot(axes[a], images[b]) + dot(axes[b], images[a])) / 2;
                small[b][a] = small[a][b];
            }
        }
        EigenDecomposition ranked = new EigenDecomposition(new Array2DRowRealMatrix(small, false));
        double[][] next = new double[count][inputs];
        double variance = 0;
        for (int d = 0; d < count; d++) {
            for (int a = 0; a < count; a++) {
                addTo(next[d], ranked.getV().getEntry(a, d), images[a]);
            }
            variance += d < latent ? ranked.getRealEigenvalue(d) : 0;
        }
        orthonormalise(next);
        axes = next;
        return variance;
    }

    /** Gram and Schmidt's process, twice for its rounding errors; a vector with nothing left of it becomes zero. */
    private static void orthonormalise(double[][] vectors) {
        for (int d = 0; d < vectors.length; d++) {
            double whole = Math.sqrt(dot(vectors[d], vectors[d]));
            for (int other = 0; other < 2 * d; other++) {
                double[] axis = vectors[other % d];
                addTo(vectors[d], -dot(vectors[d], axis), axis);
            }
            double norm = Math.sqrt(dot(vectors[d], vectors[d]));
            double scale = norm <= 1e-9 * whole ? 0 : 1 / norm;
            double[] vector = vectors[d];
            Arrays.setAll(vector, i -> vector[i] * scale);
        }
    }

    /** Turns each axis so that its largest entry is positive. */
    private void fixSigns() {
        for (double[] axis : axes) {
            int largest = 0;
            for (int i = 0; i < inputs; i++) {
                largest = Math.abs(axis[i]) > Math.abs(axis[largest]) ? i : largest;
            }
            double sign = Math.signum(axis[largest]);
            Arrays.setAll(axis, i -> axis[i] * sign);
        }
    }

    private FrozenModel model(Architecture architecture) {
        int latent = architecture.latent();
        float[] encoderWeights = new float[inputs * latent];
        float[] encoderBiases = new float[latent];
        float[] decoderWeights = new float[latent * inputs];
        float[] decoderBiases = new float[inputs];
        for (int d = 0; d < Math.min(latent, axes.length); d++) {
            for (int i = 0; i < inputs; i++) {
                encoderWeights[i * latent + d] = (float) axes[d][i];
                decoderWeights[d * inputs + i] = (float) axes[d][i];
            }
            encoderBiases[d] = (float) -dot(mean, axes[d]);
        }
        for (int i = 0; i < inputs; i++) {
            decoderBiases[i] = (float) mean[i];
        }
        return new FrozenModel(
                architecture,
                List.of(Layer.dense(inputs, latent, encoderWeights, encoderBiases)),
                List.of(Layer.dense(latent, inputs, decoderWeights, decoderBiases)),
                LatentPlane.ofFirstTwo(latent));
    }

    private static void addTo(double[] sum, double factor, double[] vector) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * vector[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
