package latentatlas.ui.training;

import java.util.List;
import latentatlas.picture.AxisTicks;

/**
 * A vertical scale of a chart: values to pixels, linear or logarithmic.
 *
 * @param top pixel of {@code max}
 * @param bottom pixel of {@code min}
 */
record ChartScale(double min, double max, double top, double bottom, boolean logarithmic) {
    private static final double SMALLEST = 1e-6;

    ChartScale {
        if (!(max > min)) {
            max = min + 1;
        }
    }

    double y(double value) {
        double share = (transform(value) - transform(min)) / (transform(max) - transform(min));
        return bottom - (bottom - top) * Math.max(-0.02, Math.min(1.02, share));
    }

    private double transform(double value) {
        return logarithmic ? Math.log(Math.max(SMALLEST, value)) : value;
    }

    /** Round values for grid lines, about {@code wanted} of them. */
    List<AxisTicks.Tick> ticks(int wanted) {
        return AxisTicks.about(wanted, min, max);
    }
}
