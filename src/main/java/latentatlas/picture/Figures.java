package latentatlas.picture;

import java.util.Locale;

/** Numbers as the map writes them. */
public final class Figures {
    private static final double TEN_THOUSAND = 10_000;

    private Figures() {}

    /** Two significant digits, without an exponent where the number has a usual size. */
    public static String brief(double value) {
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        if (size >= TEN_THOUSAND || size < 1e-3) {
            return String.format(Locale.ROOT, "%.1e", value)
                    .replace("e-0", "e-")
                    .replace("e+0", "e");
        }
        int decimals = Math.max(0, 1 - (int) Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** A whole number, its thousands apart by a thin gap. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u2009');
    }
}
