package latentatlas.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.stage.Stage;
import latentatlas.session.Settings;
import latentatlas.ui.theme.Look;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Light, dark, or as the system is. */
@ExtendWith(ApplicationExtension.class)
class AppearanceTest {
    @TempDir
    private Path folder;

    private final ObjectProperty<ColorScheme> system = new SimpleObjectProperty<>(ColorScheme.LIGHT);
    private AtlasWindow window;

    @Start
    void start(Stage stage) {
        window = new AtlasWindow(stage, new Windows(1, settings(), system), 1);
        window.show();
    }

    private Settings settings() {
        return new Settings(folder.resolve("settings.json"));
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(30_000, () -> window.close());
    }

    private boolean dark() {
        return window.root().getPseudoClassStates().contains(PseudoClass.getPseudoClass("dark"));
    }

    private static List<RadioMenuItem> looks(FxRobot robot) {
        return robot.lookup("#more").queryAs(MenuButton.class).getItems().stream()
                .filter(item -> "look".equals(item.getId()))
                .flatMap(item -> ((Menu) item).getItems().stream())
                .map(RadioMenuItem.class::cast)
                .toList();
    }

    private static List<Boolean> chosen(FxRobot robot) {
        return looks(robot).stream().map(RadioMenuItem::isSelected).toList();
    }

    private static void choose(FxRobot robot, Look look) {
        robot.interact(() -> looks(robot).get(look.ordinal()).fire());
    }

    @Test
    void itIsDarkUntilAnotherLookIsChosenWhateverTheSystemIs(FxRobot robot) {
        assertEquals(true, dark());
        robot.interact(() -> system.set(ColorScheme.DARK));
        robot.interact(() -> system.set(ColorScheme.LIGHT));
        assertEquals(true, dark());
        assertEquals(List.of(true, false, false), chosen(robot));
    }

    @Test
    void asTheSystemFollowsTheSystemWhileTheProgramRuns(FxRobot robot) {
        choose(robot, Look.SYSTEM);
        assertEquals(false, dark());
        robot.interact(() -> system.set(ColorScheme.DARK));
        assertEquals(true, dark());
        robot.interact(() -> system.set(ColorScheme.LIGHT));
        assertEquals(false, dark());
        assertEquals(Look.SYSTEM, new Remembered(settings()).look());
    }

    @Test
    void theButtonSwitchesBetweenLightAndDarkAndTheMenuTellsWhichHolds(FxRobot robot) {
        choose(robot, Look.SYSTEM);
        robot.interact(() -> robot.lookup("#theme").queryButton().fire());
        assertEquals(true, dark());
        assertEquals(List.of(true, false, false), chosen(robot));
        robot.interact(() -> system.set(ColorScheme.DARK));
        robot.interact(() -> robot.lookup("#theme").queryButton().fire());
        assertEquals(false, dark());
        assertEquals(List.of(false, true, false), chosen(robot));
        assertEquals(Look.LIGHT, new Remembered(settings()).look());
    }

    @Test
    void whatEarlierVersionsRememberedStillHolds() throws Exception {
        Path old = folder.resolve("old.json");
        Files.writeString(old, "{\"theme\": \"LIGHT\"}");
        assertEquals(Look.LIGHT, new Remembered(new Settings(old)).look());
    }

    @Test
    void aWindowThatClosedFollowsNoLonger(FxRobot robot) {
        choose(robot, Look.SYSTEM);
        robot.interact(() -> window.close());
        robot.interact(() -> system.set(ColorScheme.DARK));
        assertEquals(false, dark());
    }
}
