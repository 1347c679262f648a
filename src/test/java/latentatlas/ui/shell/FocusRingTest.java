package latentatlas.ui.shell;

import static latentatlas.ui.Screen.fire;
import static latentatlas.ui.Screen.waitForLayout;
import static latentatlas.ui.Screen.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import latentatlas.picture.Theme;
import latentatlas.ui.theme.StyleSheets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/** Whatever has the keyboard shows it, in the light and in the dark. */
class FocusRingTest {
    @RegisterExtension
    private final OpenWindow open = new OpenWindow().withDigits(8);

    /** What one does not see in each theme. */
    private static List<String> unseen(FxRobot robot, Scene scene) throws Exception {
        robot.interact(scene.getWindow()::requestFocus);
        waitUntil(scene.getWindow()::isFocused);
        robot.push(KeyCode.SHIFT);
        List<String> unseen = new ArrayList<>();
        for (Theme theme : Theme.values()) {
            robot.interact(() -> StyleSheets.apply(theme));
            waitForLayout(robot, (Stage) scene.getWindow());
            robot.interact(() -> FocusRings.unseen(scene).forEach(line -> unseen.add(theme + " " + line)));
        }
        return unseen;
    }

    @Test
    void everyControlOfTheWindowShowsThatItHasTheKeyboard(FxRobot robot) throws Exception {
        open.ready();
        for (String page : new String[] {"training", "budget", "scores", "rank"}) {
            fire(robot, "#page-" + page);
            assertThat(unseen(robot, open.stage().getScene())).as(page).isEmpty();
        }
    }

    @Test
    void everyControlOfTheOtherWindowsShowsItToo(FxRobot robot) throws Exception {
        open.ready();
        List<String> unseen = new ArrayList<>();
        for (String command : new String[] {"slow-step", "reading", "words", "shortcuts", "about"}) {
            int before = Window.getWindows().size();
            robot.interact(() -> open.window().commands().all().stream()
                    .filter(each -> each.key().equals(command))
                    .findFirst()
                    .orElseThrow()
                    .action()
                    .run());
            waitUntil(() -> Window.getWindows().size() > before);
            Window opened = Window.getWindows().get(Window.getWindows().size() - 1);
            unseen(robot, opened.getScene()).forEach(line -> unseen.add(command + ": " + line));
            robot.interact(opened::hide);
        }
        assertThat(unseen).isEmpty();
    }
}
