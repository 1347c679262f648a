package latentatlas.ui.shell;

import static latentatlas.ui.Screen.fire;
import static latentatlas.ui.Screen.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import latentatlas.ui.Accessible;
import latentatlas.ui.map.control.MapKeys;
import latentatlas.ui.spoken.LiveText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What a screen reader would be told: the toolkit answers its questions without one. */
@Tag("long")
class AccessibilityTest {
    @RegisterExtension
    private final OpenWindow open = new OpenWindow().withDigits(200);

    private static String told(Node node) {
        return String.valueOf(node.queryAccessibleAttribute(AccessibleAttribute.TEXT));
    }

    @Test
    void allThatTakesTheKeyboardOrShowsAPictureHasAName(FxRobot robot) throws Exception {
        open.ready();
        for (String page : new String[] {"training", "budget", "scores", "rank"}) {
            waitUntil(() -> robot.lookup("#page-" + page).tryQuery().isPresent());
            fire(robot, "#page-" + page);
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(Accessible.nameless(open.window().root())).as(page).isEmpty();
        }
    }

    @Test
    void secondaryWindowsHaveNamesToo(FxRobot robot) throws Exception {
        open.ready();
        for (KeyCode key : new KeyCode[] {KeyCode.L, KeyCode.K}) {
            int before = Window.getWindows().size();
            robot.push(KeyCode.CONTROL, key);
            waitUntil(() -> Window.getWindows().size() > before);
            Window opened = Window.getWindows().get(Window.getWindows().size() - 1);
            assertThat(Accessible.nameless(opened.getScene().getRoot()))
                    .as(key.toString())
                    .isEmpty();
            robot.interact(opened::hide);
        }
    }

    @Test
    void theMapTellsTheCursorItsSurroundingsTheLayerAndHowManyCodesThereAre(FxRobot robot) throws Exception {
        open.ready();
        Node map = robot.lookup(".map").query();
        waitUntil(() -> told(map).contains("of the prior"));
        assertThat(told(map)).matches("z = \\(.*\\)\\. Label \\d, \\d+ of the 10 nearest codes\\..*codes");
        assertThat(told(map)).contains("Layer Manifold");
        Node chart = robot.lookup("#loss-chart").query();
        assertThat(told(chart)).contains("epochs").contains("KL");
    }

    @Test
    void noTwoCommandsShareAKeyAndNoneTakesOneOfTheMaps(FxRobot robot) {
        List<Command> keyed = open.window().commands().all().stream()
                .filter(command -> command.keys() != null)
                .toList();
        assertThat(keyed.stream().map(command -> String.valueOf(command.keys())))
                .doesNotHaveDuplicates();
        assertThat(keyed.stream().map(Command::key)).doesNotHaveDuplicates();
        String map = String.join(" ", MapKeys.sheet().keySet());
        assertThat(keyed.stream().map(command -> String.valueOf(command.keys())).filter(keys -> keys.length() == 1))
                .noneMatch(letter ->
                        Pattern.compile("\\b" + letter + "\\b").matcher(map).find());
    }

    @Test
    void theKeyboardGoesFromPartToPartAndIsNeverLost(FxRobot robot) throws Exception {
        open.ready();
        Node map = robot.lookup(".map").query();
        robot.interact(map::requestFocus);
        Set<Node> seen = new HashSet<>();
        do {
            robot.push(KeyCode.F6);
            seen.add(map.getScene().getFocusOwner());
        } while (!map.isFocused() && seen.size() < 12);
        assertThat(seen).hasSizeBetween(4, 8);
        robot.push(KeyCode.SHIFT, KeyCode.F6);
        assertThat(map.isFocused()).isFalse();

        Node beta = robot.lookup("#beta").query();
        robot.interact(beta::requestFocus);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        waitUntil(() -> robot.lookup("#page-scores").query().isFocused());
        robot.push(KeyCode.ESCAPE);
        waitUntil(() -> robot.lookup("#question").tryQuery().isEmpty());
        assertThat(map.isFocused()).as("Esc takes the newest notice away first").isFalse();
        robot.push(KeyCode.ESCAPE);
        waitUntil(map::isFocused);
    }

    @Test
    void whatHappensIsToldInTheLiveTextWhichTheSettingsKeep(FxRobot robot) throws Exception {
        open.ready();
        LiveText text = robot.lookup("#live-text").queryAs(LiveText.class);
        assertThat(text.isVisible()).isFalse();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        assertThat(text.isVisible()).isTrue();
        robot.interact(() -> robot.lookup(".map").query().requestFocus());
        robot.push(KeyCode.RIGHT);
        waitUntil(() -> text.getText().contains("z = (0.05, 0.00)"));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
        assertThat(text.getText())
                .contains("KL divergence")
                .contains("overlap")
                .contains("of the standard normal prior");
        fire(robot, "#train");
        waitUntil(() -> text.getText().contains("Training has begun"));
        waitUntil(() -> text.getText().matches("(?s).*Epoch \\d+ of.*"));
        fire(robot, "#stop");
        waitUntil(() -> text.getText().contains("Training has ended"));
        assertThat(open.settings().get(Remembered.SPOKEN, Remembered.Spoken.class))
                .contains(new Remembered.Spoken(true, false));
    }
}
