package latentatlas.ui.shell;

import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import latentatlas.picture.Theme;
import latentatlas.ui.theme.Look;

/** The look that is chosen, and the theme that follows from it and from the system; remembered at once. */
final class Appearance {
    private final Remembered remembered;
    private final ObjectProperty<Look> look = new SimpleObjectProperty<>();
    private final ObservableValue<Theme> theme;

    /** The look of the last time; {@code system} tells the scheme of the operating system's own windows. */
    Appearance(Remembered remembered, ObservableValue<ColorScheme> system) {
        this.remembered = remembered;
        look.set(remembered.look());
        theme = look.flatMap(chosen -> system.map(chosen::theme));
    }

    ReadOnlyObjectProperty<Look> lookProperty() {
        return look;
    }

    ObservableValue<Theme> themeProperty() {
        return theme;
    }

    Theme theme() {
        return theme.getValue();
    }

    void choose(Look chosen) {
        look.set(chosen);
        remembered.keep(chosen);
    }

    /** From light to dark, or back, whatever the system is. */
    void toggle() {
        choose(Look.of(theme().other()));
    }
}
