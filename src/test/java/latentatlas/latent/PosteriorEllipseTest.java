package latentatlas.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PosteriorEllipseTest {
    @Test
    void isThePosteriorItselfInTwoDimensions() {
        PosteriorEllipse ellipse = PosteriorEllipse.of(new float[] {0.1f, 0, 0, 0.5f}, LatentPlane.ofFirstTwo(2));
        assertEquals(0.5, ellipse.major(), 1e-6);
        assertEquals(0.1, ellipse.minor(), 1e-6);
        assertEquals(Math.PI / 2, Math.abs(ellipse.angle()), 1e-6);
    }

    @Test
    void isTiltedWhereTheDimensionsAreCorrelated() {
        // Half axes 0.5 and 0.1, the longer at 30 degrees.
        double xx = 0.25 * 0.75 + 0.01 * 0.25;
        double xy = 0.24 * Math.sqrt(0.75) / 2;
        double yy = 0.25 * 0.25 + 0.01 * 0.75;
        double a = Math.sqrt(xx);
        float[] cholesky = {(float) a, 0, (float) (xy / a), (float) Math.sqrt(yy - xy * xy / xx)};
        PosteriorEllipse ellipse = PosteriorEllipse.of(cholesky, LatentPlane.ofFirstTwo(2));
        assertEquals(0.5, ellipse.major(), 1e-6);
        assertEquals(0.1, ellipse.minor(), 1e-5);
        assertEquals(Math.PI / 6, ellipse.angle(), 1e-6);
    }

    @Test
    void hasTheCovarianceOfSamplesThatFallOnASlantedPlane() {
        float[] cholesky = {0.6f, 0, 0, 0, -0.8f, 1.3f, 0, 0, 0.1f, 0.3f, 0.2f, 0, 0.9f, -0.4f, 0.5f, 1};
        double root = Math.sqrt(0.5);
        float[] first = {(float) root, (float) root, 0, 0};
        float[] second = {0, 0, (float) root, (float) -root};
        second[0] = 0.3f;
        second[1] = -0.3f;
        LatentPlane plane = new LatentPlane(new float[4], first, second);
        Random random = new Random(2);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        int samples = 400_000;
        for (int i = 0; i < samples; i++) {
            double x = 0;
            double y = 0;
            double[] noise = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), random.nextGaussian()
            };
            for (int d = 0; d < 4; d++) {
                double value = 0;
                for (int j = 0; j <= d; j++) {
                    value += cholesky[4 * d + j] * noise[j];
                }
                x += value * first[d];
                y += value * second[d];
            }
            xx += x * x / samples;
            xy += x * y / samples;
            yy += y * y / samples;
        }
        PosteriorEllipse ellipse = PosteriorEllipse.of(cholesky, plane);
        double cos = Math.cos(ellipse.angle());
        double sin = Math.sin(ellipse.angle());
        double major = ellipse.major() * ellipse.major();
        double minor = ellipse.minor() * ellipse.minor();
        assertEquals(xx, major * cos * cos + minor * sin * sin, 0.01);
        assertEquals(xy, (major - minor) * cos * sin, 0.01);
        assertEquals(yy, major * sin * sin + minor * cos * cos, 0.01);
    }
}
