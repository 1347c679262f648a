package latentatlas.ui.shell;

import static latentatlas.ui.Screen.waitUntil;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import latentatlas.ui.Screen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What the window says while something is dragged over it. */
class DropTest {
    @RegisterExtension
    private static final OpenWindow open = new OpenWindow();

    private final Region source = new Region();
    private final ClipboardContent content = new ClipboardContent();

    @BeforeEach
    void placeSource(FxRobot robot) {
        source.setManaged(false);
        source.resizeRelocate(2, 2, 60, 20);
        source.setOnDragDetected(event -> {
            Dragboard board = source.startDragAndDrop(TransferMode.COPY);
            board.setContent(content);
            event.consume();
        });
        robot.interact(() -> ((BorderPane) open.window().root()).getChildren().add(source));
    }

    /** Monocle may tell a view that a drag has left that never told it one had come; its own fault is not the window's. */
    @BeforeAll
    static void ignoreTheScreens() {
        WaitForAsyncUtils.autoCheckException = false;
    }

    @AfterAll
    static void heedThemAgain() {
        WaitForAsyncUtils.clearExceptions();
        WaitForAsyncUtils.autoCheckException = true;
    }

    @AfterEach
    void drop(FxRobot robot) {
        robot.drop();
        robot.interact(() -> ((BorderPane) open.window().root()).getChildren().remove(source));
    }

    private static List<String> sentences(FxRobot robot) {
        return robot.lookup(".drop-hint").queryAll().stream()
                .filter(Node::isVisible)
                .map(hint -> ((Label) hint.lookup(".drop-sentence")).getText())
                .toList();
    }

    private static void move(FxRobot robot, String to) {
        robot.moveTo(to).moveBy(3, 3);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void drag(FxRobot robot, String over) {
        robot.drag(source);
        move(robot, over);
    }

    private void files(String name) {
        content.putFiles(List.of(open.folder().resolve(name).toFile()));
    }

    @Test
    void theWindowSaysWhatWouldBeOpened(FxRobot robot) throws Exception {
        files("mine.latent");
        drag(robot, ".map");
        assertEquals(List.of("Drop to open the model mine.latent"), sentences(robot));
        Screen.keep(robot, open.stage(), "drop-model");
    }

    @Test
    void eachKindHasItsSentenceAndOnePictureIsSentToAPad(FxRobot robot) {
        files("faces.npz");
        drag(robot, ".map");
        assertEquals(List.of("Drop to open the images in faces.npz"), sentences(robot));
        content.clear();
        robot.drop();
        files("seven.png");
        drag(robot, ".map");
        assertEquals(List.of("Drop it on pad A or B to take it as a drawing"), sentences(robot));
    }

    @Test
    void onAPadThePadSaysItAndTheWindowDoesNot(FxRobot robot) throws Exception {
        files("seven.png");
        drag(robot, ".map");
        move(robot, "#pad-b");
        assertEquals(List.of("Drop to take it as B"), sentences(robot));
        Screen.keep(robot, open.stage(), "drop-pad");
        move(robot, ".map");
        assertEquals(List.of("Drop it on pad A or B to take it as a drawing"), sentences(robot));
    }

    @Test
    void aLinkIsTakenAnywhereAndOtherTextIsNot(FxRobot robot) {
        content.putString(" atlas:1:abc");
        drag(robot, "#pad-a");
        assertEquals(List.of("Drop to open the link"), sentences(robot));
        robot.drop();
        content.putString("some words");
        drag(robot, ".map");
        assertEquals(List.of(), sentences(robot));
    }

    @Test
    void theSentenceGoesWithTheDrop(FxRobot robot) throws Exception {
        files("nothing.latent");
        drag(robot, ".map");
        robot.drop();
        waitUntil(() -> sentences(robot).isEmpty());
        waitUntil(() -> robot.lookup("#problem").queryAll().stream()
                .anyMatch(problem -> problem.getAccessibleText().contains("nothing.latent")));
    }

    @Test
    void theSentenceGoesWhenThePointerLeavesTheWindow(FxRobot robot) throws Exception {
        robot.interact(() -> {
            open.stage().setWidth(1100);
            open.stage().setHeight(700);
            open.stage().setX(0);
            open.stage().setY(0);
        });
        files("mine.latent");
        drag(robot, ".map");
        assertEquals(1, sentences(robot).size());
        robot.moveTo(1190, 790);
        waitUntil(() -> sentences(robot).isEmpty());
    }
}
