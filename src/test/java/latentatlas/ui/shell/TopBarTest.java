package latentatlas.ui.shell;

import static latentatlas.ui.Screen.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Labeled;
import latentatlas.session.Draft;
import latentatlas.session.Exhibit;
import latentatlas.session.Phase;
import latentatlas.session.Session;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/** The bar is told of each snapshot of a run. */
class TopBarTest {
    @RegisterExtension
    private final OpenWindow open = new OpenWindow().withDigits(300);

    private Session session() {
        return open.window().session();
    }

    private static List<Object> made(FxRobot robot) {
        Labeled train = robot.lookup("#train").queryLabeled();
        Labeled file = robot.lookup(".file-name").queryLabeled();
        return List.of(train.getGraphic(), train.getTooltip(), file.getTooltip());
    }

    private double progress() {
        Exhibit newest = session().workspace().newest();
        return newest == null || newest.progress() == null
                ? 0
                : newest.progress().share();
    }

    @Test
    void aSnapshotMakesNothingAnewThatIsAsItWas(FxRobot robot) throws Exception {
        open.ready();
        robot.interact(() -> session().train());
        waitUntil(() -> session().workspace().phase() == Phase.RUNNING && progress() > 0);
        List<Object> before = made(robot);
        double then = progress();
        waitUntil(() -> progress() > then);
        List<Object> after = made(robot);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i)).isSameAs(before.get(i));
        }
    }

    @Test
    void ofPcaThereIsOneEpochWhateverThePlanSays(FxRobot robot) throws Exception {
        open.ready();
        TrainingPlan plan = session()
                .workspace()
                .draft()
                .plan()
                .with()
                .kind(ModelKind.PCA)
                .epochs(40)
                .build();
        robot.interact(() -> {
            session().propose(new Draft(plan, true));
            session().train();
        });
        waitUntil(() -> session().workspace().phase() == Phase.IDLE && progress() == 1);
        assertThat(robot.lookup("#epoch").queryLabeled().getText()).isEqualTo("epoch 1 / 1");
    }
}
