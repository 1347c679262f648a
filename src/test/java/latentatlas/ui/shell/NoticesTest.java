package latentatlas.ui.shell;

import static latentatlas.ui.Screen.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.Notification;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class NoticesTest {
    private static final Message GONE = Message.of("screen.undo");

    private final List<String> told = new ArrayList<>();
    private Notices notices;

    @Start
    void start(Stage stage) {
        notices = new Notices(said -> {});
        // The keyboard is elsewhere: a notice that has it stays.
        stage.setScene(new Scene(new VBox(new Button(), notices), 400, 300));
        stage.show();
    }

    private void offer(String name) {
        notices.offerLong(GONE, () -> told.add("undo " + name), () -> told.add("gone " + name));
    }

    @Test
    void whoOffersIsToldOnceThatTheOfferLeavesHoweverItDoes(FxRobot robot) {
        robot.interact(() -> {
            offer("dismissed");
            assertThat(told).isEmpty();
            notices.dismiss();
            offer("taken");
            Notification offered = (Notification) notices.getChildren().get(0);
            ((Button) offered.getPrimaryActions().get(0)).fire();
            for (int i = 0; i < 4; i++) {
                offer("crowded " + i);
            }
        });
        assertThat(told).containsExactly("gone dismissed", "gone taken", "undo taken", "gone crowded 0");
        assertThat(notices.standing()).isEqualTo(3);
    }

    @Test
    void anOfferSaidInAnotherLanguageStandsAndNothingOfTheFirstIsKept(FxRobot robot) {
        robot.interact(() -> {
            offer("said again");
            notices.sayAgain();
        });
        assertThat(told).isEmpty();
        assertThat(notices.standing()).isEqualTo(1);
        robot.interact(() -> notices.dismiss());
        assertThat(told).containsExactly("gone said again");
        assertThat(notices.standing()).isZero();
    }

    @Test
    void aProblemBeginsWithACapitalLetterButAFilesNameIsWhatItIs(FxRobot robot) {
        Message next = Message.of("image.fetchFile");
        robot.interact(() -> {
            notices.show(new ProblemException(Message.of("image.itemUnreadable", "broken.npz", "cut"), null, next));
            notices.show(new ProblemException(Message.of("image.unreadable"), null, next));
        });
        assertThat(notices.getChildren())
                .extracting(notice -> ((Notification) notice).getMessage().split(" ", 2)[0])
                .containsExactly("broken.npz", "The");
    }

    /** What is drawn from a cache of its own leaves it behind when it leaves the window, as JavaFX has it. */
    @Test
    void noPictureOfANoticeStaysWithTheRenderer(FxRobot robot) throws Exception {
        long before = Diagnosis.instances(".PSWDrawable");
        for (int i = 0; i < 20; i++) {
            String name = "drawn " + i;
            robot.interact(() -> {
                offer(name);
                notices.getScene().snapshot(null);
                notices.dismiss();
                notices.getScene().snapshot(null);
            });
        }
        assertThat(Diagnosis.instances(".PSWDrawable") - before).isLessThan(10);
    }

    @Test
    void whatAnOfferHoldsIsLetGoAsSoonAsItLeaves(FxRobot robot) throws Exception {
        AtomicReference<WeakReference<Object>> held = new AtomicReference<>();
        robot.interact(() -> {
            Object model = new Object();
            held.set(new WeakReference<>(model));
            notices.offerLong(GONE, () -> told.add("undo " + model), () -> {});
        });
        // What stops its clock must outlive a collection.
        WeakReference<Object> garbage = new WeakReference<>(new Object());
        waitUntil(() -> {
            System.gc();
            return garbage.get() == null;
        });
        robot.interact(() -> notices.dismiss());
        waitUntil(() -> {
            System.gc();
            return held.get().get() == null;
        });
    }
}
