package latentatlas.ui.map.sample;

import static latentatlas.ui.Screen.waitUntil;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import latentatlas.image.ImageShape;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPlane;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.LabelContours;
import latentatlas.picture.Shown;
import latentatlas.picture.Theme;
import latentatlas.session.Autosave;
import latentatlas.session.Deaf;
import latentatlas.session.Exhibit;
import latentatlas.session.Exhibits;
import latentatlas.session.Session;
import latentatlas.training.Preset;
import latentatlas.ui.Screen;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.map.sample.SampleModel.Samples;
import latentatlas.ui.map.sample.SampleModel.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class SampleWindowTest {
    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private final MapModel map = new MapModel(new SplittableRandom(1));
    private final AtomicReference<float[]> saved = new AtomicReference<>();

    @TempDir
    private Path folder;

    private Shown shown;
    private Session session;
    private SampleModel model;
    private SampleWindow window;

    @Start
    void start(Stage stage) throws Exception {
        shown = Shown.model();
        session = new Session(
                Platform::runLater, new Deaf(), Preset.ATLAS.plan(), 1, new Autosave(folder.resolve("runs")));
        map.show(exhibit(shown.cloud));
        model = new SampleModel(map, session.jobs(), background, new SplittableRandom(2));
        stage.setScene(new Scene(new StackPane(), 400, 300));
        stage.show();
        window = new SampleWindow(stage, map, model, Theme.DARK, (images, shape, side) -> saved.set(images));
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> {
            window.close();
            session.close();
        });
        background.shutdownNow();
    }

    private Exhibit exhibit(Cloud cloud) {
        return Exhibits.of(shown.stored.model(), ImageShape.MNIST, cloud, null);
    }

    private void reached(State state) throws Exception {
        waitUntil(() -> model.stateProperty().get() == state);
    }

    private void drawn(Predicate<Samples> condition) throws Exception {
        waitUntil(() -> model.samplesProperty().get() != null
                && condition.test(model.samplesProperty().get()));
    }

    private Samples samples() {
        Samples samples = model.samplesProperty().get();
        assertNotNull(samples);
        return samples;
    }

    /** Mean squared distance of the samples' codes from their middle. */
    private static double spread(Samples samples) {
        float[] codes = samples.codes();
        double sum = 0;
        for (int d = 0; d < 2; d++) {
            int axis = d;
            double[] values = IntStream.range(0, codes.length / 2)
                    .mapToDouble(i -> codes[2 * i + axis])
                    .toArray();
            double mean = IntStream.range(0, values.length)
                    .mapToDouble(i -> values[i])
                    .average()
                    .orElseThrow();
            for (double value : values) {
                sum += (value - mean) * (value - mean) / values.length;
            }
        }
        return sum;
    }

    private static String note(FxRobot robot) {
        return robot.lookup("#sample-note").queryLabeled().getText();
    }

    private static boolean visible(FxRobot robot, String id) {
        return robot.lookup(id).query().isVisible();
    }

    @Test
    @SuppressWarnings("unchecked")
    void samplesAndContoursFollowLabelAndTemperatureAndCloseWithTheWindow(FxRobot robot) throws Exception {
        robot.interact(() -> window.show(1));
        reached(State.CURRENT);
        Samples ones = samples();
        LabelContours contours = map.densityProperty().get();
        assertNotNull(contours);
        assertEquals(1, contours.label());
        assertEquals(3, contours.regions().size());
        assertTrue(share(ones, 1) > 0.7, "ones among ones: " + share(ones, 1));

        ComboBox<Integer> label = robot.lookup("#sample-label").queryAs(ComboBox.class);
        robot.interact(() -> label.setValue(0));
        drawn(now -> now != ones);
        reached(State.CURRENT);
        assertTrue(share(samples(), 0) > 0.7, "noughts among noughts: " + share(samples(), 0));
        assertEquals(0, map.densityProperty().get().label());
        Screen.keep(
                robot, (Stage) robot.lookup("#sample-grid").query().getScene().getWindow(), "sample-label");

        robot.interact(() -> label.setValue(SampleModel.ANY));
        reached(State.CURRENT);
        double warm = spread(samples());
        Samples before = samples();
        robot.interact(
                () -> robot.lookup("#sample-temperature").queryAs(Slider.class).setValue(0.1));
        drawn(now -> now != before);
        assertEquals(warm / 100, spread(samples()), warm / 1000);
        assertEquals("0.10", robot.lookup("#sample-degrees").queryLabeled().getText());

        Samples same = samples();
        robot.clickOn("#sample-new");
        drawn(now -> now != same);
        assertFalse(java.util.Arrays.equals(same.codes(), samples().codes()));
        robot.clickOn("#sample-save");
        assertArrayEquals(samples().images(), saved.get());

        robot.interact(() ->
                robot.lookup("#sample-grid").query().getScene().getWindow().hide());
        assertNull(map.densityProperty().get());
        assertEquals(State.CLOSED, model.stateProperty().get());
        assertNull(model.samplesProperty().get());
    }

    /** How many samples lie among codes of a label. */
    private double share(Samples samples, int label) {
        double own = 0;
        int count = samples.codes().length / 2;
        for (int i = 0; i < count; i++) {
            int nearest = map.search()
                    .nearest(shown.stored.model().plane().project(samples.codes(), 2 * i), Double.MAX_VALUE);
            own += shown.cloud.labels()[nearest] == label ? 1.0 / count : 0;
        }
        return own;
    }

    @Test
    void anotherModelMakesThemStaleUntilFittedAgainAndAnotherPlaneDoesNot(FxRobot robot) throws Exception {
        robot.interact(() -> window.show(3));
        reached(State.CURRENT);
        assertFalse(visible(robot, "#sample-again"));
        String current = note(robot);

        Exhibit other = exhibit(shown.cloud.subset(IntStream.range(0, 700).toArray()));
        robot.interact(() -> map.show(other));
        assertEquals(State.STALE, model.stateProperty().get());
        assertNull(map.densityProperty().get());
        assertTrue(visible(robot, "#sample-again"));
        assertFalse(note(robot).equals(current));
        assertTrue(robot.lookup("#sample-grid .image-view").queryAll().stream()
                        .mapToDouble(Node::getOpacity)
                        .max()
                        .orElseThrow()
                < 1);

        robot.clickOn("#sample-again");
        reached(State.CURRENT);
        LabelContours before = map.densityProperty().get();
        assertNotNull(before);
        LatentPlane turned = new LatentPlane(new float[2], new float[] {0, 1}, new float[] {-1, 0});
        Exhibit aside = Exhibits.turned(other, turned);
        robot.interact(() -> map.show(aside));
        waitUntil(() -> map.densityProperty().get() != null);
        assertEquals(State.CURRENT, model.stateProperty().get());
        double x = middle(before, LatentPoint::x);
        double y = middle(before, LatentPoint::y);
        assertTrue(Math.abs(x) > 0.05 && Math.abs(x - y) > 0.03, "turning shows: " + x + ", " + y);
        LabelContours after = map.densityProperty().get();
        assertEquals(x, -middle(after, LatentPoint::y), 0.01);
        assertEquals(y, middle(after, LatentPoint::x), 0.01);
    }

    /** Halfway between the ends of the widest region. */
    private static double middle(LabelContours contours, ToDoubleFunction<LatentPoint> axis) {
        DoubleSummaryStatistics ends = contours.regions().get(0).lines().stream()
                .flatMap(List::stream)
                .mapToDouble(axis)
                .summaryStatistics();
        return (ends.getMin() + ends.getMax()) / 2;
    }

    @Test
    void withoutLabelsOnlyThePriorIsOfferedAndTooFewCodesAreNamed(FxRobot robot) throws Exception {
        Cloud cloud = shown.cloud;
        Cloud bare = new Cloud(cloud.x(), cloud.y(), new int[cloud.size()], cloud.images(), List.of());
        java.util.Arrays.fill(bare.labels(), -1);
        robot.interact(() -> {
            map.show(exhibit(bare));
            window.show(SampleModel.ANY);
        });
        reached(State.CURRENT);
        assertEquals(
                1,
                robot.lookup("#sample-label").queryAs(ComboBox.class).getItems().size());
        assertTrue(note(robot).contains("no labels"), note(robot));

        robot.interact(() -> {
            map.show(exhibit(cloud.subset(IntStream.range(0, 30).toArray())));
            window.show(2);
        });
        reached(State.TOO_FEW);
        assertTrue(note(robot).contains("14"), note(robot));
        assertNull(map.densityProperty().get());
    }

    @Test
    void ofLabelsChosenQuicklyTheLastIsShownAndTheOthersAreGivenUp(FxRobot robot) throws Exception {
        robot.interact(() -> {
            window.show(0);
            model.labelProperty().set(1);
            model.labelProperty().set(2);
            model.labelProperty().set(3);
            assertEquals(1, session.workspace().jobs().size(), "one is fitted at a time");
        });
        reached(State.CURRENT);
        assertEquals(3, map.densityProperty().get().label());
        assertTrue(share(samples(), 3) > 0.5, "threes among threes: " + share(samples(), 3));
        waitUntil(() -> session.workspace().jobs().isEmpty());
        assertEquals(State.CURRENT, model.stateProperty().get());
        assertEquals(3, map.densityProperty().get().label());
    }

    @Test
    void closedWhileAFitIsBeingGivenUpNothingIsFittedInItsPlace(FxRobot robot) throws Exception {
        robot.interact(() -> {
            window.show(0);
            model.labelProperty().set(1);
            window.close();
        });
        waitUntil(() -> session.workspace().jobs().isEmpty());
        assertEquals(State.CLOSED, model.stateProperty().get());
        assertNull(map.densityProperty().get());
    }

    /** Tells nobody. */
}
