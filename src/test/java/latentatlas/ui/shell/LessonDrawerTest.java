package latentatlas.ui.shell;

import static latentatlas.ui.Screen.choose;
import static latentatlas.ui.Screen.text;
import static latentatlas.ui.Screen.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import latentatlas.archive.IdxWriter;
import latentatlas.image.DigitWriter;
import latentatlas.ui.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

class LessonDrawerTest {
    @RegisterExtension
    private final OpenWindow open = new OpenWindow();

    @Test
    void aGuessIsCommittedThenTheWindowRunsTheLessonAndSaysWhatWasMeasured(FxRobot robot) throws Exception {
        Path digits = Files.createDirectory(open.folder().resolve("few digits"));
        IdxWriter.write(digits, "train", DigitWriter.images(60, 1));
        open.ready();
        robot.interact(() -> open.window().open(digits));
        waitUntil(() -> text(robot, "#data-menu").contains("few digits"));
        choose(robot, "#more", "lessons");
        WaitForAsyncUtils.waitForFxEvents();
        Node map = robot.lookup(".map").query();
        assertThat(scene(robot.lookup("#lessons").query()).getMinY())
                .as("it covers nothing of the map")
                .isGreaterThanOrEqualTo(scene(map).getMaxY() - 1);
        assertThat(open.stage().getScene().getFocusOwner())
                .as("the keyboard is where the lessons are")
                .isEqualTo(robot.lookup("#lesson-axes").query());
        robot.clickOn("#lesson-collapse");
        assertThat(robot.lookup("#layer-manifold").queryAs(ToggleButton.class).isSelected())
                .isTrue();
        assertThat(robot.lookup("#commit-guess").queryButton().isDisabled())
                .as("no outcome before a guess")
                .isTrue();
        robot.clickOn("#answer-3");
        robot.clickOn("#commit-guess");
        waitUntil(() -> robot.lookup("#lesson-table").tryQuery().isPresent());
        assertThat(robot.lookup("#lesson-verdict").tryQuery()).isPresent();
        Screen.keep(robot, open.stage(), "lesson");
        robot.clickOn("#close-lessons");
        assertThat(robot.lookup("#lessons").query().isVisible()).isFalse();
    }

    @Test
    void withTextTwiceAsLargeHalfTheWindowStaysForWhatTheLessonIsAbout(FxRobot robot) throws Exception {
        open.ready();
        robot.interact(() -> {
            open.stage().setWidth(1100);
            open.stage().setHeight(700);
            open.stage().getScene().getRoot().setStyle("-fx-font-size: 26px;");
        });
        choose(robot, "#more", "lessons");
        Screen.waitForLayout(robot, open.stage());
        assertThat(scene(robot.lookup("#lessons").query()).getHeight())
                .isLessThanOrEqualTo(open.stage().getScene().getHeight() / 2 + 1);
    }

    @Test
    void theLastLessonBringsThePadIntoViewAndLeavesTheKeyboardInTheCard(FxRobot robot) throws Exception {
        open.ready();
        robot.interact(() -> {
            open.stage().setWidth(1100);
            open.stage().setHeight(700);
        });
        choose(robot, "#more", "lessons");
        Screen.waitForLayout(robot, open.stage());
        robot.clickOn("#lesson-draw");
        Screen.waitForLayout(robot, open.stage());
        Bounds pad = scene(robot.lookup("#pad-a").query());
        assertThat(pad.getMinY())
                .isGreaterThan(scene(robot.lookup(".map").query()).getMinY());
        assertThat(pad.getMaxY())
                .isLessThan(scene(robot.lookup("#lessons").query()).getMinY());
        Point2D middle = robot.point("#pad-a").query();
        robot.drag(middle.add(0, -30)).moveTo(middle.add(0, 30)).drop();
        robot.clickOn("#answer-1");
        waitUntil(() -> !robot.lookup("#commit-guess").queryButton().isDisabled());
        robot.clickOn("#commit-guess");
        waitUntil(() -> robot.lookup("#lesson-table").tryQuery().isPresent());
        assertThat(open.stage().getScene().getFocusOwner().getId()).isEqualTo("lesson-again");
    }

    private static Bounds scene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }
}
