package latentatlas.ui.spoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import latentatlas.ui.spoken.Announcement.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class LiveTextTest {
    private final AnnouncementsModel announcements = new AnnouncementsModel();
    private LiveText text;

    @Start
    void start(Stage stage) {
        text = new LiveText(announcements);
        stage.setScene(new Scene(new VBox(text), 400, 200));
        stage.show();
    }

    @Test
    void whatWasAnnouncedBeforeItWasShownIsThereToo(FxRobot robot) {
        robot.interact(() -> {
            announcements.accept(new Announcement(Kind.TRAINING, "epoch 1"));
            assertEquals("", text.getText());
            text.setVisible(true);
            announcements.accept(new Announcement(Kind.PLACE, "z = (0, 0)"));
        });
        assertEquals("epoch 1\nz = (0, 0)", text.getText());
        assertEquals(text.getLength(), text.getCaretPosition());
        assertFalse(text.isEditable());
    }

    @Test
    void whoReadsAnEarlierLineStaysThere(FxRobot robot) {
        robot.interact(() -> {
            text.setVisible(true);
            announcements.accept(new Announcement(Kind.TRAINING, "epoch 1"));
            text.requestFocus();
            text.positionCaret(2);
            announcements.accept(new Announcement(Kind.TRAINING, "epoch 2"));
        });
        assertEquals(2, text.getCaretPosition());
    }

    @Test
    void theSameIsSaidTwiceOnlyIfItIsAskedFor(FxRobot robot) {
        robot.interact(() -> {
            for (Kind kind : new Kind[] {Kind.PLACE, Kind.PLACE, Kind.ANSWER, Kind.ANSWER}) {
                announcements.accept(new Announcement(kind, "here"));
            }
            announcements.accept(new Announcement(Kind.JOB, " "));
        });
        assertThat(announcements.said()).hasSize(3);
    }

    @Test
    void oldAnnouncementsAreForgotten(FxRobot robot) {
        robot.interact(() -> {
            for (int i = 0; i <= AnnouncementsModel.KEPT; i++) {
                announcements.accept(new Announcement(Kind.PLACE, "place " + i));
            }
        });
        assertThat(announcements.said()).hasSize(AnnouncementsModel.KEPT);
        assertEquals("place 1", announcements.said().get(0).text());
    }
}
