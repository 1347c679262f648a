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

    @Test
    void theHyperbolicTangentOfManyIsThatOfEachAndNoOthersChange() {
        float[] values = {-20, -1, 0.3f, 5, 7};
        Scalars.tanh(values, 4);
        for (int i = 0; i < 4; i++) {
            assertEquals(Scalars.tanh(new float[] {-20, -1, 0.3f, 5}[i]), values[i]);
        }
        assertEquals(7, values[4]);
    }

    @Test
    void theLogarithmOfAnyNormalNumberAgreesWithDoublePrecision() {
        for (float x = 1.2e-38f; x < 3e38f; x *= 1.37f) {
            assertEquals(Math.log(x), Scalars.log(x), 2e-7 * Math.max(1, Math.abs(Math.log(x))), "log " + x);
        }
    }

    @Test
    void sumsAndProductsTakeAsManyNumbersAsAsked() {
        float[] a = new float[40];
        float[] b = new float[40];
        for (int i = 0; i < 40; i++) {
            a[i] = 1 + i % 7;
            b[i] = 2 + i % 5;
        }
        for (int count = 0; count < 30; count++) {
            float sum = 0;
            float product = 0;
            for (int i = 0; i < count; i++) {
                sum += a[i];
                product += a[i] * b[3 + i];
            }
            assertEquals(sum, Scalars.sum(a, count), "sum of " + count);
            assertEquals(product, Scalars.dot(a, b, 3, count), "product of " + count);
        }
    }
}
