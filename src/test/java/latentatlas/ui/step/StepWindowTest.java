package latentatlas.ui.step;

import static latentatlas.ui.Screen.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.picture.Shown;
import latentatlas.picture.Theme;
import latentatlas.problem.ProblemException;
import latentatlas.session.Exhibit;
import latentatlas.session.Exhibits;
import latentatlas.session.Jobs;
import latentatlas.ui.Accessible;
import latentatlas.ui.Screen;
import latentatlas.ui.theme.StyleSheets;
import latentatlas.vae.StepTrace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A training step in slow motion. */
@ExtendWith(ApplicationExtension.class)
class StepWindowTest {
    private final List<ProblemException> problems = new ArrayList<>();
    private Jobs jobs;
    private Exhibit exhibit;
    private StepModel model;
    private StepWindow window;
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.DARK);

    /** Native code is loaded before the toolkit waits for it. */
    @BeforeAll
    static void load() throws Exception {
        Shown.model();
    }

    @Start
    void start(Stage stage) throws Exception {
        Shown shown = Shown.model();
        exhibit = Exhibits.of(shown.stored.model(), shown.stored.shape(), shown.cloud, shown.images);
        jobs = Exhibits.jobs(Platform::runLater, problems::add);
        model = new StepModel(jobs, Platform::runLater, 1);
        stage.setScene(new Scene(new StackPane(), 400, 300));
        stage.show();
        assertThat(model.begin(Exhibits.shown(exhibit))).isTrue();
        show(Theme.DARK);
        window = new StepWindow(stage, model, theme);
        window.show();
    }

    @AfterEach
    void close() {
        jobs.close();
        assertThat(problems).isEmpty();
    }

    private StepTrace trace() {
        return model.shownProperty().get().trace();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    @Test
    void spaceWalksThroughAllPartsWithTheStepsOwnNumbers(FxRobot robot) throws Exception {
        waitUntil(() -> model.shownProperty().get() != null);
        float[] before = exhibit.model().encoder().get(0).weights().clone();
        HashSet<String> said = new HashSet<>();
        Node picture = robot.lookup("#step-picture").query();
        for (Act act : Act.values()) {
            assertThat(model.actProperty().get()).isEqualTo(act);
            assertThat(text(robot, "#step-title")).contains(Message.text(act.key()));
            assertThat(said.add(text(robot, "#step-text"))).isTrue();
            assertThat(picture.getAccessibleText()).contains(text(robot, "#step-text"));
            assertThat(robot.lookup("#step-" + act.name().toLowerCase(java.util.Locale.ROOT))
                            .queryAs(ToggleButton.class)
                            .isSelected())
                    .isTrue();
            robot.type(KeyCode.SPACE);
        }
        assertThat(model.actProperty().get()).isEqualTo(Act.PIXELS);
        assertThat(said).anyMatch(text -> text.contains(Figures.fixed(trace().loss(), 2)));
        assertThat(said)
                .anyMatch(text ->
                        text.contains(Figures.signed(trace().images().get(0).code()[0], 2)));
        assertThat(exhibit.model().encoder().get(0).weights()).isEqualTo(before);
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.LEFT);
        assertThat(model.actProperty().get()).isEqualTo(Act.ENCODER);
    }

    @Test
    void anotherBatchIsOfOtherImagesAndTheSameModel(FxRobot robot) throws Exception {
        waitUntil(() -> model.shownProperty().get() != null);
        StepTrace first = trace();
        robot.type(KeyCode.N);
        waitUntil(() -> trace() != first);
        assertThat(trace().images().get(0).index())
                .isNotEqualTo(first.images().get(0).index());
        assertThat(trace().layers().get(0).weights())
                .isEqualTo(first.layers().get(0).weights());
        robot.clickOn("#step-weights");
        assertThat(model.actProperty().get()).isEqualTo(Act.WEIGHTS);
    }

    @Test
    void playingGoesOnUntilAPersonGoesElsewhere(FxRobot robot) throws Exception {
        waitUntil(() -> model.shownProperty().get() != null);
        robot.type(KeyCode.P);
        assertThat(model.actProperty().get()).isEqualTo(Act.ENCODER);
        assertThat(robot.lookup("#step-play").queryButton().getText()).isEqualTo(Message.text("step.pause"));
        robot.type(KeyCode.LEFT);
        assertThat(model.actProperty().get()).isEqualTo(Act.PIXELS);
        assertThat(robot.lookup("#step-play").queryButton().getText()).isEqualTo(Message.text("step.play"));
    }

    @Test
    void everythingHasAName(FxRobot robot) throws Exception {
        waitUntil(() -> model.shownProperty().get() != null);
        Scene scene = robot.lookup("#step-picture").query().getScene();
        assertThat(Accessible.nameless(scene.getRoot())).isEmpty();
        Screen.keep(robot, (Stage) scene.getWindow(), "step-window");
    }

    @Test
    void anotherThemeKeepsThePartThatIsShown(FxRobot robot) throws Exception {
        waitUntil(() -> model.shownProperty().get() != null);
        robot.type(KeyCode.RIGHT);
        Node picture = robot.lookup("#step-picture").query();
        assertThat(brightness(robot, picture)).isLessThan(0.5);
        robot.interact(() -> show(Theme.LIGHT));
        assertThat(model.actProperty().get()).isEqualTo(Act.ENCODER);
        assertThat(brightness(robot, picture)).isGreaterThan(0.5);
    }

    private void show(Theme other) {
        StyleSheets.apply(other);
        theme.set(other);
    }

    private static double brightness(FxRobot robot, Node node) {
        double[] found = new double[1];
        robot.interact(() -> found[0] =
                node.getScene().snapshot(null).getPixelReader().getColor(2, 2).getBrightness());
        return found[0];
    }

    @Test
    void thereIsNoStepWithoutImages() {
        assertThat(StepModel.possible(
                        Exhibits.shown(Exhibits.of(exhibit.model(), exhibit.shape(), exhibit.cloud(), null))))
                .isFalse();
    }
}
