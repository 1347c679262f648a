package latentatlas.ui.scores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import latentatlas.measure.Score;
import latentatlas.message.Language;
import latentatlas.message.Message;
import latentatlas.picture.Shown;
import latentatlas.picture.Theme;
import latentatlas.ui.Screen;
import latentatlas.ui.theme.StyleSheets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ScoreTableTest {
    /** Of the side page in a window of 1100 by 700, with text of usual size and twice as large. */
    private static final double PAGE = 399;

    private Stage stage;
    private ScoreTable table;

    @Start
    void start(Stage window) {
        stage = window;
        window.show();
    }

    @AfterEach
    void speakEnglishAgain() {
        Language.speak(Language.ENGLISH);
    }

    private void show(FxRobot robot, double factor) throws Exception {
        robot.interact(() -> {
            table = new ScoreTable(
                    List.of(Message.text("scores.training"), Message.text("scores.held")), List.of("a", "b"));
            table.fit(Score.values().length);
            Scene scene = new Scene(new VBox(table), PAGE, 1600);
            StyleSheets.dress(scene, factor);
            StyleSheets.apply(Theme.LIGHT);
            stage.setScene(scene);
        });
        Map<Score, Double> measured =
                Arrays.stream(Score.values()).collect(Collectors.toMap(score -> score, score -> -132.2019));
        robot.interact(() -> table.getItems()
                .setAll(ScoresPage.rows(Shown.model().stored.model().architecture(), measured, measured)));
        Screen.waitForLayout(robot, stage);
        Screen.keep(robot, stage, "score-table-" + Language.now() + "-" + factor);
    }

    private static Collection<String> cut(FxRobot robot, String cells) {
        return robot.lookup(cells).queryAllAs(Labeled.class).stream()
                .flatMap(cell -> cell.lookupAll(".text").stream())
                .map(text -> ((Text) text).getText())
                .filter(text -> text.contains("…") || text.contains("..."))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH, 1", "ENGLISH, 1.5", "ENGLISH, 2", "CHINESE, 1", "CHINESE, 2"})
    void noFigureNameOrTitleIsCut(Language language, double factor, FxRobot robot) throws Exception {
        Language.speak(language);
        show(robot, factor);
        assertThat(robot.lookup(".score-number").queryAll()).hasSizeGreaterThan(2 * Score.values().length - 1);
        assertThat(cut(robot, ".table-cell")).isEmpty();
        assertThat(cut(robot, ".column-header .label")).isEmpty();
        assertThat(robot.lookup(".scroll-bar").queryAllAs(ScrollBar.class)).noneMatch(ScrollBar::isVisible);
    }
}
