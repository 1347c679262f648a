package latentatlas.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LatentPlaneTest {
    private static final int LATENT = 5;

    private final SplittableRandom random = new SplittableRandom(3);

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private float[] anywhere() {
        float[] code = new float[LATENT];
        for (int i = 0; i < LATENT; i++) {
            code[i] = (float) random.nextGaussian();
        }
        return code;
    }

    @Test
    void aPlaneThroughACodeHoldsItWhole() {
        float[] code = anywhere();
        LatentPlane plane = LatentPlane.ofDimensions(LATENT, 3, 1).through(code);
        LatentPoint place = plane.project(code, 0);
        assertEquals(code[3], place.x(), 1e-6);
        assertEquals(code[1], place.y(), 1e-6);
        assertArrayEquals(code, plane.code(place), 1e-6f);
    }

    @Test
    void tiltingKeepsTheAxesOrthonormalTurnsAboutTheOriginAndBackAgain() {
        LatentPlane plane = LatentPlane.ofDimensions(LATENT, 0, 1).through(anywhere());
        for (int step = 0; step < 50; step++) {
            LatentPlane from = plane;
            plane = from.tilted(
                    2 + random.nextInt(3), random.nextDouble(), random.nextInt(LATENT), random.nextDouble());
            assertEquals(1, dot(plane.first(), plane.first()), 1e-5);
            assertEquals(1, dot(plane.second(), plane.second()), 1e-5);
            assertEquals(0, dot(plane.first(), plane.second()), 1e-5);
            assertArrayEquals(from.origin(), plane.origin());
            assertEquals(from, from.tilted(2, 0, 3, 0));
        }
    }

    @Test
    void aQuarterTurnMakesTheDimensionAnAxis() {
        LatentPlane turned = LatentPlane.ofDimensions(LATENT, 0, 1).tilted(4, Math.PI / 2, 2, Math.PI / 2);
        assertEquals(1, turned.first()[4], 1e-6);
        assertEquals(1, turned.second()[2], 1e-6);
        assertEquals(0, turned.outside(4), 1e-3);
        assertEquals(1, turned.outside(0), 1e-6);
    }

    @Test
    void aSliderMovesThePlaneInItsDimensionAlone() {
        LatentPlane plane = LatentPlane.ofDimensions(LATENT, 0, 1).at(3, 2.5);
        assertArrayEquals(new float[] {0, 0, 0, 2.5f, 0}, plane.origin());
        assertArrayEquals(new float[] {0.5f, -1, 0, 2.5f, 0}, plane.code(new LatentPoint(0.5, -1)));
    }

    @Test
    void thePrincipalPlaneLiesAlongTheMostSpread() {
        int count = 4_000;
        float[] values = new float[count * LATENT];
        for (int i = 0; i < count; i++) {
            double a = 3 * random.nextGaussian();
            double b = 2 * random.nextGaussian();
            for (int d = 0; d < LATENT; d++) {
                values[i * LATENT + d] = (float) (0.1 * random.nextGaussian() + (d == 4 ? 1 : 0));
            }
            values[i * LATENT + 1] += (float) (a * 0.8);
            values[i * LATENT + 2] += (float) (a * 0.6);
            values[i * LATENT + 3] += (float) b;
        }
        Codes codes = new Codes(values, LATENT, new int[count], new int[count], List.of("0"));
        LatentPlane plane = PrincipalPlane.of(codes);
        // The sample's own covariance of a and b, some 6 / sqrt(4000), turns its axes by 0.02 or so.
        assertArrayEquals(new float[] {0, 0.8f, 0.6f, 0, 0}, plane.first(), 0.06f);
        assertArrayEquals(new float[] {0, 0, 0, 1, 0}, plane.second(), 0.06f);
        assertEquals(1, plane.origin()[4], 0.01);
        assertTrue(dot(plane.first(), plane.second()) < 1e-5);
    }

    @Test
    void codesWithoutSpreadStillHaveAPlane() {
        Codes codes = new Codes(new float[3 * LATENT], LATENT, new int[3], new int[3], List.of("0"));
        LatentPlane plane = PrincipalPlane.of(codes);
        assertEquals(1, dot(plane.first(), plane.first()), 1e-5);
        assertEquals(1, dot(plane.second(), plane.second()), 1e-5);
        assertEquals(0, dot(plane.first(), plane.second()), 1e-5);
    }
}
