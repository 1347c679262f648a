package latentatlas.ui.theme;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javafx.application.Application;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.control.DialogPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Font;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import latentatlas.picture.Theme;

/**
 * Puts a theme on all windows, menus and tooltips of the program: the toolkit's controls, and what is the program's own. Another
 * theme is another state of the same style sheets: to read others, and to match them with each node anew, would take the
 * screen's thread a fifth of a second. Confined to the FX thread.
 */
public final class StyleSheets {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    /** Keys were used last, not the mouse. */
    private static final PseudoClass KEYS = PseudoClass.getPseudoClass("keys");

    private static final String GROUND = "atlas";
    /** Where popups, which are matched as parts of their owner, have no transparent places. */
    private static final String OPAQUE = "opaque";

    private static final String OWN = beside("atlas.css");
    /** The toolkit's controls, light, and over that what is otherwise in the dark. */
    private static final String CONTROLS = sheet("@import url(\"" + place(PrimerLight.class, "primer-light.css")
            + "\");\n@import url(\"" + sheet(darkColours()) + "\");\n@import url(\"" + beside("dark.css") + "\");");

    /** Pixels of text at its usual size; the rest of the style sheet is in em. */
    private static final double TEXT = 13;

    /** Pixels of icons beside text of its usual size, the more special places last. */
    private static final Map<String, Integer> ICONS = new TreeMap<>(Map.of(
            ".root", 18, ".root .logo", 16, ".root .map-tool", 15, ".root .card-tool", 13, ".root .pad-tool", 13));

    /** Of the height of the screen, for a dialog. */
    private static final double MOST = 0.9;

    private static final String TOKENS = sheet(tokens(".root", Theme.LIGHT) + tokens(".root:dark", Theme.DARK));

    private static final EventHandler<KeyEvent> TYPED = event -> keysUsed(event, true);
    private static final EventHandler<MouseEvent> CLICKED = event -> keysUsed(event, false);

    private static Theme shown = Theme.LIGHT;
    private static boolean begun;

    private StyleSheets() {}

    /** How much larger than usual a font is. */
    public static double factor(Font font) {
        return font.getSize() / TEXT;
    }

    /** The size of text that is {@code pixels} high where text has its usual size, for an inline style. */
    public static String fontSize(double pixels) {
        return String.format(Locale.ROOT, "-fx-font-size: %.4fem;", pixels / TEXT);
    }

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

    /** The toolkit's colours in the dark: the first rule of its dark theme, which is that of its root. */
    static String darkColours() {
        try (InputStream in = Objects.requireNonNull(PrimerLight.class.getResourceAsStream("primer-dark.css"))) {
            String theme = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ".root:dark " + theme.substring(theme.indexOf('{'), theme.indexOf('}') + 1) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sheet(String text) {
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sizes(double factor) {
        StringBuilder sheet =
                new StringBuilder(String.format(Locale.ROOT, ".root { -fx-font-size: %.2fpx; }", TEXT * factor));
        // In em, an icon would be measured by its own font, and grow with each measure.
        ICONS.forEach((where, size) -> sheet.append(
                String.format(Locale.ROOT, "%s .ikonli-font-icon { -fx-icon-size: %.1fpx; }", where, size * factor)));
        return sheet.toString();
    }

    private static String token(String name, String colour) {
        return " -atlas-" + name + ": " + colour + ";";
    }

    private static String beside(String name) {
        return place(StyleSheets.class, name);
    }

    private static String place(Class<?> neighbour, String name) {
        return Objects.requireNonNull(neighbour.getResource(name)).toExternalForm();
    }

    /**
     * Gives a scene, and the menus and dialogs it opens, the program's own style sheet; again, to change the size of text.
     *
     * @param factor of the size of text, 1 for the usual
     */
    public static void dress(Scene scene, double factor) {
        ground(scene);
        scene.getStylesheets().setAll(OWN, TOKENS, sheet(sizes(factor)));
    }

    /** Gives a scene what its owner's has, whenever that changes: the style sheet and the size of text. */
    public static void dress(Scene scene, Scene owner) {
        ground(scene);
        Bindings.bindContent(scene.getStylesheets(), owner.getStylesheets());
    }

    private static void ground(Scene scene) {
        List<String> classes = scene.getRoot().getStyleClass();
        if (!classes.contains(GROUND)) {
            classes.add(GROUND);
            if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
                classes.add(OPAQUE);
            }
        }
    }

    /** Shows all windows in a theme, those that open later too. */
    public static void apply(Theme theme) {
        shown = theme;
        if (!begun) {
            begun = true;
            Application.setUserAgentStylesheet(CONTROLS);
            Window.getWindows().forEach(StyleSheets::opened);
            Window.getWindows().addListener((ListChangeListener<Window>) change -> {
                while (change.next()) {
                    change.getAddedSubList().forEach(StyleSheets::opened);
                }
            });
        }
        Window.getWindows().forEach(StyleSheets::show);
    }

    private static void show(Window window) {
        if (window.getScene() != null) {
            window.getScene().getRoot().pseudoClassStateChanged(DARK, shown == Theme.DARK);
        }
    }

    /** However often a window opens, its scene has a handler once. */
    private static void opened(Window window) {
        show(window);
        if (window instanceof Stage stage && window.getScene() != null) {
            Scene scene = window.getScene();
            keepWhole(stage);
            MenuKey.install(scene);
            scene.addEventFilter(KeyEvent.KEY_PRESSED, TYPED);
            scene.addEventFilter(MouseEvent.MOUSE_PRESSED, CLICKED);
        }
    }

    /** On X11 a dialog that is shown right after another at times has no more than its least height. */
    private static void keepWhole(Stage stage) {
        if (stage.getScene().getRoot() instanceof DialogPane dialog) {
            dialog.applyCss();
            double screen = MOST * Screen.getPrimary().getVisualBounds().getHeight();
            stage.setMinHeight(Math.min(screen, dialog.prefHeight(dialog.prefWidth(-1))));
        }
    }

    private static void keysUsed(Event event, boolean keys) {
        if (event.getSource() instanceof Scene scene) {
            scene.getRoot().pseudoClassStateChanged(KEYS, keys);
        }
    }
}
