package latentatlas.picture;

import java.util.ArrayList;
import java.util.List;

/** Round values along an axis: one, two or five times a power of ten apart. */
public final class AxisTicks {
    /** A value this near to an end, in steps, still lies inside. */
    private static final double SLACK = 1e-6;

    private AxisTicks() {}

    /** A value of the axis and how it is written. */
    public record Tick(double value, String text) {}

    /** About {@code wanted} round values between {@code low} and {@code high}. */
    public static List<Tick> about(int wanted, double low, double high) {
        return between(low, high, 0.7 * (high - low) / wanted);
    }

    /**
     * The round values between {@code low} and {@code high}.
     *
     * @param least the smallest distance wanted between two
     */
    public static List<Tick> between(double low, double high, double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double step = power;
        for (double factor : new double[] {1, 2, 5, 10}) {
            step = factor * power;
            if (step >= least * (1 - 1e-9)) {
                break;
            }
        }
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - SLACK); i * step <= high + SLACK * step; i++) {
            String text = Figures.fixed(i * step, decimals);
            ticks.add(new Tick(i * step, text.replace("-", "\u2212")));
        }
        return ticks;
    }
}
