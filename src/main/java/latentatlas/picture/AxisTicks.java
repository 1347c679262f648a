package latentatlas.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round values along an axis: one, two or five times a power of ten apart. */
public final class AxisTicks {
    private AxisTicks() {}

    /** A value of the axis and how it is written. */
    public record Tick(double value, String text) {}

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
        for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
            String text = String.format(Locale.ROOT, "%." + decimals + "f", i * step);
            ticks.add(new Tick(i * step, text.replace("-", "\u2212")));
        }
        return ticks;
    }
}
