package latentatlas.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import latentatlas.picture.Theme;

/** Puts a theme on a window: the toolkit's controls, and what is the program's own. */
public final class StyleSheets {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    /** Keys were used last, not the mouse. */
    private static final PseudoClass KEYS = PseudoClass.getPseudoClass("keys");

    private static final String ROOT = "atlas";
    private static final String OWN =
            Objects.requireNonNull(StyleSheets.class.getResource("atlas.css")).toExternalForm();

    /** Pixels of text at its usual size; the rest of the style sheet is in em. */
    private static final double TEXT = 13;

    private static final String TOKENS = sheet(tokens(".atlas", Theme.LIGHT) + tokens(".atlas:dark", Theme.DARK));

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
                + token("focus", Colours.css(theme.accent()))
                + token("faint", Colours.css(theme.accent(), 0.12))
                + token("warm", Colours.css(theme.warm()))
                + token("calm", Colours.css(theme.calm()))
                + token("shade", Colours.css(theme.muted(), 0.18))
                + token("shadow", Colours.css(Theme.LIGHT.ink(), 0.28))
                + " }\n";
    }

    private static String sheet(String text) {
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sizes(double factor) {
        return String.format(Locale.ROOT, ".root { -fx-font-size: %.2fpx; }", TEXT * factor);
    }

    private static String token(String name, String colour) {
        return " -atlas-" + name + ": " + colour + ";";
    }

    /**
     * Gives a scene, and the menus and dialogs it opens, the program's own style sheet; again, to change the size of text.
     *
     * @param factor of the size of text, 1 for the usual
     */
    public static void dress(Scene scene, double factor) {
        scene.getStylesheets().setAll(OWN, TOKENS, sheet(sizes(factor)));
    }

    /** Gives a scene what its owner's has: the style sheet and the size of text. */
    public static void dress(Scene scene, Scene owner) {
        scene.getStylesheets().setAll(owner.getStylesheets());
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
            MenuKey.install(root);
            root.addEventFilter(KeyEvent.KEY_PRESSED, event -> root.pseudoClassStateChanged(KEYS, true));
            root.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> root.pseudoClassStateChanged(KEYS, false));
        }
    }
}
