package latentatlas.ui.shell;

import static latentatlas.ui.Screen.fire;
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
import latentatlas.session.Settings;
import latentatlas.ui.theme.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/** Light, dark, or as the system is. */
class AppearanceTest {
    private final ObjectProperty<ColorScheme> system = new SimpleObjectProperty<>(ColorScheme.LIGHT);

    @RegisterExtension
    private final OpenWindow open =
            new OpenWindow((stage, settings) -> new AtlasWindow(stage, new Windows(1, settings, system), 1));

    private boolean dark() {
        return open.window().root().getPseudoClassStates().contains(PseudoClass.getPseudoClass("dark"));
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
        assertEquals(Look.SYSTEM, new Remembered(open.settings()).look());
    }

    @Test
    void theButtonSwitchesBetweenLightAndDarkAndTheMenuTellsWhichHolds(FxRobot robot) {
        choose(robot, Look.SYSTEM);
        fire(robot, "#theme");
        assertEquals(true, dark());
        assertEquals(List.of(true, false, false), chosen(robot));
        robot.interact(() -> system.set(ColorScheme.DARK));
        fire(robot, "#theme");
        assertEquals(false, dark());
        assertEquals(List.of(false, true, false), chosen(robot));
        assertEquals(Look.LIGHT, new Remembered(open.settings()).look());
    }

    @Test
    void whatEarlierVersionsRememberedStillHolds() throws Exception {
        Path old = open.folder().resolve("old.json");
        Files.writeString(old, "{\"theme\": \"LIGHT\"}");
        assertEquals(Look.LIGHT, new Remembered(new Settings(old)).look());
    }

    @Test
    void aWindowThatClosedFollowsNoLonger(FxRobot robot) {
        choose(robot, Look.SYSTEM);
        robot.interact(() -> open.window().close());
        robot.interact(() -> system.set(ColorScheme.DARK));
        assertEquals(false, dark());
    }
}
