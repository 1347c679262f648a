package latentatlas.ui.shell;

import static latentatlas.ui.Screen.fire;
import static latentatlas.ui.Screen.text;
import static latentatlas.ui.Screen.waitForLayout;
import static latentatlas.ui.Screen.waitUntil;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import latentatlas.message.Language;
import latentatlas.message.Message;
import latentatlas.ui.Screen;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/** Nothing is clipped and nothing overlaps, at every size the window is made for, at rest and while training. */
@Tag("long")
class WindowLayoutTest {
    private static final double HAIR = 0.6;
    private static final double[] SMALLEST = {1100, 700};

    @RegisterExtension
    private final OpenWindow open = new OpenWindow();

    @Test
    void allTextIsWholeAndNothingOverlaps(FxRobot robot) throws Exception {
        open.ready();
        check(robot, "rest");
        robot.interact(() -> button(robot, "#train"));
        waitUntil(() -> text(robot, "#epoch").startsWith("epoch"));
        check(robot, "training");
        robot.interact(() -> button(robot, "#train"));
        waitUntil(() -> text(robot, "#state").equals("paused"));
        check(robot, "paused");
    }

    @Test
    void allTextIsWholeInChineseToo(FxRobot robot) throws Exception {
        open.ready();
        robot.interact(() -> robot.lookup("#more").queryAs(MenuButton.class).getItems().stream()
                .flatMap(item -> item instanceof Menu inner ? inner.getItems().stream() : Stream.of(item))
                .filter(item -> ("language-" + Language.CHINESE.tag()).equals(item.getId()))
                .findFirst()
                .orElseThrow()
                .fire());
        waitUntil(() -> text(robot, "#data-menu").contains("内置手写数字"));
        for (String page : new String[] {"budget", "scores", "rank", "training"}) {
            fire(robot, "#page-" + page);
            check(robot, "chinese-" + page, SMALLEST);
        }
        robot.interact(() -> button(robot, "#train"));
        waitUntil(() -> text(robot, "#state").equals(Message.text("bar.phase.running")));
        check(robot, "chinese-training", SMALLEST);
    }

    @Test
    void aLargerWindowShowsALargerImageLongerCurvesAndMoreReconstructions(FxRobot robot) throws Exception {
        open.ready();
        resize(robot, 1440, 900);
        waitUntil(() -> shownReconstructions(robot) > 0);
        double image = bounds(robot, "#decoded").getWidth();
        double curves = bounds(robot, "#loss-chart").getHeight();
        long pairs = shownReconstructions(robot);
        resize(robot, 1920, 1180);
        waitUntil(() -> shownReconstructions(robot) > pairs);
        assertTrue(bounds(robot, "#decoded").getWidth() > 1.2 * image);
        assertTrue(bounds(robot, "#loss-chart").getHeight() > 1.2 * curves);
    }

    private static long shownReconstructions(FxRobot robot) {
        return ((Parent) robot.lookup("#reconstructions").query())
                .getChildrenUnmodifiable().stream().filter(Node::isVisible).count();
    }

    @Test
    void nothingMovesUnderThePointerWhenTrainingBegins(FxRobot robot) throws Exception {
        for (double width : new double[] {1100, 1280, 1440}) {
            resize(robot, width, 800);
            open.ready();
            Bounds before = bounds(robot, "#stop");
            robot.interact(() -> button(robot, "#train"));
            waitUntil(() -> text(robot, "#epoch").startsWith("epoch"));
            waitForLayout(robot, open.stage());
            assertEquals(before, bounds(robot, "#stop"));
            robot.interact(() -> button(robot, "#stop"));
            waitUntil(() -> text(robot, "#state").equals("ready"));
            waitForLayout(robot, open.stage());
            assertEquals(before, bounds(robot, "#stop"));
        }
    }

    private static Bounds bounds(FxRobot robot, String id) {
        Node node = robot.lookup(id).query();
        return node.localToScene(node.getLayoutBounds());
    }

    private static void button(FxRobot robot, String id) {
        robot.lookup(id).queryButton().fire();
    }

    private void resize(FxRobot robot, double width, double height) throws Exception {
        robot.interact(() -> {
            // The whole window on the screen, which is 1920 wide.
            open.stage().setX(0);
            open.stage().setY(0);
            open.stage().setWidth(width);
            open.stage().setHeight(height);
        });
        waitForLayout(robot, open.stage());
    }

    private void check(FxRobot robot, String state) throws Exception {
        check(robot, state, new double[][] {SMALLEST, {1440, 900}, {1920, 1080}});
    }

    private void check(FxRobot robot, String state, double[]... sizes) throws Exception {
        for (double[] size : sizes) {
            resize(robot, size[0], size[1]);
            List<String> wrong = new ArrayList<>();
            robot.interact(() -> {
                open.window().root().applyCss();
                open.window().root().layout();
                look(open.window().root(), wrong);
            });
            Screen.keep(robot, open.stage(), "layout-" + state + "-" + (int) size[0]);
            assertEquals(List.of(), wrong, state + " at " + size[0]);
            assertTrue(
                    bounds(robot, "#more").getMaxX() <= open.stage().getScene().getWidth(), state + " at " + size[0]);
        }
    }

    /** Finds text that is cut off, and neighbours in a row or column that overlap. */
    private static void look(Parent parent, List<String> wrong) {
        if (!parent.isVisible() || parent.getOpacity() == 0) {
            return;
        }
        if (parent instanceof Labeled labeled && labeled.getText() != null && !mayShorten(labeled)) {
            for (Node inner : labeled.lookupAll(".text")) {
                if (inner instanceof Text text
                        && inner.getParent() == labeled
                        && !text.getText().equals(labeled.getText())
                        && !labeled.isWrapText()) {
                    wrong.add("\"" + labeled.getText() + "\" is shown as \"" + text.getText() + "\"");
                }
            }
        }
        if (parent instanceof HBox || parent instanceof VBox) {
            overlaps(parent, wrong);
        }
        List<Node> inside = parent instanceof ScrollPane scroll && scroll.getContent() != null
                ? List.of(scroll.getContent())
                : parent.getChildrenUnmodifiable();
        for (Node node : inside) {
            if (node instanceof Parent below) {
                look(below, wrong);
            }
        }
    }

    /** The file's name gives way, and is whole in its tooltip. */
    private static boolean mayShorten(Labeled labeled) {
        return labeled.getStyleClass().contains("file-name");
    }

    /** Where a node was laid out; what it throws a shadow on does not count. */
    private static Bounds place(Node node) {
        return node.localToParent(node.getLayoutBounds());
    }

    private static void overlaps(Parent box, List<String> wrong) {
        List<Node> shown = box.getChildrenUnmodifiable().stream()
                .filter(node -> node.isManaged() && node.isVisible() && node.getOpacity() > 0)
                .toList();
        for (int i = 1; i < shown.size(); i++) {
            Bounds before = place(shown.get(i - 1));
            Bounds after = place(shown.get(i));
            boolean apart = box instanceof HBox
                    ? before.getMaxX() <= after.getMinX() + HAIR
                    : before.getMaxY() <= after.getMinY() + HAIR;
            if (!apart && before.getWidth() > 0 && after.getWidth() > 0) {
                wrong.add(shown.get(i - 1) + " overlaps " + shown.get(i));
            }
        }
    }
}
