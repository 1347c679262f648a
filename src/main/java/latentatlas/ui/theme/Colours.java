package latentatlas.ui.theme;

import java.util.Locale;
import javafx.scene.paint.Color;

/** The program's colours, 0xRRGGBB, as the toolkit and its style sheets want them. */
public final class Colours {
    private Colours() {}

    public static Color of(int rgb) {
        return of(rgb, 1);
    }

    public static Color of(int rgb, double opacity) {
        return Color.rgb(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF, opacity);
    }

    public static String css(int rgb) {
        return css(rgb, 1);
    }

    public static String css(int rgb, double opacity) {
        return String.format(
                Locale.ROOT, "rgba(%d, %d, %d, %.2f)", rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF, opacity);
    }
}
