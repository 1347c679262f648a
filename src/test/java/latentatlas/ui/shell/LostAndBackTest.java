package latentatlas.ui.shell;

import static latentatlas.ui.Screen.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Predicate;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import latentatlas.session.Settings;
import latentatlas.ui.map.model.MapModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What an act takes away is told of, with a button that brings it back. */
@ExtendWith(ApplicationExtension.class)
class LostAndBackTest {
    @TempDir
    private Path folder;

    private AtlasWindow window;

    @Start
    void start(Stage shown) {
        window = new AtlasWindow(shown, 1, 1, new Settings(folder.resolve("settings.json")));
        window.show();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(30_000, () -> window.close());
    }

    private MapModel map() {
        return window.content().features.map;
    }

    private static void ready(FxRobot robot) throws Exception {
        waitUntil(() -> robot.lookup("#decoded").queryAs(ImageView.class).getImage() != null);
    }

    private static Predicate<Node> undo() {
        return node -> node instanceof Button button && "Undo".equals(button.getText());
    }

    @Test
    void aSelectionThatIsDroppedComesBackByKeyboardAlone(FxRobot robot) throws Exception {
        ready(robot);
        robot.interact(() -> map().selection().select(new int[] {1, 2, 3}));
        robot.interact(() -> robot.lookup(".map").query().requestFocus());
        robot.interact(() -> map().selection().clear());
        assertThat(robot.lookup("#loss").tryQuery()).isPresent();
        robot.interact(() -> robot.lookup("#loss").lookup(undo()).query().requestFocus());
        robot.type(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(map().selection().selected()).containsExactly(1, 2, 3);
        assertThat(robot.lookup("#loss").tryQuery()).isEmpty();
    }

    @Test
    void theOfferEndsWhenSomethingElseIsDone(FxRobot robot) throws Exception {
        ready(robot);
        robot.interact(() -> {
            map().selection().select(new int[] {1, 2, 3});
            map().selection().clear();
        });
        assertThat(robot.lookup("#loss").tryQuery()).isPresent();
        robot.interact(() -> map().toggle(4));
        assertThat(robot.lookup("#loss").tryQuery()).isEmpty();
    }

    @Test
    void aDrawingThatIsClearedComesBack(FxRobot robot) throws Exception {
        ready(robot);
        Node pad = robot.lookup("#pad-a").query();
        Point2D middle = pad.localToScreen(
                pad.getLayoutBounds().getCenterX(), pad.getLayoutBounds().getCenterY());
        robot.drag(middle.add(0, -30)).moveTo(middle.add(0, 30)).drop();
        robot.interact(() -> robot.lookup("#clear-a").queryButton().fire());
        assertThat(window.content().left().view().pads().a().isEmpty()).isTrue();
        robot.interact(() -> ((Button) robot.lookup("#loss").lookup(undo()).query()).fire());
        assertThat(window.content().left().view().pads().a().strokes()).hasSize(1);
    }
}
