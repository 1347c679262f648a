package latentatlas.cli;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** How numbers are printed: four places behind the point, since noise digits are of no use; NaN stays. */
final class Rounded {
    private static final double PRECISION = 1e4;

    private Rounded() {}

    static double figure(double value) {
        return Double.isFinite(value) ? Math.round(value * PRECISION) / PRECISION : value;
    }

    /** Each of {@code values} after {@code change}. */
    static List<Double> figures(float[] values, DoubleUnaryOperator change) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> figure(change.applyAsDouble(values[i])))
                .toList();
    }
}
