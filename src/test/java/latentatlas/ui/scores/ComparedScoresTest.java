package latentatlas.ui.scores;

import static latentatlas.ui.Screen.waitUntil;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.latent.Cloud;
import latentatlas.measure.Score;
import latentatlas.message.Message;
import latentatlas.picture.Shown;
import latentatlas.picture.Theme;
import latentatlas.problem.ProblemException;
import latentatlas.session.Comparison;
import latentatlas.session.Exhibit;
import latentatlas.session.Exhibits;
import latentatlas.session.Jobs;
import latentatlas.ui.Screen;
import latentatlas.ui.scores.ScoreTable.Cell;
import latentatlas.ui.scores.ScoreTable.Row;
import latentatlas.ui.theme.StyleSheets;
import latentatlas.vae.FrozenModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ComparedScoresTest {
    private final List<ProblemException> problems = new ArrayList<>();
    private final AtomicReference<List<List<String>>> saved = new AtomicReference<>();
    private Stage stage;
    private Jobs jobs;
    private Comparison comparison;
    private ComparedScores scores;

    @Start
    void start(Stage window) throws Exception {
        stage = window;
        jobs = Exhibits.jobs(Platform::runLater, problems::add);
        Shown shown = Shown.model();
        int[] few = IntStream.range(0, 60).toArray();
        Exhibit vae = exhibit(shown.stored.model(), shown.cloud.subset(few), shown.images.subset(few));
        Exhibit plain = exhibit(Shown.plain(2), shown.cloud.subset(few), shown.images.subset(few));
        comparison = new Comparison(
                Objects.requireNonNull(vae.data()),
                List.of(new Comparison.Entry("VAE", vae), new Comparison.Entry("Plain", plain)));
        window.show();
    }

    private static Exhibit exhibit(FrozenModel model, Cloud codes, ImageSet images) {
        return Exhibits.of(model, ImageShape.MNIST, codes, images);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> jobs.close());
    }

    private void show(FxRobot robot) {
        show(robot, 1);
    }

    private void show(FxRobot robot, double factor) {
        robot.interact(() -> {
            scores = new ComparedScores(comparison, jobs, 1, saved::set);
            Scene scene = new Scene(scores, 900, 540);
            StyleSheets.dress(scene, factor);
            StyleSheets.apply(Theme.DARK);
            stage.setScene(scene);
        });
    }

    private static Row row(FxRobot robot, Score score) {
        TableView<Row> table = robot.lookup("#compared-scores").queryTableView();
        return table.getItems().get(score.ordinal());
    }

    private static boolean ended(FxRobot robot) {
        return !robot.lookup("#cancel-compared-scores").query().isVisible();
    }

    @Test
    void withTextTwiceAsLargeNamesAndTheNoteAreWhole(FxRobot robot) throws Exception {
        show(robot, 2);
        Screen.waitForLayout(robot, stage);
        Screen.keep(robot, stage, "compared-scores-large");
        assertTrue(scores.minHeight(-1) < scores.getHeight() / 2, "leaves the maps their room");
        assertFalse(robot.lookup(".score-name").queryAll().isEmpty());
        for (String part : List.of(".score-name", "#compared-scores-note")) {
            for (Labeled label : robot.lookup(part).queryAllAs(Labeled.class)) {
                String seen = ((Text) label.lookup(".text")).getText();
                assertEquals(label.getText(), seen);
            }
        }
        robot.interact(() -> scores.close());
        waitUntil(() -> ended(robot));
    }

    @Tag("long")
    @Test
    void allScoresOfEachModelStandSideBySideAndWhatHasNoMeaningSaysWhy(FxRobot robot) throws Exception {
        show(robot);
        waitUntil(() -> ended(robot));
        Screen.keep(robot, stage, "compared-scores");
        Row exact = row(robot, Score.LOG_LIKELIHOOD);
        Row bound = row(robot, Score.NEGATIVE_ELBO);
        assertTrue(-exact.cells().get(0).value() < bound.cells().get(0).value());
        for (Score score : List.of(Score.NEGATIVE_ELBO, Score.LOG_LIKELIHOOD, Score.MUTUAL_INFORMATION, Score.KL)) {
            assertEquals(
                    Message.text("scores.no-prior"),
                    row(robot, score).cells().get(1).why());
        }
        for (Cell cell : row(robot, Score.TRUSTWORTHINESS).cells()) {
            assertTrue(cell.value() > 0 && cell.why().isEmpty(), cell.text());
        }
        robot.interact(() ->
                robot.lookup("#save-compared-scores").queryAs(Button.class).fire());
        assertEquals(List.of("score", "unit", "VAE", "Plain"), saved.get().get(0));
        assertEquals(Score.values().length + 1, saved.get().size());
        assertTrue(problems.isEmpty());
    }

    @Test
    void whatWasGivenUpIsSaidToBeSoAndNothingComesOfIt(FxRobot robot) throws Exception {
        show(robot);
        assertEquals("…", row(robot, Score.KL).cells().get(0).text());
        robot.interact(() ->
                robot.lookup("#cancel-compared-scores").queryAs(Button.class).fire());
        waitUntil(() -> ended(robot));
        Cell last = row(robot, Score.RECONSTRUCTION).cells().get(1);
        assertEquals(Message.text("scores.compare.cancelled"), last.why());
        assertFalse(robot.lookup("#cancel-compared-scores").query().isManaged());
        assertTrue(problems.isEmpty());
    }
}
