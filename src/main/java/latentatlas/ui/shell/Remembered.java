package latentatlas.ui.shell;

import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import latentatlas.image.Form;
import latentatlas.image.files.DataSets;
import latentatlas.latent.LatentPoint;
import latentatlas.message.Language;
import latentatlas.picture.Bookmark;
import latentatlas.picture.MapLayer;
import latentatlas.session.Settings;
import latentatlas.ui.map.model.MapOptions;
import latentatlas.ui.theme.Look;
import latentatlas.ui.theme.TextSize;

/** What a window takes up again where it was left: its look and size, data, map and drawings. */
final class Remembered {
    static final double LEAST_WIDTH = 1100;
    static final double LEAST_HEIGHT = 700;

    static final String THEME = "theme";
    static final String TEXT_SIZE = "text_size";
    static final String WINDOW = "window";
    static final String DATA = "data";
    static final String LAYER = "layer";
    static final String OPTIONS = "map_options";
    static final String BOOKMARKS = "bookmarks";
    static final String CURSOR = "cursor";
    static final String PADS = "pads";
    static final String TOUR = "tour_offered";
    static final String SPOKEN = "spoken";

    private final Settings settings;

    /** The size of the content, pixels. */
    record Size(double width, double height) {
        static final Size USUAL = new Size(1440, 900);

        Size {
            width = width >= LEAST_WIDTH ? width : LEAST_WIDTH;
            height = height >= LEAST_HEIGHT ? height : LEAST_HEIGHT;
        }
    }

    /** What was opened to train on, and the form that pictures were brought to. */
    record Data(String source, Form form) {
        static final Data BUILTIN = new Data(DataSets.BUILTIN, Form.GREY);
    }

    /** Whether what happens is told in a text, and aloud. */
    record Spoken(boolean text, boolean aloud) {}

    Remembered(Settings settings) {
        this.settings = settings;
        FirstSettings.takeOver(settings);
    }

    Look look() {
        return settings.get(THEME, Look.class).orElse(Look.DARK);
    }

    void keep(Look look) {
        settings.set(THEME, look);
        settings.save();
    }

    TextSize textSize() {
        return settings.get(TEXT_SIZE, TextSize.class).orElse(TextSize.PERCENT_100);
    }

    void keep(TextSize size) {
        settings.set(TEXT_SIZE, size);
        settings.save();
    }

    /** Whether the tour is to be offered; so it is once. */
    boolean offersTour() {
        boolean offered = settings.get(TOUR, Boolean.class).orElse(false);
        settings.set(TOUR, true);
        return !offered;
    }

    Spoken spoken() {
        return settings.get(SPOKEN, Spoken.class).orElse(new Spoken(false, false));
    }

    void keep(Spoken spoken) {
        settings.set(SPOKEN, spoken);
        settings.save();
    }

    /** Remembers the language at once, for the next starts. */
    void keep(Language language) {
        settings.keep(language);
        settings.save();
    }

    Size size() {
        return settings.get(WINDOW, Size.class).orElse(Size.USUAL);
    }

    /** Gives a window the size it had, or the one it was designed for, as far as the screen has room. */
    void place(Stage stage) {
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        Size size = size();
        stage.setMinWidth(Math.min(room.getWidth(), LEAST_WIDTH));
        stage.setMinHeight(Math.min(room.getHeight(), LEAST_HEIGHT));
        double width = Math.min(room.getWidth(), size.width());
        double height = Math.min(room.getHeight(), size.height());
        stage.setWidth(width);
        stage.setHeight(height);
        stage.setX(room.getMinX() + (room.getWidth() - width) / 2);
        stage.setY(room.getMinY() + (room.getHeight() - height) / 2);
    }

    /** A model file, or images, that were opened by name. */
    void opened(Path path) {
        settings.opened(path);
    }

    List<Path> recent() {
        return settings.recent();
    }

    /** The data opened last, or the built-in digits where they are gone. */
    Data data() {
        return settings.get(DATA, Data.class)
                .filter(data -> DataSets.present(data.source()))
                .orElse(Data.BUILTIN);
    }

    /** How the window showed it, but for what holds of one model only. */
    View view() {
        View start = View.START;
        return new View(
                start.page(),
                get(CURSOR, LatentPoint.class, start.cursor()),
                null,
                get(LAYER, MapLayer.class, start.layer()),
                get(OPTIONS, MapOptions.Choices.class, start.options()),
                List.of(),
                List.of(get(BOOKMARKS, Bookmark[].class, new Bookmark[0])),
                get(PADS, View.Pads.class, start.pads()),
                null,
                Double.NaN);
    }

    private <T> T get(String part, Class<T> type, T otherwise) {
        return settings.get(part, type).orElse(otherwise);
    }

    /** Remembers the data at once: reading them may be the last thing the program does. */
    void keep(String source, Form form) {
        settings.set(DATA, new Data(source, form));
        settings.save();
    }

    /** Remembers all else, when the window closes. */
    void keep(Stage stage, View view) {
        settings.set(LAYER, view.layer());
        settings.set(OPTIONS, view.options());
        settings.set(BOOKMARKS, view.bookmarks());
        settings.set(CURSOR, view.cursor());
        settings.set(PADS, view.pads());
        if (!stage.isMaximized() && !stage.isFullScreen()) {
            settings.set(WINDOW, new Size(stage.getWidth(), stage.getHeight()));
        }
        settings.save();
    }
}
