package latentatlas.ui.shell;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import latentatlas.archive.PlaneText;
import latentatlas.image.drawing.Drawing;
import latentatlas.latent.LatentPath;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.MapPicture;
import latentatlas.picture.Theme;
import latentatlas.picture.Way;
import latentatlas.session.Comparison;
import latentatlas.session.Exhibit;
import latentatlas.session.Phase;
import latentatlas.session.Session;
import latentatlas.session.Workspace;
import latentatlas.ui.budget.BudgetPage;
import latentatlas.ui.decoder.DecoderPanel;
import latentatlas.ui.drawing.InterpolationModel;
import latentatlas.ui.drawing.InterpolationPanel;
import latentatlas.ui.map.MapView;
import latentatlas.ui.map.compare.CompareWindow;
import latentatlas.ui.map.inspect.GapWatch;
import latentatlas.ui.map.model.MapMemory;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.map.rank.RankPage;
import latentatlas.ui.map.sample.SampleModel;
import latentatlas.ui.map.sample.SampleWindow;
import latentatlas.ui.plane.PlanePanel;
import latentatlas.ui.scores.ComparedScores;
import latentatlas.ui.scores.ScoresPage;
import latentatlas.ui.theme.Losses;
import latentatlas.ui.timeline.TimelineBar;
import latentatlas.ui.training.TrainingModel;
import latentatlas.ui.training.TrainingPanel;
import org.jspecify.annotations.Nullable;

/** The features, each shown what it shows of the workspace, and told of each other what they must know. */
final class Features {
    final MapModel map;
    final MapView mapView;
    final SidePages pages = new SidePages();
    final InterpolationPanel interpolationPanel;
    final Exports exports;
    final TimelineBar timeline;
    private final PlanePanel planePanel;
    private final TrainingModel training;
    private final TrainingPanel trainingPanel;
    private final DecoderPanel decoderPanel;
    private final GapWatch gaps;
    private final RankPage rankPage;
    private final BudgetPage budgetPage;
    private final ScoresPage scoresPage;
    final InterpolationModel interpolation;
    private final Showcase showcase;
    private final Session session;
    private final int threads;
    private final ObservableValue<Theme> theme;
    private final CompareWindow.Background comparing;
    private final SampleModel samples;
    /** What is to be shown when there is a model for it. */
    private @Nullable View awaited;

    private @Nullable SampleWindow sampleWindow;

    Features(Frame frame, Choosers choosers, Workers workers) {
        session = frame.session();
        threads = frame.threads();
        theme = frame.appearance().themeProperty();
        Notices notices = frame.notices();
        comparing = new CompareWindow.Background(
                workers.named("compare-painter"), workers.named("compare-inspector"), workers.named("compare-decoder"));
        training = new TrainingModel(session.workspace().draft().plan());
        trainingPanel = new TrainingPanel(training);
        Executor painter = workers.named("map-painter");
        Executor inspector = workers.named("code-inspector");
        map = new MapModel(frame.random().split());
        exports = new Exports(choosers, session, notices::show, this::picture, theme::getValue);
        mapView = new MapView(map, painter, inspector, workers.named("posterior"), exports::codes);
        decoderPanel = new DecoderPanel(
                workers.named("cursor-decoder"), inspector, map::cursorCode, map::jump, map::sample, exports::image);
        showcase = new Showcase(workers.named("reconstruction"), trainingPanel.strip());
        interpolation = new InterpolationModel(
                workers.named("interpolation"), Platform::runLater, System::nanoTime, notices::show);
        interpolationPanel = new InterpolationPanel(interpolation, map::cursor, map::moveCursor, exports::film);
        interpolation.metricProperty().bindBidirectional(map.options().metricProperty());
        timeline = new TimelineBar(session::showMoment, session::showNow);
        samples = new SampleModel(
                map,
                session.jobs(),
                workers.named("label-samples"),
                frame.random().split());
        planePanel = new PlanePanel(session::look, map::cursor);
        map.setOnTilt(planePanel::tilt, planePanel::endTilt);
        gaps = new GapWatch(map, session.jobs(), threads);
        rankPage = new RankPage(map, session.jobs(), workers.named("ranked-images"), threads, exports::anomalies);
        budgetPage = new BudgetPage(workers.named("budget"), threads);
        scoresPage = new ScoresPage(session.jobs(), threads, exports::rows);
        pages.add("training", trainingPanel);
        pages.add("budget", budgetPage);
        pages.add("scores", scoresPage);
        pages.add("rank", rankPage);
        map.selection().hoveredProperty().subscribe(code -> budgetPage.look(code.intValue()));
        map.selection().selectedProperty().subscribe(budgetPage::select);
        map.losses().setTeller(notices::offer);
        interpolationPanel.tell(notices::offer);
        introduce();
        training.draftProperty().subscribe(draft -> {
            if (!draft.equals(session.workspace().draft())) {
                session.propose(draft);
            }
        });
    }

    private MapPicture picture() {
        return mapView.picture();
    }

    private void introduce() {
        interpolation.drawnProperty().subscribe(map.drawnProperty()::set);
        map.cursorProperty().subscribe((LatentPoint point) -> decoderPanel.setCursorPoint(point));
        decoderPanel.trustProperty().subscribe(mapView::setTrust);
        map.setOnWayDragged((handle, point) -> {
            if (handle == Way.Handle.MIDDLE) {
                interpolation.leadThrough(point);
            } else {
                interpolation.place(handle == Way.Handle.A, point);
            }
        });
        interpolation.filmProperty().subscribe(made -> map.showWay(made == null ? null : way(made)));
    }

    private static Way way(InterpolationModel.Film film) {
        return new Way(
                film.path().points(),
                film.a(),
                film.b(),
                film.middle(),
                film.others().values().stream().map(LatentPath::points).toList());
    }

    /** Puts both ends of the way on the map. */
    void way(LatentPoint a, LatentPoint b) {
        interpolation.place(true, a);
        interpolation.place(false, b);
    }

    VBox right() {
        VBox right = new VBox(decoderPanel, planePanel, interpolationPanel);
        right.getStyleClass().add("side-panel");
        return right;
    }

    /** What stands under the decoded image. */
    Stream<Node> belowDecoder() {
        return Stream.of(planePanel, interpolationPanel);
    }

    /** How all is shown now. */
    View view() {
        View later = awaited;
        List<Drawing> drawings = interpolationPanel.drawings();
        Exhibit shown = session.workspace().exhibit();
        boolean deep = shown != null && shown.plan().latent() > 2;
        return new View(
                pages.shown(),
                map.cursor(),
                mapView.camera().sight(),
                map.layerProperty().get(),
                map.options().choices(),
                List.copyOf(map.hiddenLabels()),
                map.bookmarks().list(),
                later != null ? later.pads() : new View.Pads(drawings.get(0), drawings.get(1)),
                later != null
                        ? later.plane()
                        : shown != null && deep ? PlaneText.of(shown.model().plane()) : null,
                later != null ? later.moment() : session.workspace().momentShown());
    }

    /** Shows all as it was captured, what needs a model as soon as there is one. */
    void show(View view) {
        pages.show(view.page());
        map.layerProperty().set(view.layer());
        map.options().choose(view.options());
        map.hide(view.hidden());
        map.bookmarks().restore(view.bookmarks());
        map.moveCursor(view.cursor());
        mapView.camera().lookAt(view.sight());
        awaited = view;
        showAwaited(session.workspace());
    }

    private void showAwaited(Workspace now) {
        View view = awaited;
        if (view == null || now.exhibit() == null) {
            return;
        }
        awaited = null;
        interpolationPanel.draw(view.pads().a(), view.pads().b());
        if (view.plane() != null) {
            session.look(view.plane().plane());
        }
        if (!Double.isNaN(view.moment())) {
            session.showMoment(now.timeline().nearest(view.moment()));
        } else if (now.inThePast()) {
            session.showNow();
        }
    }

    void show(@Nullable Workspace before, Workspace now) {
        training.show(now);
        if (before == null || before.phase() != now.phase() || before.inThePast() != now.inThePast()) {
            decoderPanel.clearLatency();
            mapView.setLive(live(now));
            gaps.setLive(live(now));
        }
        timeline.show(now);
        Exhibit exhibit = now.exhibit();
        if (exhibit != null) {
            showcase.show(exhibit, now.data());
            show(before == null ? null : before.exhibit(), exhibit, live(now));
        }
        showAwaited(now);
    }

    /** Whether what is shown is about to change by itself. */
    private static boolean live(Workspace now) {
        return now.phase() == Phase.RUNNING && !now.inThePast();
    }

    @SuppressWarnings("ReferenceEquality") // Exhibits are immutable: another one is the question, not an equal one.
    private void show(@Nullable Exhibit before, Exhibit exhibit, boolean live) {
        if (exhibit == before) {
            return;
        }
        map.show(exhibit);
        decoderPanel.show(exhibit);
        planePanel.show(exhibit);
        interpolation.show(exhibit, live);
        budgetPage.show(exhibit, live);
        scoresPage.show(exhibit);
    }

    /** Shows models side by side in a window of their own. */
    void compare(Window owner, Comparison comparison) {
        ComparedScores scores = new ComparedScores(comparison, session.jobs(), threads, exports::rows);
        CompareWindow.Scores below = new CompareWindow.Scores(scores, scores.namesWidthProperty(), scores::close);
        new CompareWindow(owner, comparison, theme, comparing, below).show();
    }

    /** Shows samples of a label, or of what was sampled last if it is negative, in a window of their own. */
    void sampleLabel(Window owner, int label) {
        SampleWindow window = sampleWindow;
        if (window == null) {
            window = new SampleWindow(owner, map, samples, theme.getValue(), exports::samples);
            sampleWindow = window;
        }
        window.show(label);
    }

    /**
     * What a person did here that the view does not tell of.
     *
     * @param ways what is not drawn of those between A and B: kinds, and ends from elsewhere
     * @param scores null before they are measured
     */
    record Memory(
            InterpolationModel.State ways,
            MapMemory map,
            ScoresPage.@Nullable Measured scores,
            InterpolationPanel.Drawn drawn,
            RankPage.Ranked ranked) {}

    Memory memory() {
        return new Memory(
                interpolation.state(),
                MapMemory.of(map),
                scoresPage.measured(),
                interpolationPanel.drawn(),
                rankPage.ranked());
    }

    void takeUp(Memory memory) {
        interpolation.takeUp(memory.ways());
        memory.map().takeUp(map);
        interpolationPanel.takeUp(memory.drawn());
        rankPage.takeUp(memory.ranked());
        scoresPage.show(memory.scores());
    }

    /** Gives up what is measured for these features, and stops what moves. */
    void close() {
        map.losses().setTeller(Losses.SILENT);
        interpolationPanel.tell(Losses.SILENT);
        gaps.close();
        rankPage.close();
        scoresPage.close();
        samples.close();
        timeline.stop();
        interpolation.playingProperty().set(false);
    }

    void setTheme(Theme theme) {
        if (sampleWindow != null) {
            sampleWindow.setTheme(theme);
        }
        mapView.setTheme(theme);
        trainingPanel.setTheme(theme);
        decoderPanel.setTheme(theme);
        rankPage.setTheme(theme);
        budgetPage.setTheme(theme);
        interpolationPanel.setTheme(theme);
        showcase.setTheme(theme);
    }

    /** How long the last images took from the cursor to the screen. */
    String latency() {
        return decoderPanel.latencySummary();
    }
}
