package latentatlas.ui.map;

import static latentatlas.ui.Screen.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import latentatlas.image.ImageShape;
import latentatlas.latent.CloudSearch;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.Shown;
import latentatlas.picture.Theme;
import latentatlas.picture.ViewTransform;
import latentatlas.picture.Way;
import latentatlas.session.Exhibits;
import latentatlas.ui.Accessible;
import latentatlas.ui.map.control.MapKeys;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.theme.StyleSheets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The map without a mouse. */
@ExtendWith(ApplicationExtension.class)
class MapKeyboardTest {
    private static final Pattern LETTER = Pattern.compile("\\b[A-Z]\\b");

    private final ExecutorService background = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new ThreadPoolExecutor.DiscardPolicy());
    private final MapModel model = new MapModel(new SplittableRandom(4));
    private Shown shown;
    private MapView map;

    @Start
    void start(Stage window) throws Exception {
        shown = Shown.model();
        map = new MapView(model, background, background, background, rows -> {});
        map.setPrefSize(900, 640);
        Scene scene = new Scene(map);
        StyleSheets.dress(scene, 1);
        StyleSheets.apply(Theme.DARK);
        window.setScene(scene);
        window.show();
        model.show(Exhibits.of(shown.stored.model(), ImageShape.MNIST, shown.cloud, shown.images));
        map.requestFocus();
    }

    @BeforeEach
    void settle() throws Exception {
        waitUntil(() -> map.getWidth() > 100 && map.resting());
    }

    @AfterEach
    void end() {
        background.shutdownNow();
    }

    private static void shift(FxRobot robot, KeyCode code) {
        robot.press(KeyCode.SHIFT).type(code).release(KeyCode.SHIFT);
    }

    private int[] nearest(int count) {
        return new CloudSearch(shown.cloud, Set.of()).nearest(model.cursor(), count);
    }

    @Test
    void theCodesAroundTheCursorAreWalkedThroughFromNearToFar(FxRobot robot) {
        int[] nearest = nearest(3);
        for (int code : nearest) {
            robot.type(KeyCode.PAGE_DOWN);
            assertEquals(code, model.selection().hoveredProperty().get());
        }
        robot.type(KeyCode.PAGE_UP);
        assertEquals(nearest[1], model.selection().hoveredProperty().get());
        robot.type(KeyCode.RIGHT).type(KeyCode.PAGE_DOWN);
        assertEquals(nearest(1)[0], model.selection().hoveredProperty().get());
    }

    @Test
    void codesAroundTheCursorAreSelectedMoreAndMore(FxRobot robot) {
        robot.type(KeyCode.S);
        assertThat(model.selection().selected()).containsExactlyInAnyOrder(nearest(10));
        robot.type(KeyCode.S);
        assertThat(model.selection().selected()).hasSize(20);
        shift(robot, KeyCode.S);
        assertThat(model.selection().selected()).hasSize(10);
    }

    @Test
    void aLassoIsMadeOfCornersAtTheCursor(FxRobot robot) {
        Node outline = robot.lookup("#selection-outline").query();
        List<LatentPoint> corners =
                List.of(new LatentPoint(-0.5, -0.5), new LatentPoint(0.7, -0.4), new LatentPoint(0, 0.9));
        for (LatentPoint corner : corners) {
            robot.interact(() -> model.moveCursor(corner));
            robot.type(KeyCode.C);
        }
        assertTrue(outline.getParent().isVisible());
        shift(robot, KeyCode.C);
        assertFalse(outline.getParent().isVisible());
        assertThat(model.selection().selected())
                .isNotEmpty()
                .containsExactlyInAnyOrder(new CloudSearch(shown.cloud, Set.of()).inside(corners));
        robot.type(KeyCode.C).type(KeyCode.ESCAPE);
        assertThat(model.selection().selected()).isEmpty();
        shift(robot, KeyCode.C);
        assertThat(model.selection().selected()).isEmpty();
    }

    @Test
    void theViewIsPannedAndTheWayIsLedThroughTheCursor(FxRobot robot) {
        ViewTransform before = map.view();
        robot.press(KeyCode.ALT).type(KeyCode.RIGHT).release(KeyCode.ALT);
        assertThat(map.view().centre().x()).isGreaterThan(before.centre().x());
        assertEquals(LatentPoint.ORIGIN, model.cursor());
        List<Object> told = new ArrayList<>();
        model.setOnWayDragged((handle, point) -> told.addAll(List.of(handle, point)));
        robot.type(KeyCode.RIGHT).type(KeyCode.M);
        assertThat(told).containsExactly(Way.Handle.MIDDLE, model.cursor());
    }

    @Test
    void labelsAreHiddenFromTheirChipsWhichAreOneStopOfTheKeyboard(FxRobot robot) throws Exception {
        waitUntil(() -> robot.lookup("#chip-1").tryQuery().isPresent());
        Node first = robot.lookup("#chip-0").query();
        robot.interact(first::requestFocus);
        robot.type(KeyCode.SPACE);
        assertThat(model.hiddenLabels()).containsExactly(0);
        assertThat(Accessible.name(first)).contains("hidden");
        robot.type(KeyCode.SPACE).type(KeyCode.RIGHT);
        Node second = robot.lookup("#chip-1").query();
        assertTrue(second.isFocused());
        assertFalse(first.isFocusTraversable());
        shift(robot, KeyCode.ENTER);
        assertThat(model.hiddenLabels())
                .hasSize(shown.cloud.labelNames().size() - 1)
                .doesNotContain(1);
    }

    @Test
    void theMenuOfTheCursorsPlaceOpensByTheMenuKeyAndByShiftF10(FxRobot robot) throws Exception {
        for (boolean key : new boolean[] {true, false}) {
            if (key) {
                robot.type(KeyCode.CONTEXT_MENU);
            } else {
                shift(robot, KeyCode.F10);
            }
            waitUntil(() -> Window.getWindows().stream().anyMatch(ContextMenu.class::isInstance));
            robot.interact(() -> List.copyOf(Window.getWindows()).stream()
                    .filter(ContextMenu.class::isInstance)
                    .forEach(Window::hide));
        }
    }

    @Test
    void theMapTellsWhatLiesAtItsCursor(FxRobot robot) {
        robot.interact(() -> model.moveCursor(shown.cloud.point(5)));
        String told = String.valueOf(map.queryAccessibleAttribute(AccessibleAttribute.TEXT));
        assertThat(told).contains("Label").contains("Nearest code 0.00 away").contains("codes");
        robot.interact(() -> map.setTrust("Nearest code near\nas usual"));
        assertThat(map.placeInWords()).endsWith("Nearest code near. as usual").doesNotContain("0.00 away");
    }

    /** Keys the map uses do not reach the scene. */
    @Test
    void theSheetOfKeysTellsEveryLetterTheMapUses(FxRobot robot) {
        Set<KeyCode> unused = new HashSet<>();
        map.getScene().addEventHandler(KeyEvent.KEY_PRESSED, event -> unused.add(event.getCode()));
        Set<String> used = new TreeSet<>();
        robot.interact(() -> Stream.of(KeyCode.values())
                .filter(code -> code.isLetterKey() && code.getName().length() == 1)
                .forEach(code -> {
                    map.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
                    if (!unused.contains(code)) {
                        used.add(code.getName());
                    }
                }));
        Set<String> told = new TreeSet<>();
        MapKeys.sheet()
                .keySet()
                .forEach(keys -> LETTER.matcher(keys.replace("Ctrl+Z, Ctrl+Y", ""))
                        .results()
                        .forEach(match -> told.add(match.group())));
        assertEquals(told, used);
    }
}
