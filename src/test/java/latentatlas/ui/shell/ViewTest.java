package latentatlas.ui.shell;

import static latentatlas.ui.Screen.waitUntil;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import latentatlas.archive.Json;
import latentatlas.archive.PlaneText;
import latentatlas.image.Form;
import latentatlas.image.drawing.Drawing;
import latentatlas.latent.LatentPlane;
import latentatlas.latent.LatentPoint;
import latentatlas.message.Message;
import latentatlas.picture.Bookmark;
import latentatlas.picture.MapLayer;
import latentatlas.picture.PointMark;
import latentatlas.picture.Theme;
import latentatlas.problem.ProblemException;
import latentatlas.session.Autosave;
import latentatlas.session.Phase;
import latentatlas.session.Session;
import latentatlas.session.Settings;
import latentatlas.session.Small;
import latentatlas.session.Workspace;
import latentatlas.training.TrainingPlan;
import latentatlas.ui.map.model.MapOptions;
import latentatlas.ui.map.model.Sight;
import latentatlas.ui.map.model.Snap;
import latentatlas.ui.spoken.AnnouncementsModel;
import latentatlas.vae.Metric;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** How a window shows what it shows, taken and given back. */
@ExtendWith(ApplicationExtension.class)
class ViewTest {
    @TempDir
    private Path folder;

    private final Workers workers = new Workers();
    private final List<ProblemException> problems = new ArrayList<>();
    private Session session;
    private Features features;
    private Workspace shown;

    @Start
    void start(Stage stage) {
        TrainingPlan plan = Small.plan(8).with().latent(3).build();
        session = new Session(Platform::runLater, new Hearing(), plan, 1, new Autosave(folder.resolve("runs")));
        BorderPane root = new BorderPane();
        AnnouncementsModel announcements = new AnnouncementsModel();
        Remembered remembered = new Remembered(new Settings(folder.resolve("settings.json")));
        Notices notices = new Notices(announcements);
        Frame frame = new Frame(
                stage,
                root,
                new Scene(root, 1200, 800),
                session,
                remembered,
                notices,
                new Replaced(session, notices),
                announcements,
                new Voice(announcements, Runnable::run, "", remembered, problems::add),
                new Guide(root, stage, session, 1, new SimpleObjectProperty<>(Theme.DARK)),
                1,
                new SplittableRandom(1),
                new Appearance(remembered, new SimpleObjectProperty<>(ColorScheme.DARK)),
                language -> {},
                () -> {});
        features = new Features(frame, new Choosers(stage), workers);
        shown = session.workspace();
        root.setCenter(new HBox(features.pages, features.mapView, features.right()));
        stage.setScene(frame.scene());
        stage.show();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(30_000, () -> {
            session.close();
            workers.close();
        });
        assertEquals(List.of(), problems);
    }

    private void train(FxRobot robot) throws Exception {
        Path data = Small.folder(folder, 28, 60);
        robot.interact(() -> session.openData(data.toString(), Form.GREY));
        waitUntil(() -> session.workspace().data() != null);
        robot.interact(session::train);
        waitUntil(() ->
                session.workspace().phase() == Phase.IDLE && session.workspace().hasPast());
    }

    private View view(FxRobot robot) {
        View[] view = new View[1];
        robot.interact(() -> view[0] = features.view());
        return view[0];
    }

    private static View other(double moment) {
        return new View(
                "scores",
                new LatentPoint(1.5, -0.25),
                new Sight(new LatentPoint(0.1, 0.2), 1.0 / 3),
                MapLayer.DENSITY,
                new MapOptions.Choices(
                        true, true, false, false, true, false, true, Metric.FISHER_RAO, PointMark.GLYPH, Snap.CODE),
                List.of(2, 0),
                List.of(new Bookmark("here", new LatentPoint(1, 2))),
                new View.Pads(new Drawing(List.of(new double[] {10, 10, 90, 95.5})), Drawing.EMPTY),
                PlaneText.of(LatentPlane.ofDimensions(3, 2, 0)),
                moment);
    }

    @Test
    void aViewThatWasTakenComesBackAfterAllOfItHasChanged(FxRobot robot) throws Exception {
        train(robot);
        View first = view(robot);
        assertNotNull(first.plane());
        double moment = session.workspace().timeline().moments().get(0).epochs();
        View other = other(moment);
        robot.interact(() -> features.show(other));
        assertEquals(other, view(robot));
        assertTrue(session.workspace().inThePast());
        robot.interact(() -> {
            features.mapView.camera().zoom(2, 10, 10);
            features.map.moveCursor(LatentPoint.ORIGIN);
        });
        assertNotEquals(other, view(robot));
        robot.interact(() -> features.show(other));
        assertEquals(other, view(robot));
        robot.interact(() -> features.show(first));
        assertEquals(first, view(robot));
    }

    @Test
    void aViewIsJsonAndBack() throws Exception {
        for (View view : List.of(View.START, other(2.5))) {
            assertEquals(view, Json.read(Json.write(view), "view", View.class));
        }
    }

    @Test
    void whatNeedsAModelWaitsForOneAndIsNotLostMeanwhile(FxRobot robot) throws Exception {
        View other = other(Double.NaN);
        robot.interact(() -> features.show(other));
        assertEquals(other, view(robot));
        train(robot);
        assertEquals(other, view(robot));
    }

    private final class Hearing implements Session.Listener {
        @Override
        public void published(Workspace now) {
            Workspace before = shown;
            shown = now;
            features.show(before, now);
        }

        @Override
        public void problem(ProblemException problem) {
            problems.add(problem);
        }

        @Override
        public void done(Message what) {}
    }
}
