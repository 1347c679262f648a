package latentatlas.ui.shell;

import static latentatlas.ui.Screen.fire;
import static latentatlas.ui.Screen.text;
import static latentatlas.ui.Screen.waitForLayout;
import static latentatlas.ui.Screen.waitUntil;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.Window;
import latentatlas.latent.LatentPoint;
import latentatlas.measure.Score;
import latentatlas.message.Language;
import latentatlas.picture.MapLayer;
import latentatlas.session.Draft;
import latentatlas.ui.Screen;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.map.model.Tool;
import latentatlas.ui.scores.ScoresPage;
import org.controlsfx.control.GridView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Another language while the program is used: words change, and nothing else. */
@Tag("long")
class LanguageSwitchTest {
    @RegisterExtension
    private final OpenWindow open = new OpenWindow().withDigits(300);

    /** Chooses from the menu in the bar, as the mouse does. */
    private static void speak(FxRobot robot, Language language) {
        MenuButton more = robot.lookup("#more").queryAs(MenuButton.class);
        robot.interact(() -> item(more, "language-" + language.tag()).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static MenuItem item(MenuButton menu, String id) {
        return menu.getItems().stream()
                .flatMap(item -> item instanceof Menu inner ? inner.getItems().stream() : Stream.of(item))
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    private static int epoch(FxRobot robot) {
        return Integer.parseInt(text(robot, "#epoch").replaceAll("\\D*(\\d+) / .*", "$1"));
    }

    @Test
    void theRunGoesOnInTheOtherLanguage(FxRobot robot) throws Exception {
        open.ready();
        Draft draft = open.window().session().workspace().draft();
        robot.interact(() -> open.window()
                .session()
                .propose(new Draft(draft.plan().with().epochs(9_000).build(), true)));
        fire(robot, "#train");
        waitUntil(() -> text(robot, "#epoch").startsWith("epoch"));
        int before = epoch(robot);
        speak(robot, Language.CHINESE);
        assertEquals("训练中", text(robot, "#state"));
        assertEquals("暂停", text(robot, "#train"));
        assertEquals("保存", text(robot, "#save"));
        assertTrue(epoch(robot) >= before, text(robot, "#epoch"));
        int then = epoch(robot);
        waitUntil(() -> epoch(robot) > then);
        Screen.keep(robot, open.stage(), "chinese-training");
        speak(robot, Language.ENGLISH);
        assertEquals("training", text(robot, "#state"));
        fire(robot, "#stop");
        waitUntil(() -> text(robot, "#state").equals("ready"));
    }

    @Test
    void cursorPartOfTheMapLayerPageAndDrawingsStay(FxRobot robot) throws Exception {
        open.ready();
        robot.interact(() -> {
            robot.lookup("#page-scores").queryAs(ToggleButton.class).fire();
            open.window().content().features.map.layerProperty().set(MapLayer.DENSITY);
        });
        draw(robot, "#pad-a");
        waitUntil(() -> open.window().content().left().memory().ways().a().place() != null);
        robot.interact(() -> {
            open.window().content().features.map.moveCursor(new LatentPoint(0.5, -0.25));
            open.window().content().features.mapView.camera().zoom(2, 200, 150);
        });
        Content.Left[] before = new Content.Left[1];
        robot.interact(() -> before[0] = open.window().content().left());
        speak(robot, Language.CHINESE);
        Content.Left[] after = new Content.Left[1];
        robot.interact(() -> after[0] = open.window().content().left());
        assertEquals(before[0].view(), after[0].view());
        assertEquals(1, after[0].view().pads().a().strokes().size());
        waitUntil(() -> before[0]
                .memory()
                .ways()
                .a()
                .place()
                .equals(open.window().content().left().memory().ways().a().place()));
        assertEquals(before[0].memory().ways().kind(), after[0].memory().ways().kind());
    }

    @Test
    void selectionToolAndWhatCanBeTakenBackStay(FxRobot robot) throws Exception {
        open.ready();
        robot.interact(() -> {
            MapModel map = open.window().content().features.map;
            map.jump(new LatentPoint(1, 1));
            map.toggle(3);
            map.selection().select(new int[] {2, 5, 9});
            map.selection().select(new int[] {5});
            map.options().toolProperty().set(Tool.LASSO);
        });
        speak(robot, Language.CHINESE);
        robot.interact(() -> {
            MapModel map = open.window().content().features.map;
            assertArrayEquals(new int[] {5}, map.selection().selected());
            assertEquals(Tool.LASSO, map.options().toolProperty().get());
            map.undo();
            assertArrayEquals(new int[] {2, 5, 9}, map.selection().selected());
            map.undo();
            assertArrayEquals(new int[0], map.selection().selected());
            map.undo();
            assertEquals(Set.of(), Set.copyOf(map.hiddenLabels()));
            map.undo();
            assertEquals(LatentPoint.ORIGIN, map.cursor());
            map.redo();
            assertEquals(new LatentPoint(1, 1), map.cursor());
        });
    }

    @Test
    void scoresThatWereMeasuredStay(FxRobot robot) throws Exception {
        open.ready();
        fire(robot, "#page-scores");
        ScoresPage.Measured[] measured = new ScoresPage.Measured[1];
        robot.interact(() -> {
            measured[0] = new ScoresPage.Measured(
                    Objects.requireNonNull(open.window().session().workspace().exhibit())
                            .model(),
                    Map.of(Score.KL, 7.25),
                    Map.of(Score.KL, 7.5));
            open.window()
                    .content()
                    .features
                    .takeUp(new Features.Memory(
                            open.window().content().left().memory().ways(),
                            open.window().content().left().memory().map(),
                            measured[0],
                            open.window().content().left().memory().drawn(),
                            open.window().content().left().memory().ranked()));
        });
        speak(robot, Language.CHINESE);
        TableView<?> table = robot.lookup("#scores").queryTableView();
        assertEquals(Score.values().length, table.getItems().size());
        assertEquals(measured[0], open.window().content().left().memory().scores());
    }

    @Test
    void aRankingAndADrawingThatWasClearedStay(FxRobot robot) throws Exception {
        open.ready();
        fire(robot, "#train");
        waitUntil(() -> text(robot, "#epoch").startsWith("epoch"));
        fire(robot, "#stop");
        waitUntil(() -> text(robot, "#state").equals("ready"));
        draw(robot, "#pad-a");
        fire(robot, "#clear-a");
        fire(robot, "#page-rank");
        Button rank = robot.lookup("#rank").queryButton();
        // Until the codes of the images are there, what is ranked is forgotten with those before.
        waitUntil(() -> {
            boolean ranked = !text(robot, "#rank-chosen").isEmpty();
            if (!ranked && !rank.isDisabled()) {
                rank.fire();
            }
            return ranked;
        });
        int images =
                robot.lookup("#rank-images").queryAs(GridView.class).getItems().size();
        speak(robot, Language.CHINESE);
        assertEquals(
                images,
                robot.lookup("#rank-images").queryAs(GridView.class).getItems().size());
        assertFalse(text(robot, "#rank-chosen").isEmpty());
        assertFalse(robot.lookup("#undo-a").queryButton().isDisabled());
        fire(robot, "#undo-a");
        assertEquals(
                1, open.window().content().left().view().pads().a().strokes().size());
    }

    @Test
    void anEmptyPadStillSaysWhatItIsFor(FxRobot robot) throws Exception {
        open.ready();
        waitForLayout(robot, open.stage());
        assertTrue(written(robot) > 0);
        speak(robot, Language.CHINESE);
        waitForLayout(robot, open.stage());
        assertTrue(written(robot) > 0);
    }

    /** How many pixels of pad A are not of its ground. */
    private static long written(FxRobot robot) {
        long[] written = new long[1];
        robot.interact(() -> {
            WritableImage image = robot.lookup("#pad-a").query().snapshot(null, null);
            int ground = image.getPixelReader().getArgb(1, 1);
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    written[0] += image.getPixelReader().getArgb(x, y) == ground ? 0 : 1;
                }
            }
        });
        return written[0];
    }

    private static void draw(FxRobot robot, String pad) {
        Node node = robot.lookup(pad).query();
        Point2D middle = node.localToScreen(
                node.getLayoutBounds().getCenterX(), node.getLayoutBounds().getCenterY());
        robot.drag(middle.add(0, -30)).moveTo(middle.add(0, 30)).drop();
    }

    @Test
    void theChoiceIsKeptAndWindowsOfTheOldLanguageClose(FxRobot robot) throws Exception {
        open.ready();
        robot.interact(() ->
                item(robot.lookup("#more").queryAs(MenuButton.class), "about").fire());
        waitUntil(() -> robot.lookup("#about-parts").tryQuery().isPresent());
        speak(robot, Language.CHINESE);
        assertEquals(Language.CHINESE, open.settings().language().orElseThrow());
        assertEquals(
                1, Window.getWindows().stream().filter(Stage.class::isInstance).count());
        robot.interact(() ->
                item(robot.lookup("#more").queryAs(MenuButton.class), "about").fire());
        waitUntil(() -> robot.lookup("关闭").tryQuery().isPresent());
        assertEquals(List.of("确定", "取消"), List.of(ButtonType.OK.getText(), ButtonType.CANCEL.getText()));
    }
}
