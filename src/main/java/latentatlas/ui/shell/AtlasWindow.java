package latentatlas.ui.shell;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import latentatlas.latent.LatentPath;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.MapPicture;
import latentatlas.picture.Theme;
import latentatlas.picture.TrainingFilm;
import latentatlas.picture.Way;
import latentatlas.problem.ProblemException;
import latentatlas.session.Autosave;
import latentatlas.session.Exhibit;
import latentatlas.session.Phase;
import latentatlas.session.ProcessMemory;
import latentatlas.session.Progress;
import latentatlas.session.Session;
import latentatlas.session.Settings;
import latentatlas.session.Workspace;
import latentatlas.training.Preset;
import latentatlas.ui.decoder.DecoderPanel;
import latentatlas.ui.drawing.InterpolationModel;
import latentatlas.ui.drawing.InterpolationPanel;
import latentatlas.ui.map.MapView;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.theme.StyleSheets;
import latentatlas.ui.training.TrainingModel;
import latentatlas.ui.training.TrainingPanel;
import org.jspecify.annotations.Nullable;

/**
 * The window: the features side by side over one session, each shown what it shows of the workspace. Knows the session and each
 * feature; features know neither each other nor this class.
 */
public final class AtlasWindow implements AutoCloseable {
    private final Stage stage;
    private final Remembered remembered;
    private final Session session;
    private final ReadOnlyObjectWrapper<Workspace> workspace;
    private final Workers workers = new Workers();
    private final TrainingModel training = new TrainingModel(Preset.ATLAS.plan());
    private final MapModel map;
    private final MapView mapView;
    private final TrainingPanel trainingPanel = new TrainingPanel(training);
    private final DecoderPanel decoderPanel;
    private final InterpolationModel interpolation;
    private final InterpolationPanel interpolationPanel;
    private final TopBar topBar;
    private final StatusBar statusBar;
    private final Notices notices = new Notices();
    private final Showcase showcase;
    private final TrainingFilm film;
    private final Actions actions;
    private final Commands commands;
    private final BorderPane root = new BorderPane();
    /** An animation would keep the toolkit drawing frames for as long as it runs. */
    private final Executor eachSecond = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Platform::runLater);

    private Theme theme;
    private boolean closed;
    /** Whether the pads show what was drawn last time; they need a model for it. */
    private boolean drawn;

    /**
     * A window, not yet shown.
     *
     * @param threads of the trainer
     * @param seed for random samples
     * @param settings of the last time, kept up to date
     */
    public AtlasWindow(Stage stage, int threads, long seed, Settings settings) {
        this.stage = stage;
        remembered = new Remembered(settings);
        theme = remembered.theme();
        session = new Session(
                Platform::runLater, new Hearing(), Preset.ATLAS.plan(), threads, new Autosave(settings.beside("runs")));
        workspace = new ReadOnlyObjectWrapper<>(session.workspace());
        Executor painter = workers.named("map-painter");
        Executor decoding = workers.named("cursor-decoder");
        map = new MapModel(new SplittableRandom(seed));
        film = new TrainingFilm(painter);
        Choosers choosers = new Choosers(stage);
        Exports exports = new Exports(choosers, session, notices::show, this::picture, film, () -> theme);
        mapView = new MapView(map, painter, workers.named("code-inspector"), exports::codes);
        decoderPanel = new DecoderPanel(decoding, map::jump, map::sample, exports::image);
        showcase = new Showcase(workers.named("reconstruction"), trainingPanel.strip());
        interpolation = new InterpolationModel(
                workers.named("interpolation"), Platform::runLater, System::nanoTime, notices::show);
        interpolationPanel = new InterpolationPanel(interpolation, map::cursor, map::moveCursor, exports::film);
        actions = new Actions(
                stage,
                session,
                exports,
                choosers,
                remembered,
                map,
                interpolationPanel,
                this::switchTheme,
                workers.named("previews"),
                notices::show);
        commands = new Commands(actions);
        topBar = new TopBar(commands, actions);
        statusBar = new StatusBar(session.jobs()::cancel);
        statusBar.setBackend("ND4J CPU · " + threads + (threads == 1 ? " thread" : " threads"));
        build();
        bind();
    }

    private MapPicture picture() {
        return mapView.picture();
    }

    private void build() {
        VBox right = new VBox(decoderPanel, interpolationPanel);
        right.getStyleClass().add("side-panel");
        StackPane centre = new StackPane(mapView, notices);
        StackPane.setAlignment(notices, Pos.BOTTOM_RIGHT);
        root.setTop(topBar);
        root.setLeft(side(trainingPanel));
        root.setCenter(centre);
        root.setRight(side(right));
        root.setBottom(statusBar);
        applyTheme();
    }

    private static ScrollPane side(Node content) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.getStyleClass().add("side");
        return pane;
    }

    private void bind() {
        workspace.subscribe(now -> {
            topBar.show(now);
            statusBar.show(now);
            training.show(now);
        });
        workspace.map(Workspace::phase).subscribe((Phase phase) -> show(phase));
        workspace.subscribe((was, is) -> show(was.exhibit(), is));
        training.draftProperty().subscribe(draft -> {
            if (!draft.equals(session.workspace().draft())) {
                session.propose(draft);
            }
        });
        map.cursorProperty().subscribe((LatentPoint point) -> decoderPanel.setCursorPoint(point));
        map.setOnWayDragged((handle, point) -> {
            if (handle == Way.Handle.MIDDLE) {
                interpolation.leadThrough(point);
            } else {
                interpolation.place(handle == Way.Handle.A, point);
            }
        });
        interpolation.filmProperty().subscribe(made -> map.showWay(made == null ? null : way(made)));
        // Before the panels: a scrolled panel would take the Space bar for itself.
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.SPACE) {
                commands.press(event, workspace.get());
            }
        });
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> commands.press(event, workspace.get()));
        root.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
        });
        root.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            if (event.getDragboard().hasFiles()) {
                open(event.getDragboard().getFiles().get(0).toPath());
                event.setDropCompleted(true);
            }
        });
    }

    private static Way way(InterpolationModel.Film film) {
        return new Way(
                film.path().points(),
                film.a(),
                film.b(),
                film.middle(),
                film.others().values().stream().map(LatentPath::points).toList());
    }

    private void show(Phase phase) {
        decoderPanel.clearLatency();
        mapView.setLive(phase == Phase.RUNNING);
    }

    @SuppressWarnings("ReferenceEquality") // Exhibits are immutable: another one is the question, not an equal one.
    private void show(@Nullable Exhibit before, Workspace now) {
        Exhibit exhibit = now.exhibit();
        if (exhibit == null) {
            return;
        }
        showcase.show(exhibit, now.data());
        if (exhibit == before) {
            return;
        }
        map.show(exhibit);
        decoderPanel.show(exhibit);
        interpolation.show(exhibit, now.phase() == Phase.RUNNING);
        Progress progress = exhibit.progress();
        if (progress != null) {
            film.show(exhibit.model(), exhibit.shape(), exhibit.cloud(), progress.epoch(), progress.share());
        }
        if (!drawn) {
            drawn = true;
            interpolationPanel.draw(remembered.pads().a(), remembered.pads().b());
        }
    }

    /** Shows the window with the model that comes with the program, and opens the images used last to train on. */
    public void show() {
        // Read beside the first layout of the window, and shown after it.
        session.openBundled();
        Scene scene = new Scene(root);
        StyleSheets.dress(scene);
        stage.setTitle("Latent Atlas");
        stage.setScene(scene);
        remembered.place(stage);
        stage.setOnCloseRequest(event -> {
            Questions.Leaving answer = Questions.closing(stage, workspace.get());
            if (answer == Questions.Leaving.STAY) {
                event.consume();
            } else if (answer == Questions.Leaving.DISCARD) {
                session.discard();
            }
        });
        stage.show();
        // Told before, some window managers take the least size for the first.
        remembered.limit(stage);
        eachSecond.execute(this::showVitals);
        mapView.requestFocus();
        remembered.restore(map);
        actions.openData(remembered.data().source(), remembered.data().form());
        session.leftRun()
                .ifPresent(left -> notices.ask(
                        "The last run was not saved. Bring it back as of its last whole epoch?",
                        "Bring it back",
                        () -> session.recover(left),
                        "Discard",
                        () -> session.forget(left)));
    }

    /** The content, for a test's own stage. */
    public Parent root() {
        return root;
    }

    /** Comes before other windows, also from the task bar. */
    public void toFront() {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    /** Opens a model file or images; asks first if an unsaved model would be lost. */
    public void open(Path path) {
        actions.open(path);
    }

    private void showVitals() {
        statusBar.setMemory(ProcessMemory.bytes());
        statusBar.setLatency(decoderPanel.latencySummary());
        if (!closed) {
            eachSecond.execute(this::showVitals);
        }
    }

    private void switchTheme() {
        theme = theme.other();
        applyTheme();
    }

    private void applyTheme() {
        StyleSheets.apply(theme, root);
        mapView.setTheme(theme);
        trainingPanel.setTheme(theme);
        decoderPanel.setTheme(theme);
        interpolationPanel.setTheme(theme);
        showcase.setTheme(theme);
        topBar.setTheme(theme);
    }

    /** Ends the run and all threads, when all is written that was to be. */
    @Override
    public void close() {
        closed = true;
        remembered.keep(stage, theme, map, interpolationPanel.drawings());
        session.close();
        workers.close();
    }

    /** What the session tells. */
    private final class Hearing implements Session.Listener {
        @Override
        public void published(Workspace now) {
            workspace.set(now);
        }

        @Override
        public void problem(ProblemException problem) {
            notices.show(problem);
        }

        @Override
        public void done(String what) {
            notices.show(what);
        }
    }
}
