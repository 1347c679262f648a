package latentatlas.ui.shell;

import static latentatlas.ui.Screen.fire;
import static latentatlas.ui.Screen.text;
import static latentatlas.ui.Screen.waitUntil;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import latentatlas.measure.Strangeness;
import latentatlas.ui.Screen;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/** The pages of the side panel, over a model that was trained a little. */
@Tag("long")
class WindowPagesTest {
    @RegisterExtension
    private final OpenWindow open = new OpenWindow(2);

    private static void page(FxRobot robot, KeyCode digit, String id) {
        robot.push(KeyCode.CONTROL, digit);
        assertTrue(robot.lookup(id).queryAs(ToggleButton.class).isSelected(), id);
    }

    @Test
    void theDataAreRankedMarkedOnTheMapAndMeasuredOnPagesOfTheirOwn(FxRobot robot) throws Exception {
        open.ready();
        fire(robot, "#train");
        waitUntil(() -> text(robot, "#epoch").startsWith("epoch"));
        fire(robot, "#stop");
        waitUntil(() -> text(robot, "#state").equals("ready"));
        assertTrue(robot.lookup("#page-training").queryAs(ToggleButton.class).isSelected());

        page(robot, KeyCode.DIGIT4, "#page-rank");
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<Strangeness> score = robot.lookup("#rank-score").queryAs(ComboBox.class);
            score.setValue(Strangeness.RECONSTRUCTION);
        });
        waitUntil(() -> !robot.lookup("#rank").queryButton().isDisabled());
        fire(robot, "#rank");
        waitUntil(() -> text(robot, "#rank-chosen").contains(" images, "));
        Screen.keep(robot, open.stage(), "page-rank");
        // When the codes of all images come they are ranked anew, and there is nothing to mark for that while.
        waitUntil(() -> {
            Button mark = robot.lookup("#rank-mark").queryButton();
            if (mark.getParent().getParent().isVisible()) {
                mark.fire();
            }
            return robot.lookup("#gallery").query().isVisible();
        });

        page(robot, KeyCode.DIGIT3, "#page-scores");
        fire(robot, "#measure-scores");
        assertTrue(robot.lookup("#cancel-scores").query().isVisible());
        assertTrue(robot.lookup("#measure-scores").query().isDisabled());
        Screen.keep(robot, open.stage(), "page-scores");
        fire(robot, "#cancel-scores");
        assertFalse(robot.lookup("#measure-scores").query().isDisabled());

        page(robot, KeyCode.DIGIT2, "#page-budget");
        waitUntil(() -> !text(robot, "#budget-of").isEmpty());
        Screen.keep(robot, open.stage(), "page-budget");
        page(robot, KeyCode.DIGIT1, "#page-training");
    }
}
