package latentatlas.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;
import latentatlas.message.Language;
import latentatlas.session.Autosave;
import latentatlas.session.HeapBound;
import latentatlas.session.ProcessMemory;
import latentatlas.session.Settings;
import latentatlas.ui.theme.Glyphs;

/**
 * The windows of the program, each with a session of its own; what is remembered, the look and the language are those of all.
 * Confined to the FX thread.
 */
public final class Windows implements AutoCloseable {
    /** How far below and beside the window used last another one opens, pixels. */
    private static final double ASIDE = 32;

    private final int threads;
    private final Settings settings;
    private final Remembered remembered;
    private final Appearance appearance;
    private final Predicate<Language> readable;
    private final HeapBound heap = new HeapBound();
    /** The one used last at the end. */
    private final List<AtlasWindow> open = new ArrayList<>();

    private int runs;

    /**
     * No window yet.
     *
     * @param threads of each trainer
     * @param settings of the last time, kept up to date
     */
    public Windows(int threads, Settings settings) {
        this(threads, settings, Platform.getPreferences().colorSchemeProperty());
    }

    /** As above, on a {@code system} whose own windows are light or dark. */
    Windows(int threads, Settings settings, ObservableValue<ColorScheme> system) {
        this(threads, settings, system, Glyphs::canShow);
    }

    /** As above, where fonts can show the languages that {@code readable} names. */
    Windows(int threads, Settings settings, ObservableValue<ColorScheme> system, Predicate<Language> readable) {
        this.readable = readable;
        this.threads = threads;
        this.settings = settings;
        remembered = new Remembered(settings);
        appearance = new Appearance(remembered, system);
    }

    /** Shows a window on {@code stage}. */
    public AtlasWindow open(Stage stage) {
        Optional<AtlasWindow> last = lastUsed();
        AtlasWindow window = new AtlasWindow(stage, this, System.nanoTime());
        window.show();
        last.ifPresent(other -> window.moveBeside(other, ASIDE));
        return window;
    }

    /** The one that files are opened in which come from outside; none where all are closed. */
    public Optional<AtlasWindow> lastUsed() {
        return open.isEmpty() ? Optional.empty() : Optional.of(open.get(open.size() - 1));
    }

    /** Bytes of the whole program, which keeps within its bounds meanwhile; from any thread. */
    long memory() {
        heap.check();
        return ProcessMemory.bytes();
    }

    int threads() {
        return threads;
    }

    Remembered remembered() {
        return remembered;
    }

    Appearance appearance() {
        return appearance;
    }

    /** Whether the fonts of the system can show a language. */
    boolean canShow(Language language) {
        return readable.test(language);
    }

    /** A place of its own for the runs of one more window. */
    Autosave autosave() {
        return new Autosave(settings.beside("runs"), runs++);
    }

    /** Whether no window but this one has been opened. */
    boolean first() {
        return runs == 1;
    }

    /** A window is used, from now on or again. */
    void used(AtlasWindow window) {
        open.remove(window);
        open.add(window);
    }

    void closed(AtlasWindow window) {
        open.remove(window);
    }

    /** All of them show their words anew. */
    void sayAgain() {
        List.copyOf(open).forEach(AtlasWindow::sayAgain);
    }

    /** Closes what is open, when all is written that was to be. */
    @Override
    public void close() {
        List.copyOf(open).forEach(AtlasWindow::close);
    }
}
