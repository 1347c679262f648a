package latentatlas.ui.shell;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import latentatlas.message.Message;
import latentatlas.session.Session;
import latentatlas.session.Workspace;
import latentatlas.ui.lesson.LessonDrawer;
import latentatlas.ui.lesson.LessonModel;
import latentatlas.ui.tour.Stop;
import latentatlas.ui.tour.Tour;

/** What leads a newcomer: the tour and the lessons. */
final class Guide {
    private final Pane window;
    private final Tour tour;
    private final LessonModel lessons;

    Guide(Pane window, Stage stage, Session session, Features features, int threads) {
        this.window = window;
        lessons = new LessonModel(
                session, new Desk(stage, session, features), Platform::runLater, threads, LessonModel.IMAGES);
        features.map.drawnProperty().subscribe(drawn -> lessons.look());
        tour = new Tour(
                window,
                List.of(
                        stop("map", ".map"),
                        stop("decoded", ".decoder-panel"),
                        stop("layers", ".map .layer-bar"),
                        stop("train", "#train"),
                        stop("pads", ".interpolation-panel")));
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
                    Message.text("tour.offer"),
                    Message.text("tour.offer.yes"),
                    this::tour,
                    Message.text("tour.offer.no"),
                    () -> {});
        }
    }
}
