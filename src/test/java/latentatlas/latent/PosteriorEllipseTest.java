package latentatlas.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PosteriorEllipseTest {
    @Test
    void isThePosteriorItselfInTwoDimensions() {
        float[] logVariance = {(float) Math.log(0.01), (float) Math.log(0.25)};
        PosteriorEllipse ellipse = PosteriorEllipse.of(logVariance, LatentPlane.ofFirstTwo(2));
        assertEquals(0.5, ellipse.major(), 1e-6);
        assertEquals(0.1, ellipse.minor(), 1e-6);
        assertEquals(Math.PI / 2, Math.abs(ellipse.angle()), 1e-6);
    }

    @Test
    void hasTheCovarianceOfSamplesThatFallOnASlantedPlane() {
        float[] logVariance = {-1, 0.5f, -3, 0};
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
            for (int d = 0; d < 4; d++) {
                double value = Math.exp(logVariance[d] / 2) * random.nextGaussian();
                x += value * first[d];
                y += value * second[d];
            }
            xx += x * x / samples;
            xy += x * y / samples;
            yy += y * y / samples;
        }
        PosteriorEllipse ellipse = PosteriorEllipse.of(logVariance, plane);
        double cos = Math.cos(ellipse.angle());
        double sin = Math.sin(ellipse.angle());
        double major = ellipse.major() * ellipse.major();
        double minor = ellipse.minor() * ellipse.minor();
        assertEquals(xx, major * cos * cos + minor * sin * sin, 0.01);
        assertEquals(xy, (major - minor) * cos * sin, 0.01);
        assertEquals(yy, major * sin * sin + minor * cos * cos, 0.01);
    }
}
