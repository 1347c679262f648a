package latentatlas.ui.shell;

import static latentatlas.ui.Screen.choose;
import static latentatlas.ui.Screen.fire;
import static latentatlas.ui.Screen.text;
import static latentatlas.ui.Screen.waitForLayout;
import static latentatlas.ui.Screen.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import latentatlas.ui.theme.TextSize;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Sizes of text, the whole screen, presenting, and what the program is made of. */
@Tag("long")
class DisplayTest {
    @RegisterExtension
    private final OpenWindow open = new OpenWindow();

    private static double size(FxRobot robot, String of) {
        return robot.lookup(of).queryLabeled().getFont().getSize();
    }

    private static double width(FxRobot robot, String of) {
        return robot.lookup(of).query().getLayoutBounds().getWidth();
    }

    private static RadioMenuItem choice(FxRobot robot, int percent) {
        return robot.lookup("#more").queryAs(MenuButton.class).getItems().stream()
                .filter(item -> "text-size".equals(item.getId()))
                .flatMap(item -> ((Menu) item).getItems().stream())
                .filter(item -> item.getId().equals("text-" + percent))
                .map(RadioMenuItem.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void allTextTakesTheSizeThatIsChosenAtOnceAndAtTheNextStart(FxRobot robot) throws Exception {
        List<String> texts = List.of("#data-menu", ".logo", ".section-heading", "#state", "#train");
        List<Double> usual = texts.stream().map(text -> size(robot, text)).toList();
        for (TextSize chosen : TextSize.values()) {
            robot.interact(() -> choice(robot, chosen.percent()).fire());
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i);
                double expected = chosen.factor() * usual.get(i);
                // In a bar too narrow for it the program's name gives way.
                waitUntil(() -> text(robot, text) == null || Math.abs(size(robot, text) - expected) < 0.1);
            }
        }
        assertThat(new Remembered(open.settings()).textSize()).isEqualTo(TextSize.PERCENT_200);
        robot.interact(() -> choice(robot, 100).fire());
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            double expected = usual.get(i);
            waitUntil(() -> Math.abs(size(robot, text) - expected) < 0.1);
        }
        robot.interact(() -> choice(robot, 200).fire());
        robot.interact(() -> {
            Stage other = new Stage();
            AtlasWindow next = new AtlasWindow(other, 1, 1, open.settings());
            next.show();
            next.root().applyCss();
            Label state = (Label) next.root().lookup("#state");
            assertThat(state.getFont().getSize())
                    .isCloseTo(usual.get(3) * 2, org.assertj.core.data.Offset.offset(0.01));
            MenuItem shown = ((Menu) ((MenuButton) next.root().lookup("#more"))
                            .getItems()
                            .get(0))
                    .getItems()
                    .get(3);
            assertThat(((RadioMenuItem) shown).isSelected()).isTrue();
            next.close();
            other.hide();
        });
    }

    @Test
    void iconsAndTheNumbersOfTheAxesGrowWithText(FxRobot robot) throws Exception {
        waitUntil(() ->
                robot.lookup("#axes").lookup(Text.class::isInstance).tryQuery().isPresent());
        double icon = icon(robot);
        double number = number(robot);
        robot.interact(() -> choice(robot, 200).fire());
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> open.window().root().applyCss());
        assertThat(icon(robot) / icon).isCloseTo(2, org.assertj.core.data.Offset.offset(0.01));
        assertThat(number(robot) / number).isCloseTo(2, org.assertj.core.data.Offset.offset(0.01));
    }

    @Test
    void theLegendOfALayerLiesBesideTheToolsInASmallWindowToo(FxRobot robot) throws Exception {
        open.ready();
        robot.interact(() -> {
            open.stage().setWidth(1100);
            open.stage().setHeight(700);
            choice(robot, 150).fire();
        });
        for (String layer : List.of("density", "distortion")) {
            fire(robot, "#layer-" + layer);
            waitUntil(() -> robot.lookup("#layer-legend").query().isVisible());
            waitForLayout(robot, open.stage());
            Bounds legend = inScene(robot, "#layer-legend");
            assertThat(legend.getWidth()).as(layer).isPositive();
            assertThat(legend.getMaxX())
                    .as(layer)
                    .isLessThanOrEqualTo(inScene(robot, "#tool-cursor").getMinX());
        }
    }

    @Test
    void nothingAtTheEdgeOfAPanelIsCutOffWhereTextIsTwiceAsLarge(FxRobot robot) throws Exception {
        open.ready();
        robot.interact(() -> {
            open.stage().setWidth(1440);
            open.stage().setHeight(900);
            choice(robot, 200).fire();
        });
        choose(robot, "#more", "lessons");
        waitForLayout(robot, open.stage());
        double panel = inScene(robot, "#page-training").getMinX()
                + ((Region) ((BorderPane) open.window().root()).getLeft()).getWidth();
        for (String each : List.of("#beta", "#seed", "#units")) {
            assertThat(inScene(robot, each).getMaxX()).as(each).isLessThan(panel);
        }
        assertThat(inScene(robot, "#state").getMaxY())
                .isLessThanOrEqualTo(open.stage().getScene().getHeight());
    }

    @Test
    void whereTheMapWouldHaveNoRoomTheRightPanelIsAPageOfTheLeftOne(FxRobot robot) throws Exception {
        open.ready();
        BorderPane root = (BorderPane) open.window().root();
        robot.interact(() -> {
            open.stage().setWidth(1100);
            open.stage().setHeight(700);
            choice(robot, 200).fire();
        });
        waitForLayout(robot, open.stage());
        assertThat(root.getRight()).isNull();
        assertThat(inScene(robot, ".map").getWidth()).isGreaterThan(600);
        assertThat(inScene(robot, "#more").getMaxX())
                .isLessThanOrEqualTo(open.stage().getScene().getWidth());
        for (String menu : List.of("#data-menu", "#model-menu")) {
            assertThat(robot.lookup(menu)
                            .lookup(Text.class::isInstance)
                            .queryText()
                            .getText())
                    .as(menu)
                    .startsWith(text(robot, menu).substring(0, 5));
        }
        for (Node chip : robot.lookup(".chip").queryAll()) {
            for (String tool : List.of("#tool-cursor", "#map-options")) {
                assertThat(inScene(robot, tool).intersects(chip.localToScene(chip.getLayoutBounds())))
                        .as(chip.getId() + " and " + tool)
                        .isFalse();
            }
        }
        fire(robot, "#page-cursor");
        waitForLayout(robot, open.stage());
        assertThat(inScene(robot, "#decoded").getMaxX())
                .isLessThan(inScene(robot, ".map").getMinX());
        robot.interact(() -> choice(robot, 100).fire());
        waitForLayout(robot, open.stage());
        assertThat(robot.lookup("#page-cursor").tryQuery()).isEmpty();
        assertThat(inScene(robot, "#decoded").getMinX())
                .isGreaterThan(inScene(robot, ".map").getMaxX() - 1);
        assertThat(robot.lookup("#beta").query().getScene()).isNotNull();
    }

    private static Bounds inScene(FxRobot robot, String id) {
        Node node = robot.lookup(id).query();
        return node.localToScene(node.getLayoutBounds());
    }

    private static double icon(FxRobot robot) {
        return robot.lookup("#tool-box")
                .lookup(FontIcon.class::isInstance)
                .queryAs(FontIcon.class)
                .getIconSize();
    }

    private static double number(FxRobot robot) {
        return robot.lookup("#axes")
                .lookup(Text.class::isInstance)
                .queryAs(Text.class)
                .getFont()
                .getSize();
    }

    @Test
    void theWholeScreenIsTakenAndGivenBack(FxRobot robot) throws Exception {
        robot.interact(() -> open.window().root().requestFocus());
        robot.type(KeyCode.F11);
        waitUntil(open.stage()::isFullScreen);
        robot.type(KeyCode.F11);
        waitUntil(() -> !open.stage().isFullScreen());
    }

    @Test
    void presentingShowsTheMapAndTheDecodedImageLargerAndLeavingItRestoresAll(FxRobot robot) throws Exception {
        BorderPane panels = (BorderPane) open.window().root();
        List<Node> hidden = List.of(
                panels.getTop(),
                panels.getLeft(),
                panels.getBottom(),
                robot.lookup(".interpolation-panel").query());
        double usual = size(robot, "#layer-density");
        double image = width(robot, "#decoded");
        robot.interact(() -> open.window().root().requestFocus());
        for (KeyCode leave : List.of(KeyCode.F5, KeyCode.F11)) {
            robot.type(KeyCode.F5);
            waitUntil(open.stage()::isFullScreen);
            waitUntil(() -> width(robot, "#decoded") > image);
            assertThat(hidden).noneMatch(panel -> panel.isVisible() || panel.isManaged());
            assertThat(size(robot, "#layer-density") / usual)
                    .isCloseTo(Display.PRESENTED, org.assertj.core.data.Offset.offset(0.01));
            robot.type(leave);
            waitUntil(() -> !open.stage().isFullScreen());
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(hidden).allMatch(panel -> panel.isVisible() && panel.isManaged());
            assertThat(size(robot, "#layer-density")).isEqualTo(usual);
        }
    }

    @Test
    void theAboutWindowTellsVersionsAndAllParts(FxRobot robot) {
        choose(robot, "#more", "about");
        assertThat(robot.lookup("#about-machine").queryLabeled().getText())
                .contains(Runtime.version().toString(), System.getProperty("javafx.runtime.version"));
        TableView<?> parts = robot.lookup("#about-parts").queryTableView();
        assertThat(parts.getItems()).hasSameSizeAs(Part.all());
        robot.interact(() -> parts.getScene().getWindow().hide());
    }
}
