package latentatlas.ui.shell;

import static latentatlas.ui.Screen.waitUntil;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import latentatlas.message.Language;
import latentatlas.session.Phase;
import latentatlas.session.Settings;
import latentatlas.ui.Screen;
import latentatlas.ui.theme.Look;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Two windows of one program. */
@ExtendWith(ApplicationExtension.class)
class WindowsTest {
    @TempDir
    private Path folder;

    private Windows windows;
    private AtlasWindow first;
    private AtlasWindow second;

    @Start
    void start(Stage stage) {
        windows = new Windows(
                1, new Settings(folder.resolve("settings.json")), new SimpleObjectProperty<>(ColorScheme.DARK));
        first = windows.open(stage);
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
            windows.close();
            List.copyOf(Window.getWindows()).forEach(Window::hide);
        });
        Language.speak(Language.ENGLISH);
    }

    /** As the keys do. */
    private void openSecond(FxRobot robot) {
        robot.interact(() -> first.root()
                .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.N, true, true, false, false)));
        second = windows.lastUsed().orElseThrow();
        assertNotEquals(first, second);
    }

    private static void train(FxRobot robot, AtlasWindow window) throws Exception {
        waitUntil(() -> window.session().workspace().canTrain()
                && window.session().workspace().exhibit() != null);
        robot.interact(() -> window.session().train());
        waitUntil(() -> window.session().workspace().phase() == Phase.RUNNING);
    }

    private static long seen(AtlasWindow window) {
        var exhibit = window.session().workspace().newest();
        var progress = exhibit == null ? null : exhibit.progress();
        return progress == null ? 0 : Math.round(progress.share() * 1e6);
    }

    private static void goesOn(AtlasWindow window) throws Exception {
        long before = seen(window);
        waitUntil(() -> seen(window) > before);
    }

    private List<Path> kept() throws Exception {
        Path runs = folder.resolve("runs");
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(runs)) {
            return files.filter(file -> file.toString().endsWith(".latent")).toList();
        }
    }

    @Test
    @Tag("long")
    void bothTrainAtOnceEachIsKeptAndClosingOneLeavesTheOther(FxRobot robot) throws Exception {
        openSecond(robot);
        train(robot, first);
        train(robot, second);
        goesOn(first);
        goesOn(second);
        assertEquals(Phase.RUNNING, first.session().workspace().phase());
        waitUntil(() -> kept().stream()
                        .filter(file -> !file.getFileName().toString().startsWith("."))
                        .count()
                == 2);
        robot.interact(() -> {
            second.session().discard();
            second.root().getScene().getWindow().hide();
        });
        assertEquals(Optional.of(first), windows.lastUsed());
        goesOn(first);
        robot.interact(() -> first.session().discard());
    }

    @Test
    void languageAndThemeAreThoseOfBoth(FxRobot robot) throws Exception {
        openSecond(robot);
        robot.interact(
                () -> first.commands().languages.get(Language.CHINESE).action().run());
        for (AtlasWindow window : List.of(first, second)) {
            assertEquals("训练", ((Labeled) window.root().lookup("#train")).getText());
        }
        robot.interact(() -> second.commands().looks.get(Look.LIGHT).action().run());
        for (AtlasWindow window : List.of(first, second)) {
            assertTrue(!window.root().getPseudoClassStates().contains(PseudoClass.getPseudoClass("dark")));
        }
        Screen.keep(robot, (Stage) second.root().getScene().getWindow(), "second-window");
    }

    @Test
    void theWindowUsedLastIsTheOneForFilesFromOutside(FxRobot robot) throws Exception {
        openSecond(robot);
        robot.interact(() -> first.toFront());
        assertEquals(Optional.of(first), windows.lastUsed());
        robot.interact(() -> second.toFront());
        assertEquals(Optional.of(second), windows.lastUsed());
        robot.interact(() -> second.close());
        assertEquals(Optional.of(first), windows.lastUsed());
    }
}
