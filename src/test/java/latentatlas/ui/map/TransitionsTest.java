package latentatlas.ui.map;

import static latentatlas.ui.Screen.waitUntil;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import latentatlas.image.ImageShape;
import latentatlas.picture.MapLayer;
import latentatlas.picture.Shown;
import latentatlas.problem.ProblemException;
import latentatlas.session.Exhibit;
import latentatlas.session.Exhibits;
import latentatlas.session.Job;
import latentatlas.session.Jobs;
import latentatlas.ui.map.inspect.GapWatch;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.map.rank.RankPage;
import latentatlas.ui.map.sample.SampleModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What is measured of a model while another one, other data, training or the end comes between. */
@ExtendWith(ApplicationExtension.class)
class TransitionsTest {
    private static final int CODES = 400;

    private static Shown shown;

    private final List<ProblemException> problems = new ArrayList<>();
    private final List<List<Job>> running = new CopyOnWriteArrayList<>(List.of(List.of()));
    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private final MapModel map = new MapModel(new SplittableRandom(1));
    private Jobs jobs;
    private GapWatch gaps;
    private SampleModel samples;
    private RankPage ranks;
    /** Not while the screen waits for its stage. */
    @BeforeAll
    static void read() throws ProblemException {
        shown = Shown.model();
    }

    @Start
    void start(Stage stage) {
        jobs = Exhibits.jobs(Platform::runLater, running::add, problems::add);
        gaps = new GapWatch(map, jobs, 1);
        samples = new SampleModel(map, jobs, background, new SplittableRandom(2));
        ranks = new RankPage(map, jobs, background, 1, (images, order, scores) -> {});
        stage.setScene(new Scene(ranks, 330, 700));
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> jobs.close());
        background.shutdownNow();
        assertTrue(problems.isEmpty(), problems.toString());
    }

    /** The bundled model with the codes of some images, from one on. */
    private Exhibit exhibit(int from) {
        return exhibit(from, from + CODES);
    }

    private Exhibit exhibit(int from, int to) {
        int[] some = IntStream.range(from, to).toArray();
        return Exhibits.of(shown.stored.model(), ImageShape.MNIST, shown.cloud.subset(some), shown.images);
    }

    /**
     * Begins to measure gaps, to fit a label's density and to rank; then something comes between, before the screen hears how
     * any of it ended.
     */
    private void begin(FxRobot robot, Exhibit exhibit, Runnable between) {
        robot.interact(() -> {
            map.show(exhibit);
            map.layerProperty().set(MapLayer.GAP);
            samples.labelProperty().set(1);
            samples.start();
            robot.lookup("#rank").queryAs(Button.class).fire();
            between.run();
        });
        long begun = running.stream()
                .flatMap(List::stream)
                .mapToLong(Job::id)
                .distinct()
                .count();
        assertEquals(3, begun, running.toString());
    }

    private List<Job> jobs() {
        return running.get(running.size() - 1);
    }

    private static boolean ranked(FxRobot robot) {
        return robot.lookup("#rank-images").query().getParent().isVisible();
    }

    @Test
    void anotherModelGivesAllUpAndNothingOfTheOneBeforeIsShown(FxRobot robot) throws Exception {
        Exhibit plain = Exhibits.of(
                Shown.plain(2), ImageShape.MNIST, exhibit(0).cloud(), exhibit(0).images());
        begin(robot, exhibit(0), () -> map.show(plain));
        waitUntil(() -> jobs().isEmpty());
        assertNull(map.gapsProperty().get());
        assertNull(map.densityProperty().get());
        assertFalse(ranked(robot));
        assertTrue(samples.stateProperty().get() != SampleModel.State.CURRENT);
    }

    @Test
    void trainingGivesTheGapsUpAndTheyAreMeasuredAgainAtRest(FxRobot robot) throws Exception {
        robot.interact(() -> {
            map.show(exhibit(0, 30));
            map.layerProperty().set(MapLayer.GAP);
            gaps.setLive(true);
        });
        waitUntil(() -> jobs().isEmpty());
        assertTrue(map.gapsProperty().get() == null || !map.gapsProperty().get().complete());
        robot.interact(() -> gaps.setLive(false));
        waitUntil(() ->
                map.gapsProperty().get() != null && map.gapsProperty().get().complete());
    }

    @Test
    void whatAPersonGivesUpDoesNotBeginAgainByItself(FxRobot robot) throws Exception {
        Exhibit first = exhibit(0);
        robot.interact(() -> {
            map.show(first);
            robot.lookup("#rank").queryAs(Button.class).fire();
            jobs.cancelNewest();
        });
        waitUntil(() -> jobs().isEmpty());
        assertFalse(robot.lookup("#rank").query().isDisabled());
        // The same model with other codes: had they been ranked, they would be again.
        robot.interact(() -> map.show(exhibit(CODES)));
        assertTrue(jobs().isEmpty(), jobs().toString());
        assertFalse(ranked(robot));
    }

    @Test
    void theEndOfTheProgramGivesAllUp(FxRobot robot) throws Exception {
        begin(robot, exhibit(0), () -> {
            samples.close();
            jobs.close();
        });
        waitUntil(() -> jobs().isEmpty());
        assertFalse(ranked(robot));
        assertNull(map.densityProperty().get());
        assertEquals(SampleModel.State.CLOSED, samples.stateProperty().get());
    }
}
