package latentatlas.ui.theme;

import java.util.Locale;
import javafx.application.ColorScheme;
import latentatlas.picture.Theme;

/** Which theme is wanted: one of the two, or the one of the operating system, whichever that is at the moment. */
public enum Look {
    DARK,
    LIGHT,
    SYSTEM;

    /** The look that a theme has by itself. */
    public static Look of(Theme theme) {
        return theme == Theme.DARK ? DARK : LIGHT;
    }

    /** What is shown while the system is of {@code scheme}. */
    public Theme theme(ColorScheme scheme) {
        return switch (this) {
            case DARK -> Theme.DARK;
            case LIGHT -> Theme.LIGHT;
            case SYSTEM -> scheme == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
        };
    }

    /** The name that stays. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
