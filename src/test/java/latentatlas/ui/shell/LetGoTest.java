package latentatlas.ui.shell;

import static latentatlas.ui.Screen.fire;
import static latentatlas.ui.Screen.waitUntil;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.MapLayer;
import latentatlas.session.Draft;
import latentatlas.session.Exhibit;
import latentatlas.session.Origin;
import latentatlas.session.Phase;
import latentatlas.session.Session;
import latentatlas.session.Workspace;
import latentatlas.training.TrainingPlan;
import latentatlas.ui.Screen;
import latentatlas.ui.map.model.MapModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A model that others took the place of is held by nothing that once showed it. */
@Tag("long")
class LetGoTest {
    @RegisterExtension
    private final OpenWindow open = new OpenWindow().withDigits(300);

    private Session session() {
        return open.window().session();
    }

    private Workspace now() {
        return session().workspace();
    }

    private Features features() {
        return open.window().content().features;
    }

    private MapModel map() {
        return features().map;
    }

    private void saved(FxRobot robot, Path file) throws Exception {
        robot.interact(() -> session().save(file));
        waitUntil(() -> now().jobs().isEmpty() && now().newest().origin() instanceof Origin.Saved);
    }

    /** A model in a file, its images at hand, and another in another file. */
    private Path shown(FxRobot robot) throws Exception {
        open.ready();
        Path other = open.folder().resolve("other.latent");
        saved(robot, other);
        TrainingPlan brief = now().draft().plan().with().epochs(2).build();
        robot.interact(() -> session().propose(new Draft(brief, true)));
        fire(robot, "#train");
        waitUntil(() -> now().phase() == Phase.IDLE
                && now().newest().history().done() > 1
                && now().newest().codes().size() >= now().data().train().size());
        saved(robot, open.folder().resolve("shown.latent"));
        return other;
    }

    private void page(FxRobot robot, String key, Predicate<Node> there) throws Exception {
        robot.interact(() -> features().pages.show(key));
        waitUntil(() -> open.window().root().lookupAll("*").stream().anyMatch(there));
        robot.interact(() -> features().pages.show(SidePages.FIRST));
    }

    private static boolean seen(Node node, String selector) {
        return node.lookup(selector) == node && node.isVisible();
    }

    private void closeOthers(FxRobot robot) {
        robot.interact(() -> List.copyOf(Window.getWindows()).stream()
                .filter(window -> window instanceof Stage stage && stage != open.stage())
                .forEach(Window::hide));
    }

    private void use(FxRobot robot, String what) throws Exception {
        switch (what) {
            case "budget" -> page(robot, "budget", node -> seen(node, "#budget-verdict"));
            case "rank" -> {
                robot.interact(() -> features().pages.show("rank"));
                Screen.waitForLayout(robot, open.stage());
                fire(robot, "#rank");
                page(robot, "rank", node -> seen(node, "#extremes"));
            }
            case "gallery" -> {
                robot.interact(() -> map().selection().select(new int[] {1, 2, 3}));
                Screen.waitForLayout(robot, open.stage());
                robot.interact(() -> map().selection().clear());
            }
            case "layers" -> {
                for (MapLayer layer : List.of(MapLayer.MANIFOLD, MapLayer.DISTORTION, MapLayer.PLAIN)) {
                    robot.interact(() -> map().layerProperty().set(layer));
                    waitUntil(() -> now().jobs().isEmpty());
                }
            }
            case "ways" -> {
                robot.interact(() -> {
                    features().interpolation.placeNearest(true, LatentPoint.ORIGIN);
                    features().way(LatentPoint.ORIGIN, new LatentPoint(1, 1));
                    features().interpolation.placeNearest(false, new LatentPoint(1, 1));
                });
                waitUntil(() -> features().interpolation.filmProperty().get() != null);
                robot.interact(() -> features().interpolation.clear(true));
            }
            case "posteriors" -> {
                robot.interact(() -> map().options().posteriorsProperty().set(true));
                waitUntil(() -> !map().beliefsProperty().get().list().isEmpty());
                robot.interact(() -> map().options().posteriorsProperty().set(false));
            }
            case "samples" -> {
                Platform.runLater(() -> features().sampleLabel(open.stage(), 3));
                waitUntil(() -> map().densityProperty().get() != null);
                closeOthers(robot);
            }
            case "slow step" -> {
                robot.interact(() -> open.window().content().actions.guide().slowStep());
                waitUntil(() -> now().jobs().isEmpty());
                closeOthers(robot);
            }
            case "help" -> {
                robot.interact(() -> open.window().content().actions.guide().read());
                robot.interact(() -> ((Button) robot.lookup(".dialog-pane")
                                .queryAs(DialogPane.class)
                                .lookupButton(ButtonType.CLOSE))
                        .fire());
            }
            default -> throw new IllegalArgumentException(what);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"budget", "rank", "gallery", "layers", "ways", "posteriors", "samples", "slow step", "help"})
    void aModelGoesWithAllThatWasShownOfIt(String what, FxRobot robot) throws Exception {
        Path other = shown(robot);
        use(robot, what);
        WeakReference<Exhibit> exhibit = new WeakReference<>(now().newest());
        WeakReference<Object> weights =
                new WeakReference<>(now().newest().model().decoder().get(0).weights());
        WeakReference<Object> codes = new WeakReference<>(now().newest().codes());
        robot.interact(() -> open.window().open(other));
        waitUntil(() -> Screen.text(robot, ".file-name").equals("other.latent")
                && now().jobs().isEmpty());
        Screen.waitForLayout(robot, open.stage());
        WaitForAsyncUtils.waitForFxEvents();
        waitUntil(() -> {
            System.gc();
            return exhibit.get() == null && weights.get() == null && codes.get() == null;
        });
    }
}
