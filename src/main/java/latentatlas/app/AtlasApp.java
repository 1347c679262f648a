package latentatlas.app;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import latentatlas.session.Settings;
import latentatlas.ui.shell.AtlasWindow;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/** The JavaFX application. Started by {@link Main}, so that a plain class path will do. */
public final class AtlasApp extends Application {
    private @Nullable AtlasWindow window;

    @Override
    public void start(Stage stage) {
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, thrown) -> Logger.error(thrown, "unexpected in thread {}", thread.getName()));
        AtlasWindow shown = new AtlasWindow(
                stage, Runtime.getRuntime().availableProcessors(), System.nanoTime(), Settings.ofUser());
        window = shown;
        shown.show();
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        Logger.info("window shown {} ms after the start of the JVM", System.currentTimeMillis() - started);
        List<String> arguments = getParameters().getRaw();
        if (!arguments.isEmpty()) {
            Platform.runLater(() -> shown.open(Path.of(arguments.get(0))));
        }
    }

    @Override
    public void stop() {
        if (window != null) {
            window.close();
        }
    }
}
