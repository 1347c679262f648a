package latentatlas.ui.shell;

import static latentatlas.ui.Screen.choose;
import static latentatlas.ui.Screen.text;
import static latentatlas.ui.Screen.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Bounds;
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

    private static Bounds scene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }
}
