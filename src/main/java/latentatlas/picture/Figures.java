package latentatlas.picture;

import java.util.Locale;
import latentatlas.latent.LatentPoint;

/** Numbers as the screen and its pictures write them. */
public final class Figures {
    private static final int MINUTE = 60;
    private static final int THOUSAND = 1_000;
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
        return fixed(value, decimals);
    }

    /** So many decimals. */
    public static String fixed(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** The same with a minus sign where it is negative, for people alone. */
    public static String signed(double value, int decimals) {
        return fixed(value, decimals).replace('-', '\u2212');
    }

    /** A place of the map, with so many decimals. */
    public static String place(LatentPoint place, int decimals) {
        return "(" + signed(place.x(), decimals) + ", " + signed(place.y(), decimals) + ")";
    }

    /** A count in little room: thousands as "1.2k". */
    public static String thousands(int count) {
        return count < THOUSAND
                ? Integer.toString(count)
                : fixed(count / (double) THOUSAND, count < 5 * THOUSAND ? 1 : 0) + "k";
    }

    /** A time as minutes and seconds. */
    public static String clock(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d", seconds / MINUTE, seconds % MINUTE);
    }

    /** A whole number, its thousands apart by a thin gap. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u2009');
    }
}
