package latentatlas.ui.shell;

import static latentatlas.ui.Screen.choose;
import static latentatlas.ui.Screen.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import latentatlas.ui.Screen;
import latentatlas.ui.theme.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The word list and how to read the map. */
class HelpTest {
    @RegisterExtension
    private final OpenWindow open = new OpenWindow();

    @Test
    void f1OpensTheWordListAtTheTermUnderThePointerAndASearchFindsOthers(FxRobot robot) throws Exception {
        waitUntil(() -> robot.lookup(".map").tryQuery().isPresent());
        robot.interact(() -> robot.lookup(".map").query().requestFocus());
        robot.moveTo("#layer-distortion");
        robot.type(KeyCode.F1);
        waitUntil(() -> robot.lookup("#word-title").tryQuery().isPresent());
        assertThat(text(robot, "#word-title")).isEqualTo(Term.DISTORTION.title());
        assertThat(text(robot, "#word-source")).contains("Arvanitidis");
        robot.interact(
                () -> robot.lookup("#word-search").queryAs(TextField.class).setText("lower bound"));
        ListView<Term> list = robot.lookup("#words").queryListView();
        assertThat(list.getItems()).contains(Term.ELBO, Term.IWAE).doesNotContain(Term.SEED);
        assertThat(text(robot, "#word-title"))
                .isEqualTo(list.getSelectionModel().getSelectedItem().title());
        robot.interact(
                () -> robot.lookup("#word-search").queryAs(TextField.class).setText("no such word"));
        assertThat(list.getItems()).isEmpty();
    }

    @Test
    void howToReadTheMapShowsPicturesOfTheModelAtHand(FxRobot robot) throws Exception {
        waitUntil(() -> robot.lookup("#decoded").queryAs(ImageView.class).getImage() != null);
        choose(robot, "#more", "reading");
        for (String layer : List.of("plain", "manifold", "density", "classes", "distortion")) {
            waitUntil(() ->
                    robot.lookup("#reading-" + layer).queryAs(ImageView.class).getImage() != null);
        }
        TabPane tabs = robot.lookup("#help").queryAs(TabPane.class);
        Screen.keep(robot, (Stage) tabs.getScene().getWindow(), "help-reading");
    }

    @Test
    void everyNamedRowAndEveryButtonWithoutWordsIsExplained(FxRobot robot) throws Exception {
        waitUntil(() -> robot.lookup("#decoded").queryAs(ImageView.class).getImage() != null);
        List<String> silent = new ArrayList<>();
        for (String page : List.of("training", "budget", "scores", "rank")) {
            robot.interact(() -> {
                ((ButtonBase) robot.lookup("#page-" + page).query()).fire();
            });
            WaitForAsyncUtils.waitForFxEvents();
            robot.interact(() -> walk(open.window().root(), silent));
        }
        assertThat(silent).isEmpty();
    }

    /** What is named but not by a plain verb: rows, and buttons that bear a sign alone. */
    private static void walk(Node node, List<String> silent) {
        if (!node.isVisible()) {
            return;
        }
        boolean named = node instanceof Label label && label.getStyleClass().contains("row-name");
        boolean pressed = node instanceof ButtonBase button
                && node.getId() != null
                && (button.getText() == null || button.getText().isEmpty());
        if ((named || pressed) && ((Control) node).getTooltip() == null && Term.of(node) == null) {
            silent.add(node + " " + node.getId());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, silent));
        }
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }
}
