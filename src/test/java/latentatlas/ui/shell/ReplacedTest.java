package latentatlas.ui.shell;

import static latentatlas.ui.Screen.choose;
import static latentatlas.ui.Screen.fire;
import static latentatlas.ui.Screen.text;
import static latentatlas.ui.Screen.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.stage.WindowEvent;
import latentatlas.message.Message;
import latentatlas.session.Draft;
import latentatlas.session.Exhibit;
import latentatlas.session.Origin;
import latentatlas.session.Phase;
import latentatlas.session.Session;
import latentatlas.session.Workspace;
import latentatlas.training.TrainingPlan;
import latentatlas.ui.Screen;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A model that was not saved and was replaced is offered back, and something else is done while the offer stands. */
@Tag("long")
class ReplacedTest {
    @RegisterExtension
    private final OpenWindow open = new OpenWindow().withDigits(300);

    private static final int ENDLESS = 1_000;

    private Path file;

    private Session session() {
        return open.window().session();
    }

    private Workspace now() {
        return session().workspace();
    }

    private void idle() throws Exception {
        waitUntil(() -> now().phase() == Phase.IDLE);
    }

    /** Trains anew until the run has shown itself. */
    private void train(FxRobot robot) throws Exception {
        Exhibit before = now().newest();
        fire(robot, now().canTrainOn() ? "#rewind" : "#train");
        waitUntil(() -> now().newest() != before && now().newest().history().done() > 0);
    }

    /** A model that is in no file, at hand and about to give way. */
    private Exhibit atHand(FxRobot robot) throws Exception {
        open.ready();
        file = open.folder().resolve("other.latent");
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> session().save(file));
        waitUntil(() -> now().newest().origin() instanceof Origin.Saved);
        TrainingPlan endless = now().draft().plan().with().epochs(ENDLESS).build();
        robot.interact(() -> session().propose(new Draft(endless, true)));
        train(robot);
        fire(robot, "#stop");
        idle();
        return now().newest();
    }

    private void openOther(FxRobot robot) throws Exception {
        robot.interact(() -> open.window().open(file));
        waitUntil(() -> text(robot, ".file-name").equals("other.latent")
                && !offers(robot).isEmpty());
    }

    private static List<Button> offers(FxRobot robot) {
        return robot.lookup("#loss").queryAll().stream()
                .flatMap(notice -> notice.lookupAll(".button").stream())
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(button -> "Undo".equals(button.getText()) || "撤销".equals(button.getText()))
                .toList();
    }

    private Exhibit bringBack(FxRobot robot, int offer) throws Exception {
        waitUntil(() -> offers(robot).size() > offer);
        robot.interact(() -> offers(robot).get(offer).fire());
        idle();
        assertThat(now().unsaved()).isTrue();
        assertThat(now().canTrainOn()).isTrue();
        return now().newest();
    }

    private static boolean same(Exhibit one, Exhibit other) {
        return one.checkpoint().sameMoment(other.checkpoint());
    }

    private void meanwhile(FxRobot robot, String what) throws Exception {
        switch (what) {
            case "stop" -> {
                fire(robot, "#stop");
                idle();
            }
            case "open" -> openOther(robot);
            case "open-and-train" -> {
                openOther(robot);
                train(robot);
            }
            case "train-again" -> train(robot);
            case "save" -> {
                robot.interact(() -> session().save(open.folder().resolve("meanwhile.latent")));
                waitUntil(() -> now().jobs().isEmpty()
                        && (now().phase() == Phase.IDLE
                                || !now().newest().origin().safe()));
            }
            case "speak" -> choose(robot, "#more", "language-zh");
            default -> throw new IllegalArgumentException(what);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "open", "open-and-train", "train-again", "save", "speak"})
    void comesBackWhateverIsDoneMeanwhileAndWhatGivesWayToItIsOfferedToo(String what, FxRobot robot) throws Exception {
        Exhibit lost = atHand(robot);
        train(robot);
        meanwhile(robot, what);
        assertThat(same(bringBack(robot, 0), lost)).isTrue();
        Exhibit gaveWay = bringBack(robot, offers(robot).size() - 1);
        assertThat(same(gaveWay, lost)).isFalse();
        assertThat(same(bringBack(robot, offers(robot).size() - 1), lost)).isTrue();
    }

    @Test
    void threePiecesOfNewsDoNotPushTheOfferOut(FxRobot robot) throws Exception {
        atHand(robot);
        openOther(robot);
        for (int i = 0; i < 3; i++) {
            meanwhile(robot, "save");
        }
        assertThat(offers(robot)).hasSize(1);
    }

    @Test
    void theKeyboardStaysAmongTheNoticesOnceAnOfferIsTaken(FxRobot robot) throws Exception {
        atHand(robot);
        openOther(robot);
        robot.clickOn(offers(robot).get(0));
        waitUntil(() -> now().unsaved());
        Screen.waitForLayout(robot, open.stage());
        assertThat(open.stage().getScene().getFocusOwner().getId()).isEqualTo("question");
    }

    @Test
    void closingAsksWhileAModelCanStillBeHadBack(FxRobot robot) throws Exception {
        atHand(robot);
        openOther(robot);
        assertThat(now().unsaved()).isFalse();
        answerClosing(robot, "question.stay");
        assertThat(open.stage().isShowing()).isTrue();
        answerClosing(robot, "question.discard");
        assertThat(open.stage().isShowing()).isFalse();
    }

    private void answerClosing(FxRobot robot, String answer) throws Exception {
        Platform.runLater(() -> {
            WindowEvent closing = new WindowEvent(open.stage(), WindowEvent.WINDOW_CLOSE_REQUEST);
            open.stage().getOnCloseRequest().handle(closing);
            if (!closing.isConsumed()) {
                open.stage().hide();
            }
        });
        waitUntil(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
        DialogPane question = robot.lookup(".dialog-pane").queryAs(DialogPane.class);
        Node button = question.lookupButton(question.getButtonTypes().stream()
                .filter(type -> type.getText().equals(Message.text(answer)))
                .findFirst()
                .orElseThrow());
        robot.interact(((Button) button)::fire);
        waitUntil(() -> robot.lookup(".dialog-pane").tryQuery().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
    }
}
