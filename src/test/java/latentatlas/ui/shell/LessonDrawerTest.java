package latentatlas.ui.shell;

import static latentatlas.ui.Screen.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import latentatlas.archive.IdxWriter;
import latentatlas.image.DigitWriter;
import latentatlas.session.Settings;
import latentatlas.ui.Screen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class LessonDrawerTest {
    @TempDir
    private Path folder;

    private AtlasWindow window;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        window = new AtlasWindow(shown, 1, 1, new Settings(folder.resolve("settings.json")));
        window.show();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(30_000, () -> window.close());
    }

    @Test
    void aGuessIsCommittedThenTheWindowRunsTheLessonAndSaysWhatWasMeasured(FxRobot robot) throws Exception {
        Path digits = Files.createDirectory(folder.resolve("few digits"));
        IdxWriter.write(digits, "train", DigitWriter.images(60, 1));
        waitUntil(() -> text(robot, "#data-menu").contains("Built-in"));
        robot.interact(() -> window.open(digits));
        waitUntil(() -> text(robot, "#data-menu").contains("few digits"));
        robot.interact(() -> robot.lookup("#more").queryAs(MenuButton.class).getItems().stream()
                .filter(item -> "lessons".equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
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
        Screen.keep(robot, stage, "lesson");
        robot.clickOn("#close-lessons");
        assertThat(robot.lookup("#lessons").query().isVisible()).isFalse();
    }

    private static Bounds scene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryLabeled().getText();
    }
}
