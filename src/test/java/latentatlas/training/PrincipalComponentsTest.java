package latentatlas.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import latentatlas.image.DigitWriter;
import latentatlas.image.ImageSet;
import latentatlas.image.Pixels;
import latentatlas.net.Activation;
import latentatlas.vae.Architecture;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {
    private static final int LATENT = 3;
    private static final ImageSet DIGITS = DigitWriter.images(700, 2);
    private static final Architecture LINEAR =
            new Architecture(ModelKind.PCA, 784, List.of(), LATENT, Activation.RELU, Likelihood.LINEAR);

    @Test
    void theAxesAreTheLeadingEigenvectorsOfTheCovariance() {
        FrozenModel pca = PrincipalComponents.fit(LINEAR, DIGITS.pixels(), () -> true);
        double[][] covariance = covariance(DIGITS.pixels());
        double least = Double.POSITIVE_INFINITY;
        for (int d = 0; d < LATENT; d++) {
            double[] axis = axis(pca, d);
            double[] image = times(covariance, axis);
            double variance = dot(axis, image);
            for (int i = 0; i < 784; i++) {
                assertEquals(variance * axis[i], image[i], 2e-3 * variance, "axis " + d);
            }
            for (int other = 0; other <= d; other++) {
                assertEquals(other == d ? 1 : 0, dot(axis, axis(pca, other)), 1e-6);
            }
            assertTrue(variance < least, "axes are not sorted by their variance");
            least = variance;
        }
        // No direction without a share in these axes has more variance than the last of them.
        double[] direction = new double[784];
        direction[400] = 1;
        for (int round = 0; round < 300; round++) {
            direction = times(covariance, direction);
            for (int d = 0; d < LATENT; d++) {
                double share = dot(direction, axis(pca, d));
                for (int i = 0; i < 784; i++) {
                    direction[i] -= share * axis(pca, d)[i];
                }
            }
            double norm = Math.sqrt(dot(direction, direction));
            for (int i = 0; i < 784; i++) {
                direction[i] /= norm;
            }
        }
        assertTrue(dot(direction, times(covariance, direction)) < least);
    }

    @Test
    void theProjectionOfAReconstructionIsTheCode() {
        FrozenModel pca = PrincipalComponents.fit(LINEAR, DIGITS.pixels(), () -> true);
        float[] image = new float[784];
        for (int i = 0; i < 784; i++) {
            image[i] = (DIGITS.image(0)[i] & 0xFF) / 255f;
        }
        float[] mean = new float[LATENT];
        pca.newEncoder().encode(image, mean, new float[LATENT]);
        float[] again = new float[784];
        pca.newDecoder().decode(mean, again);
        float[] code = new float[LATENT];
        pca.newEncoder().encode(again, code, new float[LATENT]);
        // Decoded intensities are cut to [0, 1], so the way back is near, not exact.
        assertArrayEquals(mean, code, 0.5f);
    }

    @Test
    void aFitEndsAtTheNextBlockWhenItShall() {
        AtomicInteger asked = new AtomicInteger();
        PrincipalComponents.fit(LINEAR, DIGITS.pixels(), () -> asked.incrementAndGet() < 5);
        assertEquals(5, asked.get());
    }

    @Test
    void fewerImagesThanDimensionsLeaveTheOtherAxesEmpty() {
        byte[] two = new byte[2 * 784];
        two[0] = (byte) 200;
        two[784 + 1] = 100;
        FrozenModel pca = PrincipalComponents.fit(LINEAR, Pixels.of(two, 784), () -> true);
        double[] first = axis(pca, 0);
        assertEquals(200 / Math.sqrt(200 * 200 + 100 * 100), first[0], 1e-6);
        for (int d = 0; d < LATENT; d++) {
            for (double value : axis(pca, d)) {
                assertTrue(Double.isFinite(value));
            }
        }
    }

    private static double[] axis(FrozenModel pca, int d) {
        double[] axis = new double[784];
        for (int i = 0; i < 784; i++) {
            axis[i] = pca.decoder().get(0).weights()[d * 784 + i];
        }
        return axis;
    }

    private static double[][] covariance(Pixels pixels) {
        int n = pixels.count();
        double[][] images = new double[n][784];
        double[] mean = new double[784];
        byte[] bytes = new byte[784];
        for (int r = 0; r < n; r++) {
            pixels.read(r, bytes, 0);
            for (int i = 0; i < 784; i++) {
                images[r][i] = (bytes[i] & 0xFF) / 255.0;
                mean[i] += images[r][i] / n;
            }
        }
        double[][] covariance = new double[784][784];
        for (double[] image : images) {
            for (int i = 0; i < 784; i++) {
                for (int j = 0; j < 784; j++) {
                    covariance[i][j] += (image[i] - mean[i]) * (image[j] - mean[j]) / n;
                }
            }
        }
        return covariance;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] result = new double[vector.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = dot(matrix[i], vector);
        }
        return result;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
