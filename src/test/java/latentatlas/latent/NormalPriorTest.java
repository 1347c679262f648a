package latentatlas.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalPriorTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 16})
    void itsShareIsThatOfSamplesFartherOut(int dimensions) {
        SplittableRandom random = new SplittableRandom(3);
        float[] code = new float[dimensions];
        for (int d = 0; d < dimensions; d++) {
            code[d] = (float) (1.1 * Math.cos(d));
        }
        int samples = 200_000;
        int beyond = 0;
        for (int i = 0; i < samples; i++) {
            beyond += sample(random, dimensions) > squares(code) ? 1 : 0;
        }
        assertEquals((double) beyond / samples, NormalPrior.beyond(code), 0.006);
    }

    private static double sample(SplittableRandom random, int dimensions) {
        double sum = 0;
        for (int d = 0; d < dimensions; d++) {
            sum += Math.pow(random.nextGaussian(), 2);
        }
        return sum;
    }

    private static double squares(float[] code) {
        double sum = 0;
        for (float value : code) {
            sum += value * value;
        }
        return sum;
    }

    @Test
    void allSamplesLieFartherOutThanTheOriginAndNoneThanAPlaceFarAway() {
        assertEquals(1, NormalPrior.beyond(new float[3]), 1e-6);
        assertEquals(1, NormalPrior.beyond(new float[2]), 1e-9);
        assertEquals(0, NormalPrior.beyond(new float[] {40, 40}), 1e-9);
    }
}
