package latentatlas.ui.shell;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import latentatlas.message.Message;
import latentatlas.picture.Theme;
import latentatlas.session.Session;
import latentatlas.session.Workspace;
import latentatlas.ui.help.HelpWindow;
import latentatlas.ui.lesson.LessonDrawer;
import latentatlas.ui.lesson.LessonModel;
import latentatlas.ui.step.StepModel;
import latentatlas.ui.step.StepWindow;
import latentatlas.ui.theme.Term;
import latentatlas.ui.tour.Stop;
import latentatlas.ui.tour.Tour;
import org.jspecify.annotations.Nullable;

/** What leads a newcomer: the tour, the lessons, a step of training in slow motion and the pages of help. */
final class Guide {
    private final Pane window;
    private final Desk desk;
    private final Tour tour;
    private final LessonModel lessons;
    private final StepModel steps;
    private final Session session;
    private final Stage stage;
    private final Supplier<Theme> theme;
    private Executor painting = Runnable::run;
    private @Nullable Node pointedAt;
    private @Nullable HelpWindow help;
    private @Nullable StepWindow stepWindow;

    /**
     * A guide through a window.
     *
     * @param threads that lessons measure on
     */
    Guide(Pane window, Stage stage, Session session, int threads, Supplier<Theme> theme) {
        this.window = window;
        this.stage = stage;
        this.theme = theme;
        this.session = session;
        window.addEventFilter(
                MouseEvent.MOUSE_MOVED, event -> pointedAt = event.getTarget() instanceof Node node ? node : null);
        desk = new Desk(stage, session);
        lessons = new LessonModel(session, desk, Platform::runLater, threads, LessonModel.IMAGES);
        steps = new StepModel(session.jobs(), Platform::runLater, threads);
        tour = new Tour(
                window,
                List.of(
                        stop("map", ".map"),
                        stop("decoded", ".decoder-panel"),
                        stop("layers", ".map .layer-bar"),
                        stop("train", "#train"),
                        stop("pads", ".interpolation-panel")));
    }

    /**
     * Goes on among these features, which take the place of others.
     *
     * @param painter paints the pictures of help
     */
    void lead(Features features, Executor painter) {
        desk.moveTo(features);
        painting = painter;
        features.map.drawnProperty().subscribe(drawn -> lessons.look());
        tour.sayAgain();
    }

    private Stop stop(String key, String selector) {
        return new Stop(key, () -> window.lookup(selector));
    }

    void tour() {
        tour.begin();
    }

    void lessons() {
        lessons.open();
    }

    /** Explains what is under the pointer, or else has the focus, or offers all words. */
    void explain() {
        Term term = Term.of(pointedAt);
        Node focused = window.getScene().getFocusOwner();
        help().explain(term != null ? term : Term.of(focused));
    }

    void read() {
        help().read();
    }

    /** Shows one step of training slowly, in a new window. */
    void slowStep() {
        closeStep();
        if (steps.begin(session.workspace())) {
            StepWindow fresh = new StepWindow(stage, steps, theme.get());
            stepWindow = fresh;
            fresh.show();
        }
    }

    private void closeStep() {
        if (stepWindow != null) {
            stepWindow.close();
        }
    }

    void setTheme(Theme other) {
        if (stepWindow != null) {
            stepWindow.setTheme(other);
        }
    }

    /** A new window for another model: its pictures are of the one that is shown. */
    private HelpWindow help() {
        HelpWindow open = help;
        if (open != null && open.showing()) {
            return open;
        }
        HelpWindow fresh =
                new HelpWindow(stage, desk.features().map.exhibitProperty().get(), theme.get(), painting);
        help = fresh;
        return fresh;
    }

    /** Where lessons are shown. */
    Node drawer() {
        return new LessonDrawer(lessons);
    }

    void show(Workspace now) {
        lessons.show(now);
    }

    /** Offers the tour at the first start. */
    void welcome(Remembered remembered, Notices notices) {
        if (remembered.offersTour()) {
            notices.ask(
                    Message.of("tour.offer"),
                    Message.of("tour.offer.yes"),
                    this::tour,
                    Message.of("tour.offer.no"),
                    () -> {});
        }
    }
}
