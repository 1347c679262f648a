package latentatlas.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import latentatlas.picture.Theme;

/** Puts a theme on a window: the toolkit's controls, and what is the program's own. */
public final class StyleSheets {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final String ROOT = "atlas";
    private static final String OWN =
            Objects.requireNonNull(StyleSheets.class.getResource("atlas.css")).toExternalForm();

    private static final String TOKENS = "data:text/css;base64,"
            + Base64.getEncoder()
                    .encodeToString((tokens(".atlas", Theme.LIGHT) + tokens(".atlas:dark", Theme.DARK))
                            .getBytes(StandardCharsets.UTF_8));

    private StyleSheets() {}

    /** A theme's colours under the names by which the style sheet looks them up. */
    private static String tokens(String selector, Theme theme) {
        return selector + " {"
                + " -color-fg-muted: " + Colours.css(theme.muted()) + ";"
                + token("panel", Colours.css(theme.panel()))
                + token("inset", Colours.css(theme.paper()))
                + token("line", Colours.css(theme.line()))
                + token("chip", Colours.css(theme.card(), Theme.VEIL))
                + token("accent", Colours.css(theme.accent()))
                + token("faint", Colours.css(theme.accent(), 0.12))
                + token("warm", Colours.css(theme.warm()))
                + token("calm", Colours.css(theme.calm()))
                + token("shade", Colours.css(theme.muted(), 0.18))
                + token("shadow", Colours.css(Theme.LIGHT.ink(), 0.28))
                + " }\n";
    }

    private static String token(String name, String colour) {
        return " -atlas-" + name + ": " + colour + ";";
    }

    /** Gives a scene, and the menus it opens, the program's own style sheet. */
    public static void dress(Scene scene) {
        scene.getStylesheets().addAll(OWN, TOKENS);
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
