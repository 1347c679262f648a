package latentatlas.ui.shell;

import java.util.List;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
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
    private final EventHandler<MouseEvent> pointing =
            event -> pointedAt = event.getTarget() instanceof Node node ? node : null;
    private final EventHandler<KeyEvent> asking = this::asked;
    private final ListChangeListener<Window> opening = this::opened;
    private final Desk desk;
    private final Tour tour;
    private final LessonModel lessons;
    private final StepModel steps;
    private final Session session;
    private final Stage stage;
    private final ObservableValue<Theme> theme;
    private Executor painting = Runnable::run;
    private @Nullable Node pointedAt;
    private @Nullable HelpWindow help;
    private @Nullable StepWindow stepWindow;

    /**
     * A guide through a window.
     *
     * @param threads that lessons measure on
     */
    Guide(Pane window, Stage stage, Session session, int threads, ObservableValue<Theme> theme) {
        this.window = window;
        this.stage = stage;
        this.theme = theme;
        this.session = session;
        window.addEventFilter(MouseEvent.MOUSE_MOVED, pointing);
        window.addEventHandler(Term.Asked.TYPE, event -> help(stage).explain(event.term()));
        Window.getWindows().addListener(opening);
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
        return new Stop(key, () -> {
            if (window.lookup(selector) == null) {
                desk.page(SidePages.FOLDED);
            }
            return window.lookup(selector);
        });
    }

    void tour() {
        tour.begin();
    }

    void lessons() {
        lessons.open();
    }

    /** Explains what is under the pointer, or else has the focus, or offers all words. */
    void explain() {
        explain(stage);
    }

    private void explain(Stage in) {
        Term term = Term.of(pointedAt);
        Node focused = in.getScene().getFocusOwner();
        help(in).explain(term != null ? term : Term.of(focused));
    }

    /** Help can be asked for in the windows over this one, too. */
    private void opened(ListChangeListener.Change<? extends Window> change) {
        while (change.next()) {
            for (Window other : change.getAddedSubList()) {
                if (other instanceof Stage over && over.getScene() != null && isOver(over)) {
                    over.getScene().addEventFilter(MouseEvent.MOUSE_MOVED, pointing);
                    over.getScene().addEventHandler(KeyEvent.KEY_PRESSED, asking);
                }
            }
        }
    }

    private boolean isOver(Stage over) {
        Window owner = over.getOwner();
        return owner != null && (owner.equals(stage) || (owner instanceof Stage between && isOver(between)));
    }

    private void asked(KeyEvent event) {
        if (event.getCode() == KeyCode.F1
                && event.getSource() instanceof Scene in
                && in.getWindow() instanceof Stage over) {
            explain(over);
            event.consume();
        }
    }

    void read() {
        help(stage).read();
    }

    /** Shows one step of training slowly, in a new window. */
    void slowStep() {
        closeStep();
        if (steps.begin(session.workspace())) {
            StepWindow fresh = new StepWindow(stage, steps, theme);
            stepWindow = fresh;
            fresh.show();
        }
    }

    private void closeStep() {
        if (stepWindow != null) {
            stepWindow.close();
        }
    }

    /** A new window for another model: its pictures are of the one that is shown. */
    private HelpWindow help(Stage in) {
        HelpWindow open = help;
        if (open != null && open.showing()) {
            // A window that must be closed first keeps all others from the keyboard but those over it.
            if (open.isIn(in) || in.getModality() == Modality.NONE) {
                return open;
            }
            open.close();
        }
        HelpWindow fresh =
                new HelpWindow(in, desk.features().map.exhibitProperty().get(), theme, painting, () -> help = null);
        help = fresh;
        return fresh;
    }

    /** Hears of windows no longer. */
    void close() {
        Window.getWindows().removeListener(opening);
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
