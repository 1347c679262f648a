package latentatlas.ui.shell;

import static latentatlas.ui.Screen.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import latentatlas.ui.map.model.MapModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What an act takes away is told of, with a button that brings it back. */
class LostAndBackTest {
    @RegisterExtension
    private final OpenWindow open = new OpenWindow(1);

    private MapModel map() {
        return open.window().content().features.map;
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
        assertThat(open.window().content().left().view().pads().a().isEmpty()).isTrue();
        robot.interact(() -> ((Button) robot.lookup("#loss").lookup(undo()).query()).fire());
        assertThat(open.window().content().left().view().pads().a().strokes()).hasSize(1);
    }
}
