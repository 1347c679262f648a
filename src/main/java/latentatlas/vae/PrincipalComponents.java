package latentatlas.vae;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import latentatlas.image.Pixels;
import latentatlas.latent.LatentPlane;
import latentatlas.net.DenseLayer;
import latentatlas.net.Gemm;
import latentatlas.net.Matrix;

/**
 * Principal component analysis as a linear encoder and decoder: the covariance by blocks of native products, its leading
 * eigenvectors by orthogonal iteration in double precision (Golub and Van Loan, section 8.2). Deterministic.
 */
public final class PrincipalComponents {
    private static final int BLOCK = 512;
    private static final int MOST_ROUNDS = 500;
    private static final double SETTLED = 1e-10;
    private static final float WHITE = 255f;
    private static final long SEED = 784;
    /** Directions beyond those asked for, which make the iteration settle sooner. */
    private static final int EXTRA = 4;

    private PrincipalComponents() {}

    /**
     * Fits the model.
     *
     * @param architecture of kind PCA, without hidden layers
     */
    public static FrozenModel fit(Architecture architecture, Pixels pixels) {
        int n = architecture.inputs();
        int latent = architecture.latent();
        double[] mean = mean(pixels, n);
        double[][] axes = eigenvectors(covariance(pixels, mean, n), n, Math.min(n, latent + EXTRA));
        float[] encoderWeights = new float[n * latent];
        float[] encoderBiases = new float[latent];
        float[] decoderWeights = new float[latent * n];
        float[] decoderBiases = new float[n];
        for (int d = 0; d < Math.min(latent, axes.length); d++) {
            double offset = 0;
            for (int i = 0; i < n; i++) {
                encoderWeights[i * latent + d] = (float) axes[d][i];
                decoderWeights[d * n + i] = (float) axes[d][i];
                offset -= mean[i] * axes[d][i];
            }
            encoderBiases[d] = (float) offset;
        }
        for (int i = 0; i < n; i++) {
            decoderBiases[i] = (float) mean[i];
        }
        return new FrozenModel(
                architecture,
                List.of(new DenseLayer(n, latent, encoderWeights, encoderBiases)),
                List.of(new DenseLayer(latent, n, decoderWeights, decoderBiases)),
                LatentPlane.ofFirstTwo(latent));
    }

    private static double[] mean(Pixels pixels, int n) {
        double[] mean = new double[n];
        byte[] image = new byte[n];
        for (int index = 0; index < pixels.count(); index++) {
            pixels.read(index, image, 0);
            for (int i = 0; i < n; i++) {
                mean[i] += (image[i] & 0xFF) / (double) WHITE / pixels.count();
            }
        }
        return mean;
    }

    private static double[] covariance(Pixels pixels, double[] mean, int n) {
        double[] covariance = new double[n * n];
        float[] row = new float[n];
        float[] line = new float[n];
        byte[] image = new byte[n];
        try (Matrix block = new Matrix(BLOCK, n);
                Matrix product = new Matrix(n, n)) {
            Gemm gemm = Gemm.columnsTransposedTimes(block, 0, block, product);
            for (int from = 0; from < pixels.count(); from += BLOCK) {
                int count = Math.min(BLOCK, pixels.count() - from);
                for (int r = 0; r < count; r++) {
                    pixels.read(from + r, image, 0);
                    for (int i = 0; i < n; i++) {
                        row[i] = (float) ((image[i] & 0xFF) / (double) WHITE - mean[i]);
                    }
                    block.write(r, 0, row, 0, n);
                }
                gemm.run(n, count, 1);
                for (int i = 0; i < n; i++) {
                    product.read(i, 0, line, 0, n);
                    for (int j = 0; j < n; j++) {
                        covariance[i * n + j] += line[j] / (double) pixels.count();
                    }
                }
            }
        }
        return covariance;
    }

    /** The leading eigenvectors, largest eigenvalue first, each with its largest entry positive. */
    private static double[][] eigenvectors(double[] matrix, int n, int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] axes = new double[count][n];
        for (double[] axis : axes) {
            Arrays.setAll(axis, i -> random.nextDouble() - 0.5);
        }
        orthonormalise(axes);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[][] next = new double[count][];
            for (int d = 0; d < count; d++) {
                next[d] = times(matrix, axes[d], n);
            }
            orthonormalise(next);
            double change = 0;
            for (int d = 0; d < Math.max(1, count - EXTRA); d++) {
                change = Math.max(change, 1 - Math.abs(dot(axes[d], next[d])));
            }
            axes = next;
            if (change < SETTLED) {
                break;
            }
        }
        for (double[] axis : axes) {
            int largest = 0;
            for (int i = 0; i < n; i++) {
                largest = Math.abs(axis[i]) > Math.abs(axis[largest]) ? i : largest;
            }
            double sign = Math.signum(axis[largest]);
            Arrays.setAll(axis, i -> axis[i] * sign);
        }
        return axes;
    }

    private static double[] times(double[] matrix, double[] vector, int n) {
        double[] result = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += matrix[i * n + j] * vector[j];
            }
            result[i] = sum;
        }
        return result;
    }

    /** Gram and Schmidt's process; a vector with nothing left of it becomes zero. */
    private static void orthonormalise(double[][] vectors) {
        for (int d = 0; d < vectors.length; d++) {
            for (int other = 0; other < d; other++) {
                double share = dot(vectors[d], vectors[other]);
                for (int i = 0; i < vectors[d].length; i++) {
                    vectors[d][i] -= share * vectors[other][i];
                }
            }
            double norm = Math.sqrt(dot(vectors[d], vectors[d]));
            for (int i = 0; i < vectors[d].length; i++) {
                vectors[d][i] = norm < 1e-12 ? 0 : vectors[d][i] / norm;
            }
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
