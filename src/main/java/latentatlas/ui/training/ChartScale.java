package latentatlas.ui.training;

import java.util.ArrayList;
import java.util.List;

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
    List<Double> ticks(int wanted) {
        double raw = (max - min) / wanted;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step =
                raw / power < 1.5 ? power : raw / power < 3.5 ? 2 * power : raw / power < 7.5 ? 5 * power : 10 * power;
        List<Double> ticks = new ArrayList<>();
        for (double tick = Math.ceil(min / step) * step; tick <= max + step * SMALLEST; tick += step) {
            ticks.add(Math.abs(tick) < step * SMALLEST ? 0 : tick);
        }
        return ticks;
    }
}
