package latentatlas.ui.shell;

import static latentatlas.ui.Screen.choose;
import static latentatlas.ui.Screen.fire;
import static latentatlas.ui.Screen.text;
import static latentatlas.ui.Screen.waitForLayout;
import static latentatlas.ui.Screen.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import latentatlas.image.download.DataCache;
import latentatlas.image.download.RemoteDataSet;
import latentatlas.picture.Theme;
import latentatlas.session.Comparison;
import latentatlas.session.Phase;
import latentatlas.training.Preset;
import latentatlas.training.TrainingPlan;
import latentatlas.ui.data.DownloadDialog;
import latentatlas.ui.data.ImportDialog;
import latentatlas.ui.map.compare.CompareDialog;
import latentatlas.ui.theme.StyleSheets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/** Whatever has the keyboard shows it, in the light and in the dark. */
@Tag("long")
class FocusRingTest {
    @RegisterExtension
    private final OpenWindow open = new OpenWindow().withDigits(8);

    /** What one does not see in each theme. */
    private static List<String> unseen(FxRobot robot, Scene scene) throws Exception {
        return unseen(robot, scene, scene.getRoot());
    }

    private static List<String> unseen(FxRobot robot, Scene scene, Node part) throws Exception {
        robot.interact(scene.getWindow()::requestFocus);
        waitUntil(scene.getWindow()::isFocused);
        robot.push(KeyCode.SHIFT);
        List<String> unseen = new ArrayList<>();
        for (Theme theme : Theme.values()) {
            robot.interact(() -> StyleSheets.apply(theme));
            waitForLayout(robot, (Stage) scene.getWindow());
            robot.interact(() -> FocusRings.unseen(scene, part).forEach(line -> unseen.add(theme + " " + line)));
        }
        return unseen;
    }

    @Test
    void everyControlOfTheWindowShowsThatItHasTheKeyboard(FxRobot robot) throws Exception {
        open.ready();
        for (String page : new String[] {"training", "budget", "scores", "rank"}) {
            fire(robot, "#page-" + page);
            assertThat(unseen(robot, open.stage().getScene())).as(page).isEmpty();
        }
    }

    @Test
    void theRingAroundAPagesButtonIsWholeBelowToo(FxRobot robot) throws Exception {
        open.ready();
        robot.push(KeyCode.SHIFT);
        Node button = robot.lookup("#page-scores").query();
        robot.interact(() -> assertThat(FocusRings.below(open.stage().getScene(), button))
                .isGreaterThan((int) (1.8 * button.getLayoutBounds().getWidth())));
    }

    @Test
    void everyControlOfTheOtherWindowsShowsItToo(FxRobot robot) throws Exception {
        open.ready();
        List<String> unseen = new ArrayList<>();
        for (String command : new String[] {"slow-step", "reading", "words", "shortcuts", "about"}) {
            int before = Window.getWindows().size();
            robot.interact(() -> open.window().commands().all().stream()
                    .filter(each -> each.key().equals(command))
                    .findFirst()
                    .orElseThrow()
                    .action()
                    .run());
            waitUntil(() -> Window.getWindows().size() > before);
            Window opened = Window.getWindows().get(Window.getWindows().size() - 1);
            unseen(robot, opened.getScene()).forEach(line -> unseen.add(command + ": " + line));
            robot.interact(opened::hide);
        }
        assertThat(unseen).isEmpty();
    }

    /** Opens a window and looks at it, then closes it. */
    private List<String> unseen(FxRobot robot, Runnable opening) throws Exception {
        Set<Window> before = Set.copyOf(Window.getWindows());
        // A dialog that waits for its answer must not keep the test waiting.
        Platform.runLater(opening);
        waitUntil(() -> opened(before).isPresent());
        Window opened = opened(before).orElseThrow();
        List<String> unseen = unseen(robot, opened.getScene());
        robot.interact(opened::hide);
        return unseen;
    }

    private static Optional<Window> opened(Set<Window> before) {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage && !before.contains(window))
                .findFirst();
    }

    @Test
    void everyControlOfADialogShowsItToo(FxRobot robot) throws Exception {
        open.ready();
        Path pictures = Files.createDirectories(open.folder().resolve("pictures/a"));
        Path log = Files.writeString(open.folder().resolve("atlas.log"), "started");
        Stage stage = open.stage();
        TrainingPlan plan = open.window().session().workspace().draft().plan();
        Map<String, Runnable> dialogs = Map.of(
                "import", () -> new ImportDialog(stage, pictures.getParent(), Runnable::run).ask(),
                "download", () -> new DownloadDialog(stage, RemoteDataSet.FASHION, new DataCache(open.folder())).ask(),
                "compare", () -> new CompareDialog(stage, plan, Optional::empty).showAndWait(),
                "log", () -> LogView.show(stage, open.window().session().jobs(), log),
                "sample", () -> open.window().content().features.sampleLabel(stage, 3));
        List<String> unseen = new ArrayList<>();
        for (Map.Entry<String, Runnable> dialog : dialogs.entrySet()) {
            unseen(robot, dialog.getValue()).forEach(line -> unseen.add(dialog.getKey() + ": " + line));
        }
        assertThat(unseen).isEmpty();
    }

    @Test
    void everyControlOfTimelineRankingAndTwoMapsShowsItToo(FxRobot robot) throws Exception {
        open.ready();
        fire(robot, "#train");
        waitUntil(() -> open.window().session().workspace().hasPast());
        fire(robot, "#stop");
        waitUntil(() -> open.window().session().workspace().phase() == Phase.IDLE);
        assertThat(unseen(robot, open.stage().getScene())).as("timeline").isEmpty();
        fire(robot, "#page-rank");
        fire(robot, "#rank");
        waitUntil(() -> text(robot, "#rank-chosen").contains(" images, "));
        assertThat(unseen(robot, open.stage().getScene())).as("ranked").isEmpty();
        TrainingPlan plan = Preset.KERAS_512.plan().with().epochs(1).build();
        List<Comparison.Rival> rivals = List.of(new Comparison.Rival.Trained("AE", plan));
        List<String> unseen = unseen(
                robot,
                () -> open.window()
                        .session()
                        .compare(
                                "VAE",
                                rivals,
                                found -> open.window().content().features.compare(open.stage(), found)));
        assertThat(unseen).isEmpty();
    }

    @Test
    void everyControlOfLessonsAndTheTourShowsItToo(FxRobot robot) throws Exception {
        open.ready();
        choose(robot, "#more", "lessons");
        Node lessons = robot.lookup("#lessons").query();
        assertThat(unseen(robot, open.stage().getScene(), lessons))
                .as("lessons")
                .isEmpty();
        fire(robot, "#lesson-axes");
        fire(robot, "#answer-1");
        assertThat(unseen(robot, open.stage().getScene(), lessons))
                .as("question")
                .isEmpty();
        fire(robot, "#commit-guess");
        waitUntil(() -> robot.lookup("#lesson-table").tryQuery().isPresent());
        assertThat(unseen(robot, open.stage().getScene(), lessons))
                .as("outcome")
                .isEmpty();
        fire(robot, "#close-lessons");
        choose(robot, "#more", "tour");
        for (String step : new String[] {"map", "decoded"}) {
            Node callout = robot.lookup("#tour-callout").query();
            assertThat(unseen(robot, open.stage().getScene(), callout)).as(step).isEmpty();
            fire(robot, "#tour-next");
        }
    }
}
