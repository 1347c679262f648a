package latentatlas.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ScalarsTest {
    @Test
    void tanhAndSigmoidAgreeWithDoublePrecision() {
        for (double x = -30; x <= 30; x += 0.001) {
            assertEquals(Math.tanh((float) x), Scalars.tanh((float) x), 3e-7, "tanh " + x);
            assertEquals(1 / (1 + Math.exp(-(float) x)), Scalars.sigmoid((float) x), 3e-7, "sigmoid " + x);
        }
    }

    @Test
    void theLogarithmOfTheUpperHalfAgreesWithDoublePrecision() {
        for (float x = 0.5f; x <= 1; x += 1e-4f) {
            assertEquals(Math.log(x), Scalars.logOfUpperHalf(x), 2e-7, "log " + x);
        }
    }

    @Test
    void theArcTangentAgreesWithDoublePrecision() {
        for (double x = -1; x <= 1; x += 1e-3) {
            assertEquals(Math.atan((float) x), Scalars.arctan((float) x), 1.5e-7, "arctan " + x);
        }
    }
}
