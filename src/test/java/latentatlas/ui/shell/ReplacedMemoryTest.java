package latentatlas.ui.shell;

import static latentatlas.ui.Screen.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.Notification;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import latentatlas.image.DataSet;
import latentatlas.image.DigitWriter;
import latentatlas.image.ImageShape;
import latentatlas.latent.Cloud;
import latentatlas.picture.Shown;
import latentatlas.session.Autosave;
import latentatlas.session.Deaf;
import latentatlas.session.Draft;
import latentatlas.session.Exhibit;
import latentatlas.session.Exhibits;
import latentatlas.session.OpenData;
import latentatlas.session.Phase;
import latentatlas.session.Session;
import latentatlas.session.Workspace;
import latentatlas.training.History;
import latentatlas.training.Moment;
import latentatlas.training.Preset;
import latentatlas.training.Timeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What offers to bring models back hold, all together. */
@ExtendWith(ApplicationExtension.class)
class ReplacedMemoryTest {
    private static final long HALF = Replaced.MEMORY / 2;

    @TempDir
    private Path folder;

    private Notices notices;
    private Session session;
    private Replaced replaced;

    @Start
    void start(Stage stage) {
        notices = new Notices(said -> {});
        session = new Session(Platform::runLater, new Deaf(), Preset.ATLAS.plan(), 1, new Autosave(folder, 0));
        replaced = new Replaced(session, notices);
        stage.setScene(new Scene(notices, 400, 300));
        stage.show();
    }

    @AfterEach
    void close() {
        session.close();
    }

    /** A model that is in no file, whose past takes so many bytes. */
    private static Workspace unsaved(long bytes) {
        Exhibit exhibit = model();
        Moment moment = new Moment(1, new short[(int) (bytes / Short.BYTES)], new float[0], new double[0]);
        Timeline past = new Timeline(new int[0], new int[0], List.of(), List.of(moment));
        return new Workspace(Phase.IDLE, exhibit, exhibit, past, null, new Draft(exhibit.plan(), true), List.of());
    }

    private static Exhibit model() {
        History own = new History(List.of(), List.of(), List.of());
        double[] unknown = {Double.NaN, Double.NaN};
        return Exhibits.of(Shown.plain(2), ImageShape.MNIST, Cloud.EMPTY, null, Double.NaN, own, unknown);
    }

    private void tell(FxRobot robot, Workspace before) {
        robot.interact(() -> replaced.tell(before));
    }

    @Test
    void smallModelsAreOfferedSideBySide(FxRobot robot) {
        for (int i = 0; i < 3; i++) {
            tell(robot, unsaved(HALF / 4));
        }
        assertThat(notices.standing()).isEqualTo(3);
    }

    @Test
    void theOldestOfferLeavesWhereAllHoldMoreThanOneRunMay(FxRobot robot) {
        Workspace first = unsaved(HALF - HALF / 8);
        Workspace second = unsaved(HALF - HALF / 4);
        tell(robot, first);
        tell(robot, second);
        assertThat(notices.standing()).isEqualTo(2);
        tell(robot, unsaved(HALF));
        assertThat(notices.standing()).isEqualTo(2);
        takeOldest(robot);
        assertThat(session.workspace().newest()).isSameAs(second.newest());
    }

    private void takeOldest(FxRobot robot) {
        Notification offered = (Notification) notices.getChildren().get(0);
        robot.interact(() -> ((Button) offered.getPrimaryActions().get(0)).fire());
    }

    @Test
    void theNewestIsOfferedHoweverLargeItIsAndComesBack(FxRobot robot) {
        Workspace large = unsaved(3 * HALF);
        tell(robot, unsaved(1));
        tell(robot, large);
        assertThat(notices.standing()).isEqualTo(1);
        takeOldest(robot);
        assertThat(session.workspace().newest()).isSameAs(large.newest());
        assertThat(session.workspace().timeline()).isSameAs(large.timeline());
        assertThat(replaced.any()).isFalse();
    }

    @Test
    void nothingElseThatWasShownOrOpenIsHeld(FxRobot robot) throws Exception {
        WeakReference<OpenData> open = new WeakReference<>(
                OpenData.of(new DataSet("others", DigitWriter.images(10, 1), null), Preset.ATLAS.plan()));
        WeakReference<Exhibit> moment = new WeakReference<>(model());
        Workspace at = unsaved(1);
        tell(
                robot,
                new Workspace(Phase.IDLE, moment.get(), at.newest(), at.timeline(), open.get(), at.draft(), List.of()));
        assertThat(replaced.any()).isTrue();
        waitUntil(() -> {
            System.gc();
            return open.get() == null && moment.get() == null;
        });
    }
}
