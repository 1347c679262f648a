package latentatlas.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;

/** Puts a theme on a window: the toolkit's controls, and what is the program's own. Confined to the FX thread. */
public final class StyleSheets {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final String ROOT = "atlas";
    private static final String OWN =
            Objects.requireNonNull(StyleSheets.class.getResource("atlas.css")).toExternalForm();

    private StyleSheets() {}

    /** Gives a scene, and the menus it opens, the program's own style sheet. */
    public static void dress(Scene scene) {
        scene.getStylesheets().add(OWN);
    }

    /** Shows what lies under {@code root}, and the controls of the whole program, in a theme. */
    public static void apply(Theme theme, Parent root) {
        Application.setUserAgentStylesheet(
                theme == Theme.DARK
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        root.pseudoClassStateChanged(DARK, theme == Theme.DARK);
        if (!root.getStyleClass().contains(ROOT)) {
            root.getStyleClass().add(ROOT);
        }
    }
}
