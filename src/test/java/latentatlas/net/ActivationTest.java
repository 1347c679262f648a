package latentatlas.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {
    private static final float UNTOUCHED = 77;
    private static final float[] PLACES = {-9.5f, -3, -1.25f, -0.5f, -0.01f, 0.01f, 0.4f, 1, 2.75f, 8.5f};

    /** As the literature has it, in double precision. */
    private static DoubleUnaryOperator defined(Activation activation) {
        return switch (activation) {
            case RELU -> x -> Math.max(x, 0);
            case LEAKY_RELU -> x -> x > 0 ? x : 0.01 * x;
            case ELU -> x -> x > 0 ? x : Math.expm1(x);
            case GELU -> x -> 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
            case SILU -> x -> x / (1 + Math.exp(-x));
            case TANH -> Math::tanh;
        };
    }

    private static double slope(DoubleUnaryOperator function, double x) {
        double step = 1e-5;
        return (function.applyAsDouble(x + step) - function.applyAsDouble(x - step)) / (2 * step);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void valuesAreThoseOfTheDefinitionAndNoOthersChange(Activation activation) {
        int count = PLACES.length - 1;
        float[] z = PLACES.clone();
        z[count] = UNTOUCHED;
        activation.activate(z, new float[PLACES.length], count);
        for (int i = 0; i < count; i++) {
            assertEquals(defined(activation).applyAsDouble(PLACES[i]), z[i], 2e-6, activation + " at " + PLACES[i]);
        }
        assertEquals(UNTOUCHED, z[count]);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void slopesAreThoseOfTheDefinition(Activation activation) {
        float[] z = PLACES.clone();
        float[] slope = new float[PLACES.length];
        activation.applyWithSlope(z, slope);
        for (int i = 0; i < PLACES.length; i++) {
            assertEquals(defined(activation).applyAsDouble(PLACES[i]), z[i], 2e-6, activation + " at " + PLACES[i]);
            assertEquals(slope(defined(activation), PLACES[i]), slope[i], 4e-6, "slope at " + PLACES[i]);
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void aGradientIsScaledByTheSlopeWhetherThatIsKeptOrNot(Activation activation) {
        int count = PLACES.length - 1;
        float[] z = PLACES.clone();
        float[] slope = new float[PLACES.length];
        activation.activate(z, slope, PLACES.length);
        float[] gradient = new float[PLACES.length];
        java.util.Arrays.fill(gradient, -3);
        activation.scale(gradient, activation.slopeKept() ? slope : z, count);
        for (int i = 0; i < count; i++) {
            assertEquals(-3 * slope(defined(activation), PLACES[i]), gradient[i], 2e-5, "at " + PLACES[i]);
        }
        assertEquals(-3, gradient[count]);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void theGraphGivesTheSameValues(Activation activation) {
        float[] z = PLACES.clone();
        activation.activate(z, new float[z.length], z.length);
        float[] found = new float[z.length];
        for (int i = 0; i < z.length; i++) {
            EvaluatedGraph graph = new EvaluatedGraph();
            found[i] = (float) graph.value(activation.describe(graph, graph.scalar(PLACES[i])));
        }
        assertArrayEquals(z, found, 3e-6f);
    }
}
