package latentatlas.ui.shell;

import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import latentatlas.image.Form;
import latentatlas.image.files.DataSets;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.MapLayer;
import latentatlas.picture.Theme;
import latentatlas.session.Settings;
import latentatlas.ui.map.model.MapModel;

/** What a window takes up again where it was left: its look and size, data, map and drawings. Confined to the FX thread. */
final class Remembered {
    static final double LEAST_WIDTH = 1100;
    static final double LEAST_HEIGHT = 700;

    private static final double USUAL_WIDTH = 1440;
    private static final double USUAL_HEIGHT = 900;

    private static final String THEME = "theme";
    private static final String LAYER = "layer";
    private static final String DATA = "data";
    private static final String FORM = "data.form";
    private static final String MAP_OPTIONS = "map.options";
    private static final String BOOKMARKS = "map.bookmarks";
    private static final String CURSOR_X = "cursor.x";
    private static final String CURSOR_Y = "cursor.y";
    private static final String PAD_A = "pad.a";
    private static final String PAD_B = "pad.b";
    private static final String WIDTH = "window.width";
    private static final String HEIGHT = "window.height";

    private final Settings settings;

    Remembered(Settings settings) {
        this.settings = settings;
    }

    Theme theme() {
        return settings.get(THEME, "dark").equals("light") ? Theme.LIGHT : Theme.DARK;
    }

    /** Gives a window the size it had, or the one it was designed for, as far as the screen has room. */
    void place(Stage stage) {
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        double width = Math.min(room.getWidth(), Math.max(LEAST_WIDTH, settings.number(WIDTH, USUAL_WIDTH)));
        double height = Math.min(room.getHeight(), Math.max(LEAST_HEIGHT, settings.number(HEIGHT, USUAL_HEIGHT)));
        stage.setMinWidth(Math.min(room.getWidth(), LEAST_WIDTH));
        stage.setMinHeight(Math.min(room.getHeight(), LEAST_HEIGHT));
        stage.setWidth(width);
        stage.setHeight(height);
    }

    /** A model file, or images, that were opened by name. */
    void opened(Path path) {
        settings.opened(path);
    }

    List<Path> recent() {
        return settings.recent();
    }

    /** The source of the data opened last, or the built-in digits where it is gone. */
    String data() {
        String data = settings.get(DATA, DataSets.BUILTIN);
        return DataSets.present(data) ? data : DataSets.BUILTIN;
    }

    Form form() {
        return Form.of(settings.get(FORM, ""));
    }

    /** The strokes on both pads. */
    List<String> strokes() {
        return List.of(settings.get(PAD_A, ""), settings.get(PAD_B, ""));
    }

    void restore(MapModel map) {
        for (MapLayer layer : MapLayer.values()) {
            if (layer.name().equals(settings.get(LAYER, ""))) {
                map.layerProperty().set(layer);
            }
        }
        map.options().restore(settings.get(MAP_OPTIONS, ""));
        map.bookmarks().restore(settings.get(BOOKMARKS, ""));
        map.moveCursor(new LatentPoint(settings.number(CURSOR_X, 0), settings.number(CURSOR_Y, 0)));
    }

    /** Remembers the data at once: reading them may be the last thing the program does. */
    void keep(String source, Form form) {
        settings.set(DATA, source);
        settings.set(FORM, form.text());
        settings.save();
    }

    /** Remembers all else, when the window closes. */
    void keep(Stage stage, Theme theme, MapModel map, List<String> strokes) {
        settings.set(THEME, theme == Theme.LIGHT ? "light" : "dark");
        settings.set(LAYER, map.layerProperty().get().name());
        settings.set(MAP_OPTIONS, map.options().text());
        settings.set(BOOKMARKS, map.bookmarks().text());
        settings.set(CURSOR_X, map.cursor().x());
        settings.set(CURSOR_Y, map.cursor().y());
        settings.set(PAD_A, strokes.get(0));
        settings.set(PAD_B, strokes.get(1));
        if (!stage.isMaximized() && !stage.isFullScreen()) {
            settings.set(WIDTH, stage.getWidth());
            settings.set(HEIGHT, stage.getHeight());
        }
        settings.save();
    }
}
