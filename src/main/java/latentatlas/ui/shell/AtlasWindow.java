package latentatlas.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import latentatlas.archive.FileKind;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.image.Form;
import latentatlas.image.Loading;
import latentatlas.image.download.DataCache;
import latentatlas.image.download.RemoteDataSet;
import latentatlas.image.files.DataSets;
import latentatlas.latent.LatentPath;
import latentatlas.problem.ProblemException;
import latentatlas.session.Autosave;
import latentatlas.session.OpenData;
import latentatlas.session.ProcessMemory;
import latentatlas.session.RunState;
import latentatlas.session.Session;
import latentatlas.session.SessionListener;
import latentatlas.session.Settings;
import latentatlas.training.Preset;
import latentatlas.training.Snapshot;
import latentatlas.training.TrainingOutcome;
import latentatlas.ui.data.DownloadDialog;
import latentatlas.ui.data.ImportDialog;
import latentatlas.ui.decoder.DecoderPanel;
import latentatlas.ui.drawing.InterpolationModel;
import latentatlas.ui.drawing.InterpolationPanel;
import latentatlas.ui.drawing.Material;
import latentatlas.ui.map.MapModel;
import latentatlas.ui.map.MapView;
import latentatlas.ui.map.TrainingFilm;
import latentatlas.ui.map.Way;
import latentatlas.ui.theme.StyleSheets;
import latentatlas.ui.theme.Theme;
import latentatlas.ui.training.TrainingModel;
import latentatlas.ui.training.TrainingPanel;
import latentatlas.vae.ModelKind;
import org.jspecify.annotations.Nullable;

/**
 * The window: the features side by side over one session. Knows the session and each feature; features know neither each
 * other nor this class. Confined to the FX thread.
 */
public final class AtlasWindow implements AutoCloseable {
    private final Stage stage;
    private final Settings settings;
    private final Session session;
    private final Remembered remembered;
    private final Workers workers = new Workers();
    private final Executor painter = workers.named("map-painter");
    private final Executor decoding = workers.named("cursor-decoder");
    private final TrainingModel training = new TrainingModel(Preset.ATLAS);
    private final MapModel map;
    private final MapView mapView;
    private final WholeCloud whole;
    private @Nullable StoredModel opened;
    private final TrainingPanel trainingPanel;
    private final DecoderPanel decoderPanel;
    private final InterpolationModel interpolation;
    private final InterpolationPanel interpolationPanel;
    private final TopBar topBar;
    private final StatusBar statusBar = new StatusBar();
    private final Notices notices = new Notices();
    private final Showcase showcase;
    private final TrainingFilm film;
    private final Files files;
    private final BorderPane root = new BorderPane();
    private Theme theme;
    private String presetTitle = Preset.ATLAS.title();
    /** An animation would keep the toolkit drawing frames for as long as it runs. */
    private final Executor eachSecond = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Platform::runLater);

    private boolean closed;
    private ModelKind kind = ModelKind.VAE;
    private boolean resumable;
    /** Whether the pads show what was drawn last time; they need a model for it. */
    private boolean restored;

    /**
     * A window, not yet shown.
     *
     * @param threads of the trainer
     * @param seed for random samples
     * @param settings of the last time, kept up to date
     */
    public AtlasWindow(Stage stage, int threads, long seed, Settings settings) {
        this.stage = stage;
        this.settings = settings;
        remembered = new Remembered(settings);
        theme = remembered.theme();
        session = new Session(Platform::runLater, new Listening(), threads, new Autosave(settings.beside("runs")));
        map = new MapModel(new SplittableRandom(seed));
        trainingPanel = new TrainingPanel(training);
        film = new TrainingFilm(painter);
        files = new Files(stage, notices, painter);
        whole = new WholeCloud(map, workers.named("whole-cloud"), threads);
        mapView = new MapView(map, painter, workers.named("code-inspector"), files::saveCodes);
        decoderPanel = new DecoderPanel(decoding, map::jump, map::sample, image -> files.saveImage(image, map.shape()));
        showcase = new Showcase(decoding, trainingPanel.strip());
        interpolation = new InterpolationModel(workers.named("interpolation"), Platform::runLater, System::nanoTime);
        interpolationPanel = new InterpolationPanel(
                interpolation,
                map::cursor,
                map::moveCursor,
                what -> files.saveFilm(what, interpolation),
                notices::show);
        topBar = new TopBar(new Pressed());
        build(threads);
        bind();
    }

    private void build(int threads) {
        ScrollPane left = side(trainingPanel);
        VBox rightContent = new VBox(decoderPanel, interpolationPanel);
        rightContent.getStyleClass().add("side-panel");
        ScrollPane right = side(rightContent);
        StackPane centre = new StackPane(mapView, notices);
        StackPane.setAlignment(notices, Pos.BOTTOM_RIGHT);
        root.setTop(topBar);
        root.setLeft(left);
        root.setCenter(centre);
        root.setRight(right);
        root.setBottom(statusBar);
        statusBar.setBackend("ND4J CPU · " + threads + (threads == 1 ? " thread" : " threads"));
        topBar.setModel(presetTitle);
        topBar.setData("none");
        applyTheme();
    }

    private static ScrollPane side(javafx.scene.Node content) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.getStyleClass().add("side");
        return pane;
    }

    private void bind() {
        map.cursorProperty().addListener((o, was, is) -> decoderPanel.setCursorPoint(is));
        statusBar.setOnCancel(session::cancelLoading);
        map.setOnWayDragged((handle, point) -> {
            if (handle == Way.Handle.MIDDLE) {
                interpolation.leadThrough(point);
            } else {
                interpolation.place(handle == Way.Handle.A, point);
            }
        });
        interpolation.filmProperty().addListener((o, was, is) -> map.showWay(is == null ? null : way(is)));
        training.betaProperty().addListener((o, was, is) -> session.setBeta(is.doubleValue()));
        training.learningRateProperty().addListener((o, was, is) -> session.setLearningRate(is.doubleValue()));
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
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

    /** Shows the window with the model that comes with the program, and opens the built-in digits to train on. */
    public void show() {
        // Read beside the first layout of the window, and shown after it.
        session.openBundled();
        Scene scene = new Scene(root, remembered.width(), remembered.height());
        StyleSheets.dress(scene);
        stage.setTitle("Latent Atlas");
        stage.setScene(scene);
        stage.setMinWidth(Remembered.LEAST_WIDTH);
        stage.setMinHeight(Remembered.LEAST_HEIGHT);
        stage.setOnCloseRequest(event -> {
            if (!mayClose()) {
                event.consume();
            }
        });
        stage.show();
        eachSecond.execute(this::showVitals);
        mapView.requestFocus();
        remembered.restore(map);
        topBar.setRecent(settings.recent());
        openData(remembered.data(), remembered.form());
        session.leftRun()
                .ifPresent(left -> notices.ask(
                        "The last run was not saved. Bring it back as of its last whole epoch?",
                        "Bring it back",
                        () -> session.recover(left),
                        "Discard",
                        () -> session.forget(left)));
    }

    private void openData(String source, Form form) {
        remembered.keep(source, form);
        session.openData(
                source, form, training.plan().validation(), training.plan().seed());
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

    /** Opens a model file or a folder of images; asks first if an unsaved model would be lost. */
    public void open(Path path) {
        boolean model = String.valueOf(path.getFileName()).endsWith(ModelFile.EXTENSION);
        if (model
                && session.unsaved()
                && !Questions.replaceUnsaved(stage, session.state().active())) {
            return;
        }
        settings.opened(path);
        topBar.setRecent(settings.recent());
        if (model) {
            session.openModel(path);
        } else {
            openPictures(path);
        }
    }

    /** Opens images, in a form that is asked for where they are pictures. */
    private void openPictures(Path path) {
        if (FileKind.of(path, Loading.UNWATCHED) == FileKind.PICTURES) {
            new ImportDialog(stage, path, decoding).ask().ifPresent(form -> openData(path.toString(), form));
        } else {
            openData(path.toString(), Form.GREY);
        }
    }

    private boolean mayClose() {
        if (!session.unsaved()) {
            return true;
        }
        Questions.Leaving answer = Questions.closeUnsaved(stage, session.state().active());
        if (answer == Questions.Leaving.DISCARD) {
            session.discard();
        }
        return answer != Questions.Leaving.STAY;
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.O) {
            new Pressed().open();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.S) {
            new Pressed().save();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.V) {
            interpolationPanel.paste(Clipboard.getSystemClipboard());
        } else if (event.getCode() == KeyCode.ESCAPE) {
            session.cancelLoading();
        } else if (event.getCode() == KeyCode.R && !event.isShortcutDown()) {
            map.jump(map.sample());
        } else if (event.getCode() == KeyCode.SPACE) {
            interpolationPanel.togglePlaying();
        }
    }

    private void showVitals() {
        statusBar.setMemory(ProcessMemory.bytes());
        statusBar.setLatency(decoderPanel.latencySummary());
        if (!closed) {
            eachSecond.execute(this::showVitals);
        }
    }

    private void titleModel() {
        topBar.setModel(
                switch (kind) {
                    case VAE -> presetTitle;
                    case AE -> presetTitle + " (plain)";
                    case PCA -> "PCA";
                });
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

    /** Ends the run and all threads. */
    @Override
    public void close() {
        closed = true;
        remembered.keep(stage, theme, map, interpolationPanel.strokes());
        session.close();
        whole.cancel();
        workers.close();
    }

    /** What the session tells. */
    private final class Listening implements SessionListener {
        @Override
        public void dataOpened(OpenData data) {
            topBar.setData(data.set().name());
            statusBar.setData(data);
            showcase.setImages(data.held());
            StoredModel model = opened;
            if (model != null) {
                whole.showIfTrainedOn(model, data);
            }
        }

        @Override
        public void snapshot(Snapshot snapshot) {
            OpenData data = session.data();
            if (data == null) {
                return;
            }
            map.show(snapshot.model(), data.train().shape(), snapshot.cloud(), whole.images(data));
            if (snapshot.phase() == Snapshot.Phase.RUNNING) {
                whole.cancel();
            } else {
                whole.show(snapshot.model(), data);
            }
            film.show(snapshot.model(), data.train().shape(), snapshot.cloud(), snapshot.epoch(), snapshot.progress());
            decoderPanel.setModel(snapshot.model(), data.train().shape());
            interpolation.show(
                    new Material(
                            snapshot.model(),
                            data.train().shape(),
                            snapshot.cloud(),
                            Double.NaN,
                            data.held(),
                            data.train()),
                    snapshot.phase() == Snapshot.Phase.RUNNING);
            training.show(snapshot.history(), Advice.of(snapshot));
            showcase.setModel(snapshot.model(), data.train().shape());
            topBar.show(snapshot);
            statusBar.setSpeed(snapshot.imagesPerSecond());
        }

        @Override
        public void stateChanged(RunState state) {
            training.activeProperty().set(state.active());
            if (state.active()) {
                opened = null;
                topBar.setFile("not saved");
            }
            decoderPanel.clearLatency();
            mapView.setLive(state == RunState.RUNNING);
            topBar.setState(state, resumable);
            statusBar.setState(state);
        }

        @Override
        public void ended(TrainingOutcome outcome) {
            resumable = true;
            topBar.setState(RunState.IDLE, true);
            topBar.setFile("not saved");
            if (outcome instanceof TrainingOutcome.Diverged diverged) {
                notices.show(new ProblemException(
                        "training diverged: the loss grew beyond all measure; the last good model is shown",
                        null,
                        diverged.advice()));
            }
        }

        @Override
        public void modelOpened(StoredModel model, String title) {
            resumable = false;
            topBar.setFile(title);
            topBar.setModel(model.model().architecture().summary());
            topBar.clearProgress();
            topBar.setState(RunState.IDLE, false);
            statusBar.setData(model.dataName() + " · " + model.labels().length + " codes");
            training.take(model.plan());
            training.show(model.history(), "");
            map.show(model.model(), model.shape(), model.cloud(), null);
            opened = model;
            OpenData data = session.data();
            if (data != null) {
                whole.showIfTrainedOn(model, data);
            }
            decoderPanel.setModel(model.model(), model.shape());
            interpolation.show(
                    new Material(
                            model.model(), model.shape(), map.cloudProperty().get(), model.loss99(), null, null),
                    false);
            showcase.setModel(model.model(), model.shape());
            if (!restored) {
                restored = true;
                List<String> strokes = remembered.strokes();
                interpolationPanel.draw(strokes.get(0), strokes.get(1));
            }
        }

        @Override
        public void canGoOn() {
            resumable = true;
            topBar.setState(session.state(), true);
        }

        @Override
        public void saved(String title) {
            topBar.setFile(title);
            notices.show("Saved " + title);
        }

        @Override
        public void busy(@Nullable String with) {
            statusBar.setBusy(with);
        }

        @Override
        public void loading(double share) {
            statusBar.setLoading(share);
        }

        @Override
        public void problem(ProblemException problem) {
            notices.show(problem);
        }
    }

    /** What the top bar's buttons do. */
    private final class Pressed implements TopBar.Actions {
        @Override
        public void trainOrPause() {
            switch (session.state()) {
                case RUNNING -> session.pause();
                case PAUSED -> session.resume();
                case IDLE -> {
                    if (resumable) {
                        session.trainOn(training.plan());
                    } else {
                        session.train(training.plan());
                    }
                }
            }
        }

        @Override
        public void step() {
            session.step();
        }

        @Override
        public void stop() {
            session.stop();
        }

        @Override
        public void rewind() {
            session.train(training.plan());
        }

        @Override
        public void openBuiltin() {
            resumable = false;
            openData(DataSets.BUILTIN, Form.GREY);
            topBar.setState(RunState.IDLE, false);
        }

        @Override
        public void openFolder() {
            files.chooseFolder().ifPresent(folder -> {
                resumable = false;
                topBar.setState(RunState.IDLE, false);
                AtlasWindow.this.open(folder);
            });
        }

        @Override
        public void openRemote(RemoteDataSet set) {
            DataCache cache = DataCache.ofUser();
            if (cache.holds(set) || new DownloadDialog(stage, set, cache).ask()) {
                resumable = false;
                topBar.setState(RunState.IDLE, false);
                openData(set.name(), Form.GREY);
            }
        }

        @Override
        public void openFile() {
            files.chooseTable().ifPresent(file -> {
                resumable = false;
                topBar.setState(RunState.IDLE, false);
                AtlasWindow.this.open(file);
            });
        }

        @Override
        public void choose(Preset preset) {
            resumable = false;
            presetTitle = preset.title();
            topBar.setState(session.state(), false);
            training.take(preset.plan().with().kind(kind).build());
            titleModel();
        }

        @Override
        public void choose(ModelKind chosen) {
            resumable = false;
            kind = chosen;
            Preset.named(presetTitle).ifPresent(this::choose);
        }

        @Override
        public void open() {
            files.chooseModel().ifPresent(AtlasWindow.this::open);
        }

        @Override
        public void save() {
            if (!session.hasModel()) {
                notices.show(new ProblemException("there is no model to save yet", null, "Train one first"));
                return;
            }
            Optional<Path> file = files.chooseSaveModel();
            file.ifPresent(session::saveModel);
        }

        @Override
        public void exportMap() {
            files.saveMap(mapView.picture());
        }

        @Override
        public void exportManifold() {
            files.saveManifold(map);
        }

        @Override
        public void exportCodes() {
            files.saveCodes(map.cloudProperty().get());
        }

        @Override
        public void exportHistory() {
            files.saveHistory(training.historyProperty().get());
        }

        @Override
        public void exportOnnx() {
            files.saveOnnx(map);
        }

        @Override
        public void exportTraining() {
            files.saveTraining(film, theme);
        }

        @Override
        public void open(Path recent) {
            AtlasWindow.this.open(recent);
        }

        @Override
        public void switchTheme() {
            theme = theme.other();
            applyTheme();
        }
    }
}
