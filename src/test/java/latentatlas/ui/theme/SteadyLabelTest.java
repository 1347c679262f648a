package latentatlas.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class SteadyLabelTest {
    private final SteadyLabel label = new SteadyLabel();
    private final Label beside = new Label("beside");
    private HBox row;

    @Start
    void start(Stage stage) {
        row = new HBox(label, beside);
        stage.setScene(new Scene(row, 400, 60));
        stage.show();
    }

    private double besideOf(FxRobot robot, String text) {
        robot.interact(() -> {
            label.setText(text);
            row.applyCss();
            row.layout();
        });
        return beside.getLayoutX();
    }

    @Test
    void whatStandsBesideItStaysWhereItIsWhenTheWordsGetShorter(FxRobot robot) {
        double wide = besideOf(robot, "z = (−1.25, −0.50)");
        assertEquals(wide, besideOf(robot, "z = (1.25, 0.50)"));
        assertTrue(besideOf(robot, "z = (−11.25, −10.50)") > wide);
    }

    @Test
    void anEmptyOneTakesNoRoomAndASmallerFontStartsAnew(FxRobot robot) {
        double wide = besideOf(robot, "12 500 images/s");
        assertTrue(besideOf(robot, "") < 1);
        assertEquals(wide, besideOf(robot, "500 images/s"));
        robot.interact(() -> label.setFont(Font.font(6)));
        assertTrue(besideOf(robot, "500 images/s") < wide);
    }
}
