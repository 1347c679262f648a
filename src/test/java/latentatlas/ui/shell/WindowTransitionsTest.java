package latentatlas.ui.shell;

import static latentatlas.ui.Screen.choose;
import static latentatlas.ui.Screen.fire;
import static latentatlas.ui.Screen.text;
import static latentatlas.ui.Screen.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.stage.Window;
import latentatlas.archive.ModelFile;
import latentatlas.session.Comparison;
import latentatlas.session.Draft;
import latentatlas.session.Exhibit;
import latentatlas.session.Origin;
import latentatlas.session.Phase;
import latentatlas.session.Session;
import latentatlas.training.Preset;
import latentatlas.ui.drawing.InterpolationModel;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Where the window's parts meet: one thing is asked for while another is under way. */
class WindowTransitionsTest {
    private static final int DEEP = 5;

    @RegisterExtension
    private final OpenWindow open = new OpenWindow().withDigits(300);

    private Session session() {
        return open.window().session();
    }

    private Path file(String name) {
        return open.folder().resolve(name);
    }

    /** The model that comes with the program, saved: something to open. */
    private Path saved(String name) throws Exception {
        Path file = file(name);
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> session().save(file));
        waitUntil(() -> session().workspace().exhibit().origin().equals(new Origin.Saved(name)));
        return file;
    }

    private void running() throws Exception {
        waitUntil(() -> session().workspace().phase() == Phase.RUNNING);
    }

    private void idle() throws Exception {
        waitUntil(() -> session().workspace().phase() == Phase.IDLE);
    }

    private static long problems(FxRobot robot) {
        return robot.lookup("#problem").queryAll().stream()
                .filter(Node::isVisible)
                .count();
    }

    private void begin(FxRobot robot, String activity) throws Exception {
        switch (activity) {
            case "lesson" -> {
                choose(robot, "#more", "lessons");
                fire(robot, "#lesson-axes");
                fire(robot, "#answer-1");
                fire(robot, "#commit-guess");
                running();
            }
            case "slow-step" -> {
                choose(robot, "#more", "slow-step");
                waitUntil(() -> robot.lookup("#step-play").tryQuery().isPresent());
                fire(robot, "#step-play");
            }
            case "budget" -> fire(robot, "#page-budget");
            case "deep-way" -> playDeepWay(robot);
            case "warm-up" -> robot.interact(open.window()::warmUp);
            default -> compare(robot);
        }
    }

    /** A way between two digits in five dimensions, played. */
    private void playDeepWay(FxRobot robot) throws Exception {
        robot.interact(() -> {
            Draft draft = session().workspace().draft();
            session().propose(new Draft(draft.plan().with().latent(DEEP).build(), true));
            session().train();
        });
        waitUntil(() -> latent(session().workspace().exhibit()) == DEEP);
        robot.interact(() -> session().stop());
        idle();
        fire(robot, "#data-a");
        fire(robot, "#data-b");
        waitUntil(() -> film() != null && latent(film().exhibit()) == DEEP);
        fire(robot, "#play");
        waitUntil(() -> interpolation().positionProperty().get() > 0);
    }

    private InterpolationModel interpolation() {
        return open.window().content().features.interpolation;
    }

    private InterpolationModel.Film film() {
        return interpolation().filmProperty().get();
    }

    private static int latent(Exhibit exhibit) {
        return exhibit.model().architecture().latent();
    }

    private void compare(FxRobot robot) {
        robot.interact(() -> session()
                .compare(
                        "VAE",
                        List.of(new Comparison.Rival.Trained(
                                "AE",
                                Preset.KERAS_512
                                        .plan()
                                        .with()
                                        .kind(ModelKind.AE)
                                        .build())),
                        found -> open.window().content().features.compare(open.stage(), found)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lesson", "slow-step", "budget", "compare", "deep-way", "warm-up"})
    void savingStoppingTrainingAndOpeningMeanwhileDoWhatTheyAlwaysDo(String activity, FxRobot robot) throws Exception {
        open.ready();
        Path model = saved("before.latent");
        begin(robot, activity);
        robot.interact(() -> session().save(file("meanwhile.latent")));
        robot.interact(() -> session().stop());
        idle();
        robot.interact(() -> session().train());
        running();
        robot.interact(() -> open.window().open(file("few digits")));
        robot.interact(() -> session().stop());
        idle();
        robot.interact(() -> session().openModel(model));
        waitUntil(() -> text(robot, ".file-name").equals("before.latent"));
        assertThat(ModelFile.read(file("meanwhile.latent")).model()).isNotNull();
        assertThat(problems(robot)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lesson", "slow-step", "budget", "compare", "deep-way", "warm-up"})
    void theWindowClosesMeanwhileAndNothingIsLeft(String activity, FxRobot robot) throws Exception {
        open.ready();
        begin(robot, activity);
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
            session().discard();
            open.stage().hide();
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(session().workspace().phase()).isEqualTo(Phase.IDLE);
        assertThat(Window.getWindows()).isEmpty();
    }

    @Test
    void aWayBeingPlayedInManyDimensionsFollowsWhatIsOpenedAndItsEndsCanBeTakenAway(FxRobot robot) throws Exception {
        open.ready();
        Path flat = saved("flat.latent");
        playDeepWay(robot);
        robot.interact(() -> session().save(file("deep.latent")));
        waitUntil(() -> session().workspace().jobs().isEmpty());

        robot.interact(() -> session().openModel(flat));
        waitUntil(() -> film() != null && latent(film().exhibit()) == 2);
        assertThat(interpolation().playingProperty().get()).isTrue();
        robot.interact(() -> session().openModel(file("deep.latent")));
        waitUntil(() -> film() != null && latent(film().exhibit()) == DEEP);

        fire(robot, "#clear-a");
        assertThat(film()).isNull();
        robot.interact(() -> session().openModel(flat));
        waitUntil(() -> latent(session().workspace().exhibit()) == 2);
        fire(robot, "#data-a");
        waitUntil(() -> film() != null && latent(film().exhibit()) == 2);
        assertThat(problems(robot)).isZero();
    }

    @Test
    void theWindowOfAComparisonClosesWhileItMeasures(FxRobot robot) throws Exception {
        open.ready();
        compare(robot);
        waitUntil(() -> robot.lookup("#cancel-compared-scores").tryQuery().isPresent());
        Node scores = robot.lookup("#cancel-compared-scores").query();
        robot.interact(() -> scores.getScene().getWindow().hide());
        robot.interact(() -> session().train());
        running();
        robot.interact(() -> session().stop());
        idle();
        waitUntil(() -> session().workspace().jobs().isEmpty());
        assertThat(problems(robot)).isZero();
    }
}
