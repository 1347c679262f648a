package latentatlas.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LiftTest {
    private static final int LATENT = 7;

    private final Random random = new Random(4);

    private float[] code() {
        float[] code = new float[LATENT];
        for (int i = 0; i < LATENT; i++) {
            code[i] = (float) random.nextGaussian();
        }
        return code;
    }

    private LatentPlane plane() {
        return LatentPlane.ofFirstTwo(LATENT).tilted(3, 0.4, 5, -0.7).through(code());
    }

    @Test
    void bothCodesLieOnItOverTheirPlacesAndTheStraightLineBetweenThemToo() {
        LatentPlane plane = plane();
        float[] a = code();
        float[] b = code();
        Lift lift = new Lift(plane, a, b);
        assertEquals(plane.project(a, 0), lift.from());
        assertEquals(plane.project(b, 0), lift.to());
        for (double share : new double[] {-0.5, 0, 0.3, 1, 1.5}) {
            float[] between = new float[LATENT];
            for (int i = 0; i < LATENT; i++) {
                between[i] = (float) (a[i] + share * (b[i] - a[i]));
            }
            assertArrayEquals(between, lift.code(lift.from().towards(lift.to(), share)), 1e-5f);
        }
    }

    @Test
    void eachOfItsPlacesIsSeenOnTheMapWhereItIs() {
        LatentPlane plane = plane();
        Lift lift = new Lift(plane, code(), code());
        for (int i = 0; i < 20; i++) {
            LatentPoint place = new LatentPoint(random.nextGaussian(), random.nextGaussian());
            LatentPoint seen = plane.project(lift.code(place), 0);
            assertEquals(0, seen.distance(place), 1e-5);
        }
    }

    @Test
    void acrossTheLineTheHeightStays() {
        LatentPlane plane = LatentPlane.ofFirstTwo(3);
        Lift lift = new Lift(plane, new float[] {0, 0, 1}, new float[] {2, 0, 5});
        assertArrayEquals(new float[] {1, -9, 3}, lift.code(new LatentPoint(1, -9)), 1e-6f);
    }

    @Test
    void twoCodesOverOnePlaceAreMetHalfway() {
        Lift lift = new Lift(LatentPlane.ofFirstTwo(3), new float[] {1, 1, 0}, new float[] {1, 1, 4});
        assertArrayEquals(new float[] {1, 1, 2}, lift.code(new LatentPoint(1, 1)), 0);
        assertArrayEquals(new float[] {5, 0, 2}, lift.code(new LatentPoint(5, 0)), 0);
    }

    @Test
    void withUpToTwoDimensionsItIsTheMap() {
        Lift two = new Lift(LatentPlane.ofFirstTwo(2), new float[] {1, 2}, new float[] {-3, 0.5f});
        assertArrayEquals(new float[] {0.25f, 9}, two.code(new LatentPoint(0.25, 9)), 1e-6f);
        Lift one = new Lift(LatentPlane.ofFirstTwo(1), new float[] {1}, new float[] {-3});
        assertArrayEquals(new float[] {0.25f}, one.code(new LatentPoint(0.25, 9)), 1e-6f);
    }
}
