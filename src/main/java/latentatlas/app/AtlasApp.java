package latentatlas.app;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;
import latentatlas.message.Language;
import latentatlas.session.Settings;
import latentatlas.ui.shell.AtlasWindow;
import latentatlas.ui.shell.Windows;
import latentatlas.ui.theme.Glyphs;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/** The JavaFX application. Started by {@link Main}, so that a plain class path will do. */
public final class AtlasApp extends Application {
    /** Read while the toolkit starts. */
    private static final CompletableFuture<Settings> SETTINGS = CompletableFuture.supplyAsync(Settings::ofUser);

    /** What a person looks at and tries first has the cores to itself. */
    private static final Duration FIRST_LOOK = Duration.seconds(2);

    /** Set before the toolkit makes the application. */
    private static volatile @Nullable Language asked;

    private final Doorbell doorbell = Doorbells.ofUser();
    private boolean elsewhere;
    private @Nullable Windows windows;

    /** Opens the window; returns when it is closed. */
    static void run(String[] arguments, @Nullable Language language) {
        asked = language;
        launch(AtlasApp.class, arguments);
    }

    /** Finds out whether another start, a moment before this one, has the window already. */
    @Override
    public void init() {
        if (Rehearsal.wanted()) {
            return;
        }
        try {
            elsewhere = !doorbell.claim(path -> Platform.runLater(() -> heard(path))) && doorbell.ring(argument());
        } catch (IOException e) {
            Logger.info("each start opens a window of its own: {}", e.getMessage());
        }
    }

    @Override
    public void start(Stage stage) {
        if (elsewhere) {
            Platform.exit();
            return;
        }
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, thrown) -> Logger.error(thrown, "unexpected in thread {}", thread.getName()));
        Settings settings = SETTINGS.join();
        speak(settings);
        Windows all = new Windows(Runtime.getRuntime().availableProcessors(), settings);
        windows = all;
        AtlasWindow shown = all.open(stage);
        StartLog.windowShown();
        StartLog.whenMapAnswers(shown.root(), () -> {
            if (Rehearsal.wanted()) {
                Rehearsal.start(shown.root());
            } else {
                whenIdle(shown::warmUp);
            }
        });
        if (!argument().isEmpty()) {
            Platform.runLater(() -> shown.open(argument()));
        }
    }

    private static void whenIdle(Runnable then) {
        PauseTransition look = new PauseTransition(FIRST_LOOK);
        look.setOnFinished(event -> then.run());
        look.play();
    }

    /** The language asked for, or chosen once, or the system's; English where no font shows it. */
    private static void speak(Settings settings) {
        Language wanted = asked != null ? asked : settings.language().orElse(Language.ofSystem());
        boolean shown = Glyphs.canShow(wanted);
        if (!shown) {
            Logger.info("no font shows {}", wanted);
        }
        Language.speak(shown ? wanted : Language.ENGLISH);
    }

    private String argument() {
        List<String> arguments = getParameters().getRaw();
        return arguments.isEmpty() ? "" : Main.whole(arguments.get(0));
    }

    private void heard(String path) {
        if (windows != null) {
            windows.lastUsed().ifPresent(shown -> hand(path, shown));
        }
    }

    private static void hand(String path, AtlasWindow shown) {
        Logger.info("another start hands over {}", path.isEmpty() ? "to this window" : path);
        shown.toFront();
        if (!path.isEmpty()) {
            shown.open(path);
        }
    }

    @Override
    public void stop() {
        doorbell.close();
        if (windows != null) {
            windows.close();
        }
    }
}
