package latentatlas.ui.shell;

import static latentatlas.ui.Screen.choose;
import static latentatlas.ui.Screen.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import latentatlas.ui.Screen;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

class TourTest {
    @RegisterExtension
    private final OpenWindow open = new OpenWindow();

    @Test
    @Tag("long")
    void theFirstStartOffersItAndEachOfFiveStepsPointsAtAControlInEverySize(FxRobot robot) throws Exception {
        waitUntil(() -> robot.lookup("#question").tryQuery().isPresent());
        robot.clickOn("Show me");
        List<String> titles = new ArrayList<>();
        while (tour(robot).isVisible() && titles.size() < 10) {
            WaitForAsyncUtils.waitForFxEvents();
            titles.add(robot.lookup("#tour-title").queryLabeled().getText());
            for (double[] size : new double[][] {{1100, 700}, {1440, 900}}) {
                robot.interact(() -> {
                    open.stage().setWidth(size[0]);
                    open.stage().setHeight(size[1]);
                });
                WaitForAsyncUtils.waitForFxEvents();
                assertThat(besideTheOutline(robot)).as(titles.toString()).isTrue();
            }
            Screen.keep(robot, open.stage(), "tour-" + titles.size());
            robot.type(KeyCode.ENTER);
        }
        assertThat(titles).hasSize(5).doesNotHaveDuplicates();
    }

    private static boolean besideTheOutline(FxRobot robot) {
        Node outline = robot.lookup(".tour-outline").query();
        Bounds callout = scene(robot.lookup("#tour-callout").query());
        Bounds window = scene(outline.getScene().getRoot());
        return outline.isVisible()
                && window.contains(callout)
                && window.contains(scene(outline).getCenterX(), scene(outline).getCenterY());
    }

    private static Bounds scene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    @Test
    void keysLeadThroughItAndEscLeavesItWithTheFocusWhereItWas(FxRobot robot) throws Exception {
        begin(robot);
        String first = robot.lookup("#tour-title").queryLabeled().getText();
        robot.type(KeyCode.RIGHT, KeyCode.LEFT);
        assertThat(robot.lookup("#tour-title").queryLabeled().getText()).isEqualTo(first);
        robot.type(KeyCode.TAB);
        assertThat(robot.lookup("#tour-skip").query().isFocused()).isTrue();
        robot.type(KeyCode.TAB, KeyCode.TAB);
        assertThat(robot.lookup("#tour-skip").query().isFocused())
                .as("Back cannot be reached on the first step")
                .isTrue();
        robot.type(KeyCode.ESCAPE);
        assertThat(tour(robot).isVisible()).isFalse();
        assertThat(robot.lookup(".map").query().isFocused()).isTrue();
    }

    @Test
    void whatIsPointedAtMayVanishAndComeBack(FxRobot robot) throws Exception {
        begin(robot);
        robot.type(KeyCode.RIGHT);
        Node pointed = robot.lookup(".decoder-panel").query();
        robot.interact(() -> pointed.setVisible(false));
        waitUntil(() -> !robot.lookup(".tour-outline").query().isVisible());
        assertThat(robot.lookup("#tour-callout").query().isVisible()).isTrue();
        robot.interact(() -> pointed.setVisible(true));
        waitUntil(() -> robot.lookup(".tour-outline").query().isVisible());
        robot.clickOn("#tour-skip");
        assertThat(tour(robot).isVisible()).isFalse();
    }

    @Test
    void whatIsPointedAtCanBeUsedMeanwhile(FxRobot robot) throws Exception {
        begin(robot);
        String before = robot.lookup("#read-out").queryLabeled().getText();
        Node map = robot.lookup(".map").query();
        robot.clickOn(map.localToScreen(
                map.getLayoutBounds().getWidth() * 0.7, map.getLayoutBounds().getHeight() * 0.7));
        waitUntil(() -> !robot.lookup("#read-out").queryLabeled().getText().equals(before));
        assertThat(tour(robot).isVisible()).isTrue();
    }

    private void begin(FxRobot robot) throws Exception {
        waitUntil(() -> robot.lookup("#question").tryQuery().isPresent());
        robot.interact(() -> robot.lookup(".map").query().requestFocus());
        choose(robot, "#more", "tour");
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Node tour(FxRobot robot) {
        return robot.lookup("#tour").query();
    }
}
