package latentatlas.ui.map;

import static latentatlas.ui.Screen.waitUntil;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.javafx.stage.WindowHelper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import latentatlas.image.ImageShape;
import latentatlas.latent.Cloud;
import latentatlas.latent.Contour;
import latentatlas.latent.LatentPoint;
import latentatlas.measure.EncoderGaps;
import latentatlas.message.Message;
import latentatlas.picture.Belief;
import latentatlas.picture.Bookmark;
import latentatlas.picture.Ink;
import latentatlas.picture.MapLayer;
import latentatlas.picture.PointMark;
import latentatlas.picture.PseudoInput;
import latentatlas.picture.Shown;
import latentatlas.picture.Theme;
import latentatlas.picture.ViewTransform;
import latentatlas.picture.Way;
import latentatlas.problem.ProblemException;
import latentatlas.session.Exhibits;
import latentatlas.session.Jobs;
import latentatlas.ui.Screen;
import latentatlas.ui.map.inspect.GapWatch;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.map.model.Tool;
import latentatlas.ui.map.overlay.MarkNodes;
import latentatlas.ui.theme.StyleSheets;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.BatchTrainer;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.ImageLosses;
import org.controlsfx.control.GridCell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Every interaction with the map, in a window without a display, each with a picture kept. */
@Tag("long")
@ExtendWith(ApplicationExtension.class)
class MapViewTest {
    private final ExecutorService painting = worker();
    private final ExecutorService inspecting = worker();
    private final MapModel model = new MapModel(new SplittableRandom(4));
    private final List<Cloud> saved = new ArrayList<>();
    private Shown shown;
    private MapView map;
    private Stage stage;

    @Start
    void start(Stage window) throws Exception {
        shown = Shown.model();
        stage = window;
        map = new MapView(model, painting, inspecting, inspecting, saved::add);
        map.setPrefSize(900, 640);
        Scene scene = new Scene(map);
        StyleSheets.dress(scene, 1);
        StyleSheets.apply(Theme.DARK);
        map.setTheme(Theme.DARK);
        window.setScene(scene);
        window.show();
        model.show(Exhibits.of(shown.stored.model(), ImageShape.MNIST, shown.cloud, shown.images));
        map.requestFocus();
    }

    /** The map glides to where all codes are seen. */
    @BeforeEach
    void settle() throws Exception {
        waitUntil(() -> map.getWidth() > 100 && map.resting());
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.asyncFx(() -> stage.hide());
        WaitForAsyncUtils.waitForFxEvents();
        painting.shutdownNow();
        inspecting.shutdownNow();
    }

    /** Takes no more tasks once it has been shut down, and says nothing. */
    private static ExecutorService worker() {
        return new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new ThreadPoolExecutor.DiscardPolicy());
    }

    private Point2D at(LatentPoint place) {
        return map.localToScreen(map.view().screenX(place.x()), map.view().screenY(place.y()));
    }

    private LatentPoint under(Point2D screen) {
        Point2D local = map.screenToLocal(screen);
        return map.view().latent(local.getX(), local.getY());
    }

    /** Half a pixel is what rounding to the screen may cost. */
    private void assertAt(LatentPoint expected, LatentPoint actual) {
        assertTrue(
                expected.distance(actual) * map.view().pixelsPerUnit() < 1.5,
                "expected " + expected + ", got " + actual);
    }

    private double pixels(LatentPoint one, LatentPoint other) {
        return one.distance(other) * map.view().pixelsPerUnit();
    }

    @Test
    void theCursorIsGrabbedFromFourteenPixelsAwayFollowsAndComesBackInOneStep(FxRobot robot) throws Exception {
        Point2D start = at(LatentPoint.ORIGIN);
        robot.moveTo(start.add(9, 9)).press(MouseButton.PRIMARY);
        for (int i = 1; i <= 8; i++) {
            Point2D to = start.add(12 * i, -9 * i);
            robot.moveTo(to);
            WaitForAsyncUtils.waitForFxEvents();
            assertAt(under(to), model.cursor());
        }
        assertTrue(((javafx.scene.Group) robot.lookup("#trail").query())
                .getChildren().stream()
                        .anyMatch(piece ->
                                ((javafx.scene.shape.Path) piece).getElements().size() >= 3));
        picture(robot, "drag");
        robot.release(MouseButton.PRIMARY);
        assertTrue(robot.lookup("#read-out").queryLabeled().getText().startsWith("z = ("));
        robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
        assertEquals(LatentPoint.ORIGIN, model.cursor());
        robot.press(KeyCode.CONTROL, KeyCode.Y).release(KeyCode.Y, KeyCode.CONTROL);
        assertNotEquals(LatentPoint.ORIGIN, model.cursor());
    }

    @Test
    void aClickGlidesThereAndKeysMoveByTheirSteps(FxRobot robot) throws Exception {
        LatentPoint goal = new LatentPoint(-0.5, 0.75);
        robot.clickOn(at(goal));
        waitUntil(() -> pixels(goal, model.cursor()) < 1.5);
        robot.type(KeyCode.HOME);
        waitUntil(() -> model.cursor().equals(LatentPoint.ORIGIN));
        robot.type(KeyCode.RIGHT).type(KeyCode.UP, 2);
        assertEquals(0.05, model.cursor().x(), 1e-12);
        assertEquals(0.10, model.cursor().y(), 1e-12);
        robot.press(KeyCode.SHIFT).type(KeyCode.LEFT).release(KeyCode.SHIFT);
        assertEquals(-0.20, model.cursor().x(), 1e-12);
        robot.press(KeyCode.CONTROL).type(KeyCode.DOWN).release(KeyCode.CONTROL);
        assertEquals(0.09, model.cursor().y(), 1e-12);
        robot.type(KeyCode.DIGIT7);
        waitUntil(() -> model.cursor().equals(model.centre(7)));
        robot.press(KeyCode.SHIFT).type(KeyCode.DIGIT0).release(KeyCode.SHIFT);
        waitUntil(() ->
                model.cursor().distance(model.centre(0)) < 3 && !model.cursor().equals(model.centre(7)));
        robot.type(KeyCode.I);
        waitUntil(() -> robot.lookup("#hover-card").query().isVisible());
        picture(robot, "keys");
        robot.type(KeyCode.ENTER);
        assertEquals(1, model.selection().selected().length);
        assertEquals(
                model.search().nearest(model.cursor(), 1e9), model.selection().selected()[0]);
        robot.type(KeyCode.ESCAPE);
        assertEquals(0, model.selection().selected().length);
        MapLayer layer = model.layerProperty().get();
        robot.type(KeyCode.L).type(KeyCode.T).type(KeyCode.P);
        assertNotEquals(layer, model.layerProperty().get());
        assertEquals(Tool.BOX, model.options().toolProperty().get());
        assertEquals(PointMark.SHAPE, model.options().markProperty().get());
    }

    @Test
    void theWheelZoomsAboutThePointerTheRightButtonPansAndFitShowsAllAgain(FxRobot robot) throws Exception {
        Point2D pointer = at(new LatentPoint(0.4, 0.3));
        LatentPoint before = under(pointer);
        double scale = map.view().pixelsPerUnit();
        wheel(robot, pointer, 160);
        waitUntil(() -> map.view().pixelsPerUnit() > 1.05 * scale);
        settle();
        assertAt(before, under(pointer));
        picture(robot, "zoom");
        double zoomed = map.view().pixelsPerUnit();
        robot.press(MouseButton.SECONDARY).moveBy(60, 25).release(MouseButton.SECONDARY);
        assertAt(before, under(pointer.add(60, 25)));
        assertEquals(zoomed, map.view().pixelsPerUnit());
        robot.clickOn("#fit");
        waitUntil(() -> Math.abs(map.view().pixelsPerUnit() - scale) < 1e-6);
        robot.moveTo(map).type(KeyCode.PLUS, 2);
        waitUntil(() -> map.view().pixelsPerUnit() > 1.2 * scale);
        robot.type(KeyCode.F);
        waitUntil(() -> Math.abs(map.view().pixelsPerUnit() - scale) < 1e-6);
    }

    private void wheel(FxRobot robot, Point2D screen, double delta) {
        Point2D local = map.screenToLocal(screen);
        robot.interact(() -> map.fireEvent(new ScrollEvent(
                ScrollEvent.SCROLL,
                local.getX(),
                local.getY(),
                screen.getX(),
                screen.getY(),
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                delta,
                0,
                delta,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null)));
    }

    @Test
    void aBoxALassoAndClicksSelectAndTheGalleryShowsAndSavesRows(FxRobot robot) throws Exception {
        LatentPoint low = new LatentPoint(0, -1.8);
        LatentPoint high = new LatentPoint(1, -1);
        robot.press(KeyCode.SHIFT).moveTo(at(low)).press(MouseButton.PRIMARY);
        robot.moveTo(at(low.towards(high, 0.5))).moveTo(at(high));
        picture(robot, "box");
        robot.release(MouseButton.PRIMARY).release(KeyCode.SHIFT);
        int[] inside = IntStream.range(0, shown.cloud.size())
                .filter(i -> inside(shown.cloud.point(i), low, high))
                .toArray();
        assertTrue(inside.length > 20, inside.length + " codes in the box");
        assertSameButAtTheEdge(inside, model.selection().selected());
        waitUntil(() -> thumbnails(robot) == Math.min(56, model.selection().selected().length));
        int selected = model.selection().selected().length;
        assertEquals(
                selected + " selected",
                robot.lookup("#gallery-heading").queryLabeled().getText());
        robot.clickOn("#save-selection");
        assertEquals(selected, saved.get(0).size());
        assertEquals(
                shown.cloud.images()[model.selection().selected()[0]],
                saved.get(0).images()[0]);
        picture(robot, "gallery");
        robot.type(KeyCode.ESCAPE);
        assertEquals(0, model.selection().selected().length);
        assertFalse(robot.lookup("#gallery").query().isVisible());

        robot.clickOn("#tool-lasso");
        robot.moveTo(at(new LatentPoint(0, -1.8))).press(MouseButton.PRIMARY);
        robot.moveTo(at(new LatentPoint(1, -1.8))).moveTo(at(new LatentPoint(0.5, -0.9)));
        picture(robot, "lasso");
        robot.release(MouseButton.PRIMARY);
        int[] triangle = model.search()
                .inside(List.of(new LatentPoint(0, -1.8), new LatentPoint(1, -1.8), new LatentPoint(0.5, -0.9)));
        assertSameButAtTheEdge(triangle, model.selection().selected());

        robot.clickOn("#tool-box");
        int lonely = lonely();
        robot.clickOn(at(shown.cloud.point(lonely)));
        assertArrayEquals(new int[] {lonely}, model.selection().selected());
        robot.clickOn("#clear-selection");
        assertEquals(0, model.selection().selected().length);
        robot.clickOn("#tool-cursor");
    }

    private static boolean inside(LatentPoint point, LatentPoint low, LatentPoint high) {
        return point.x() >= low.x() && point.x() <= high.x() && point.y() >= low.y() && point.y() <= high.y();
    }

    private static void assertSameButAtTheEdge(int[] expected, int[] actual) {
        long common = Arrays.stream(expected)
                .filter(i -> Arrays.binarySearch(actual, i) >= 0)
                .count();
        assertTrue(
                common >= 0.95 * expected.length - 1 && actual.length <= 1.05 * expected.length + 1,
                common + " of " + expected.length + ", " + actual.length + " selected");
    }

    /** A code in view, away from cards and bars, with no other one close by. */
    private int lonely() {
        return IntStream.range(0, shown.cloud.size())
                .filter(i -> {
                    double x = map.view().screenX(shown.cloud.x()[i]);
                    double y = map.view().screenY(shown.cloud.y()[i]);
                    return x > 250 && x < 600 && y > 150 && y < 500;
                })
                .filter(i -> pixels(shown.cloud.point(i), model.cursor()) > 60)
                .filter(i -> IntStream.range(0, shown.cloud.size())
                        .allMatch(other -> other == i || pixels(shown.cloud.point(i), shown.cloud.point(other)) > 6))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void hoveringACodeSaysAllAboutIt(FxRobot robot) throws Exception {
        int code = lonely();
        robot.moveTo(at(shown.cloud.point(code)).subtract(30, 0)).moveTo(at(shown.cloud.point(code)));
        waitUntil(() -> robot.lookup("#hover-card").query().isVisible());
        assertEquals(
                "label " + shown.cloud.labelName(code),
                robot.lookup("#hover-label").queryLabeled().getText());
        String figures = robot.lookup("#hover-figures").queryLabeled().getText();
        try (BatchCoder coder = shown.stored.model().newBatchCoder()) {
            ImageLosses losses =
                    coder.measure(shown.images, new int[] {shown.cloud.images()[code]});
            assertTrue(figures.contains(String.format(java.util.Locale.ROOT, "KL %.2f nats", losses.kl()[0])), figures);
        }
        assertTrue(figures.contains("reconstruction ") && figures.contains("σ = "), figures);
        assertTrue(robot.lookup("#hovered-point").query().isVisible());
        assertTrue(robot.lookup("#lens-caption").queryLabeled().getText().startsWith("posterior, ×"));
        picture(robot, "hover");
        robot.moveTo(at(LatentPoint.ORIGIN));
        waitUntil(() -> !robot.lookup("#hover-card").query().isVisible());
    }

    @Test
    void pseudoInputsOfALearnedPriorAreSwitchedOnAndShowTheirPicturesUnderThePointer(FxRobot robot) throws Exception {
        FrozenModel learned = shown.withLearnedPrior(6);
        WaitForAsyncUtils.asyncFx(() -> model.show(Exhibits.of(learned, ImageShape.MNIST, shown.cloud, shown.images)));
        robot.clickOn("#map-options").clickOn("#option-pseudo-inputs");
        waitUntil(() -> model.pseudoInputs().list().size() == 6);
        assertEquals(
                4,
                robot.lookup("#pseudo-inputs")
                        .queryAs(MarkNodes.class)
                        .getChildren()
                        .size());
        PseudoInput second = model.pseudoInputs().list().get(1);
        robot.moveTo(at(second.mean()).subtract(30, 0)).moveTo(at(second.mean()));
        waitUntil(() -> model.pseudoInputs().hoveredProperty().get() == 1);
        assertTrue(robot.lookup("#pseudo-input-card").query().isVisible());
        assertTrue(robot.lookup("#pseudo-input-title").queryLabeled().getText().endsWith("2"));
        Ink ink = new Ink(Theme.DARK, 1);
        ImageView view = robot.lookup("#pseudo-input-picture").queryAs(ImageView.class);
        for (int p = 0; p < second.image().length; p++) {
            assertEquals(
                    ink.argb(second.image(), p),
                    view.getImage().getPixelReader().getArgb(p % 28, p / 28));
        }
        assertFalse(robot.lookup("#hover-card").query().isVisible());
        assertEquals(-1, model.selection().hoveredProperty().get());
        picture(robot, "pseudo-inputs");
        WaitForAsyncUtils.asyncFx(
                () -> model.show(Exhibits.of(shown.stored.model(), ImageShape.MNIST, shown.cloud, shown.images)));
        waitUntil(() -> !robot.lookup("#pseudo-input-card").query().isVisible()
                && !robot.lookup("#pseudo-inputs").query().isVisible());
    }

    @Test
    void theSavedMapHasImagesAndPseudoInputsWhereTheMapHas(FxRobot robot) throws Exception {
        assertSame(shown.images, map.picture().images());
        assertTrue(map.picture().overlays().pseudoInputs().isEmpty());
        FrozenModel learned = shown.withLearnedPrior(3);
        WaitForAsyncUtils.asyncFx(() -> model.show(Exhibits.of(learned, ImageShape.MNIST, shown.cloud, shown.images)));
        robot.clickOn("#map-options").clickOn("#option-pseudo-inputs");
        waitUntil(() -> map.picture().overlays().pseudoInputs().size() == 3);
        robot.clickOn("#map-options").clickOn("#option-pictures");
        assertNull(map.picture().images());
    }

    @Test
    void theTruePosteriorUnderThePointerIsDrawnAndItsLikelihoodStandsBesideTheLoss(FxRobot robot) throws Exception {
        int code = lonely();
        Point2D place = at(shown.cloud.point(code));
        robot.moveTo(place.subtract(30, 0)).moveTo(place);
        waitUntil(() -> model.beliefsProperty().get().code() == code);
        waitUntil(() -> robot.lookup("#hover-figures").queryLabeled().getText().contains("nats, exact"));
        Belief belief = model.beliefsProperty().get().list().get(0);
        assertEquals(
                List.of(0.99, 0.9, 0.5),
                belief.regions().stream().map(Contour::share).toList());
        String figures = robot.lookup("#hover-figures").queryLabeled().getText();
        assertTrue(
                figures.contains(String.format(java.util.Locale.ROOT, "−log p(x) %.2f nats", -belief.logLikelihood())),
                figures);
        assertTrue(belief.error() < 0.1, belief.toString());
        assertTrue(robot.lookup("#beliefs").query().isVisible());
        picture(robot, "true-posterior");
        assertEquals(1, map.picture().overlays().beliefs().size());

        robot.interact(() -> model.options().posteriorsProperty().set(false));
        assertFalse(robot.lookup("#beliefs").query().isVisible());
        robot.interact(() -> model.options().posteriorsProperty().set(true));
        robot.moveTo(at(LatentPoint.ORIGIN));
        waitUntil(() -> model.beliefsProperty().get().code() < 0
                && model.beliefsProperty().get().list().size() == 1);
        robot.interact(() -> model.drawnProperty().set(List.of(new float[784])));
        waitUntil(() -> model.beliefsProperty().get().list().size() == 2);
        Belief drawn = model.beliefsProperty().get().list().get(1);
        Belief cursors = model.beliefsProperty().get().list().get(0);
        robot.interact(() -> model.moveCursor(new LatentPoint(0.5, 0.5)));
        waitUntil(() -> model.beliefsProperty().get().list().get(0) != cursors);
        assertSame(drawn, model.beliefsProperty().get().list().get(1), "the drawn image is still the same");
    }

    @Test
    void chipsHideLabelsAndShowOneAloneAndEachHasItsCount(FxRobot robot) throws Exception {
        Node chip = robot.lookup("#chip-4").query();
        String count = Integer.toString(Shown.labelled(shown.cloud, 4).length);
        assertTrue(((HBox) chip)
                .getChildren().stream()
                        .anyMatch(child -> child instanceof Labeled label
                                && label.getText().equals(count)));
        robot.clickOn(chip);
        assertTrue(model.hiddenLabels().contains(4));
        picture(robot, "chip-hidden");
        // Two clicks in a row on one chip would be a double click.
        robot.clickOn("#chip-5").clickOn(chip).clickOn("#chip-5");
        assertTrue(model.hiddenLabels().isEmpty());
        robot.doubleClickOn(chip);
        assertEquals(9, model.hiddenLabels().size());
        assertFalse(model.hiddenLabels().contains(4));
        picture(robot, "chip-alone");
        robot.doubleClickOn(chip);
        assertTrue(model.hiddenLabels().isEmpty());
    }

    @Test
    void layersAreChosenAndSayWhatTheirColoursMean(FxRobot robot) throws Exception {
        for (MapLayer layer : MapLayer.values()) {
            String name = layer.name().toLowerCase(java.util.Locale.ROOT);
            String before = legend(robot);
            robot.clickOn("#layer-" + name);
            assertEquals(layer, model.layerProperty().get());
            waitUntil(() -> layer == MapLayer.PLAIN || !legend(robot).equals(before));
            picture(robot, "layer-" + name);
        }
        robot.interact(() -> {
            model.options().shadeEmptyProperty().set(true);
            model.options().ringsProperty().set(true);
            model.options().markProperty().set(PointMark.GLYPH);
        });
        waitUntil(() -> legend(robot).contains("no code within"));
        assertTrue(robot.lookup("#rings").query().isVisible());
        picture(robot, "options");
    }

    @Test
    void theEncodersGapsAreMeasuredOnceTheirLayerIsChosenAndNothingTrains(FxRobot robot) throws Exception {
        List<ProblemException> problems = new ArrayList<>();
        Cloud few = shown.cloud.subset(IntStream.range(0, 16).toArray());
        robot.interact(() -> model.show(Exhibits.of(shown.stored.model(), ImageShape.MNIST, few, shown.images)));
        try (Jobs jobs = Exhibits.jobs(Platform::runLater, problems::add)) {
            GapWatch watch = new GapWatch(model, jobs, 1);
            robot.interact(() -> watch.setLive(true));
            robot.clickOn("#layer-gap");
            waitUntil(() -> legend(robot).contains(Message.text("gap.waiting")));
            assertNull(model.gapsProperty().get());
            robot.interact(() -> watch.setLive(false));
            waitUntil(() -> model.gapsProperty().get() != null);
            EncoderGaps gaps = model.gapsProperty().get();
            waitUntil(
                    () -> legend(robot).contains("nats over ") && legend(robot).contains(" 16 images"));
            picture(robot, "layer-gap-measured");

            robot.interact(() -> model.show(Exhibits.of(
                    BatchTrainer.initialModel(shown.stored.model().architecture(), 1),
                    ImageShape.MNIST,
                    few,
                    shown.images)));
            assertNull(model.gapsProperty().get());
            waitUntil(() -> model.gapsProperty().get() != null);
            assertNotEquals(gaps.nats()[0], model.gapsProperty().get().nats()[0]);
            robot.clickOn("#layer-plain");
        }
        assertEquals(List.of(), problems);
    }

    private static String legend(FxRobot robot) {
        return texts(robot.lookup("#layer-legend").query());
    }

    @Test
    void theOptionsMenuSwitchesAndThePlaceMenuMoves(FxRobot robot) throws Exception {
        robot.clickOn("#map-options");
        robot.clickOn("#option-rings");
        assertTrue(model.options().ringsProperty().get());
        LatentPoint place = new LatentPoint(-0.4, -0.6);
        robot.rightClickOn(at(place));
        picture(robot, "place-menu");
        robot.clickOn("Move the cursor here");
        waitUntil(() -> pixels(place, model.cursor()) < 1.5);
        robot.rightClickOn(at(place)).clickOn("Move the cursor to the nearest code");
        waitUntil(() -> model.search().nearest(model.cursor(), 1e-9) >= 0);
    }

    @Test
    void bookmarksStayOnTheMapAndTheNearestCodesAreListedWithDistances(FxRobot robot) throws Exception {
        robot.interact(() -> model.jump(new LatentPoint(0.5, 0.5)));
        robot.type(KeyCode.B);
        assertEquals(
                List.of(new Bookmark("Place 1", new LatentPoint(0.5, 0.5))),
                model.bookmarks().list());
        assertEquals("Place 1", texts(robot.lookup("#bookmark-flags").query()).strip());
        robot.type(KeyCode.N);
        waitUntil(() -> robot.lookup("#neighbours").query().isVisible());
        VBox card = robot.lookup("#neighbours").query();
        HBox row = (HBox) card.getChildren().get(1);
        waitUntil(() -> row.getChildren().size() == 8);
        double nearest = IntStream.range(0, shown.cloud.size())
                .mapToDouble(i -> shown.cloud.point(i).distance(model.cursor()))
                .min()
                .orElseThrow();
        String text = texts(row.getChildren().get(0));
        assertTrue(text.contains(String.format(java.util.Locale.ROOT, "%.2f", nearest)), text + " is not " + nearest);
        picture(robot, "bookmark-and-neighbours");
        robot.type(KeyCode.HOME);
        robot.type(KeyCode.N);
        waitUntil(() -> !robot.lookup("#neighbours").query().isVisible());
    }

    private static String texts(Node node) {
        return node instanceof Labeled label
                ? label.getText()
                : node instanceof javafx.scene.text.Text text
                        ? text.getText()
                        : node instanceof javafx.scene.Parent parent
                                ? String.join(
                                        " ",
                                        parent.getChildrenUnmodifiable().stream()
                                                .map(MapViewTest::texts)
                                                .toList())
                                : "";
    }

    @Test
    void handlesOfTheWayAreDraggedAndTheCursorStaysWhereItIs(FxRobot robot) throws Exception {
        List<LatentPoint> heard = new ArrayList<>();
        LatentPoint a = new LatentPoint(-1, 0.5);
        LatentPoint b = new LatentPoint(1, -0.5);
        robot.interact(() -> {
            model.setOnWayDragged((handle, point) -> heard.add(handle == Way.Handle.B ? point : null));
            model.showWay(new Way(List.of(a, b), a, b, a.towards(b, 0.25), List.of()));
        });
        LatentPoint goal = new LatentPoint(1.2, 0.4);
        robot.moveTo(at(b)).press(MouseButton.PRIMARY).moveTo(at(goal)).release(MouseButton.PRIMARY);
        assertAt(goal, heard.get(heard.size() - 1));
        assertEquals(LatentPoint.ORIGIN, model.cursor());
        picture(robot, "way");
    }

    @Test
    void whileTheLayerIsPaintedTheFxThreadIsFreeAndOnlyTheLatestViewIsPaintedNext(FxRobot robot) throws Exception {
        settle();
        CountDownLatch open = new CountDownLatch(1);
        int[] painted = new int[1];
        Executor counting = task -> painting.execute(() -> {
            painted[0]++;
            task.run();
        });
        painting.execute(() -> {
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        MapSurface[] surface = new MapSurface[1];
        robot.interact(() -> {
            surface[0] = new MapSurface(model, counting, map.view(), legend -> {});
            for (int i = 0; i < 100; i++) {
                surface[0].setView(map.view().panned(i, 0));
            }
        });
        open.countDown();
        painting.submit(() -> {}).get();
        WaitForAsyncUtils.waitForFxEvents();
        painting.submit(() -> {}).get();
        assertTrue(painted[0] <= 2, painted[0] + " layers were painted for a hundred views");
    }

    /** How many codes' images the gallery has on nodes. */
    private static long thumbnails(FxRobot robot) {
        return robot.lookup(".gallery-cell").queryAll().stream()
                .map(cell -> (GridCell<?>) cell)
                .filter(cell -> cell.getItem() != null
                        && cell.getGraphic() instanceof ImageView view
                        && view.getImage() != null)
                .map(GridCell::getItem)
                .distinct()
                .count();
    }

    @Test
    void thousandsSelectedAreAFewNodesAndScrollingShowsTheOthers(FxRobot robot) throws Exception {
        robot.interact(() ->
                model.selection().select(IntStream.range(0, shown.cloud.size()).toArray()));
        waitUntil(() -> thumbnails(robot) >= 48);
        picture(robot, "gallery-of-all");
        assertTrue(robot.lookup(".gallery-cell").queryAll().size() < 120);
        Node images = robot.lookup("#gallery-images").query();
        ScrollBar bar = (ScrollBar) images.lookup(".scroll-bar:vertical");
        robot.interact(() -> bar.setValue(bar.getMax()));
        int last = shown.cloud.size() - 1;
        waitUntil(() -> robot.lookup(".gallery-cell").queryAll().stream()
                .anyMatch(cell -> Integer.valueOf(last).equals(((GridCell<?>) cell).getItem())));
        waitUntil(() -> thumbnails(robot) >= 42);
        assertTrue(robot.lookup(".gallery-cell").queryAll().size() < 160);
    }

    @Test
    void aSecondButtonDoesNotBreakALasso(FxRobot robot) throws Exception {
        robot.interact(() -> model.options().toolProperty().set(Tool.LASSO));
        LatentPoint[] corners = {new LatentPoint(0, -1.8), new LatentPoint(1, -1.8), new LatentPoint(0.5, -0.9)};
        ViewTransform before = map.view();
        robot.moveTo(at(corners[0])).press(MouseButton.PRIMARY).moveTo(at(corners[1]));
        robot.press(MouseButton.SECONDARY).moveTo(at(corners[2])).release(MouseButton.SECONDARY);
        assertTrue(robot.lookup("#selection-outline").query().getParent().isVisible());
        robot.release(MouseButton.PRIMARY);
        assertFalse(robot.lookup("#selection-outline")
                .tryQuery()
                .map(outline -> outline.getParent().isVisible())
                .orElse(false));
        assertEquals(before, map.view());
        assertSameButAtTheEdge(
                model.search().inside(List.of(corners)), model.selection().selected());
    }

    @Test
    void aScreenOfAnotherScaleIsPaintedInItsOwnPixels(FxRobot robot) throws Exception {
        ImageView pixels = (ImageView) map.getChildrenUnmodifiable().get(0).lookup(".image-view");
        assertEquals(map.getWidth(), pixels.getImage().getWidth());
        robot.interact(() -> WindowHelper.notifyScaleChanged(stage, 2, 2));
        assertEquals(2 * map.getWidth(), pixels.getImage().getWidth());
        assertEquals(map.getWidth(), pixels.getFitWidth());
    }

    private void picture(FxRobot robot, String name) throws IOException {
        Screen.keep(robot, stage, "map-" + name);
    }
}
