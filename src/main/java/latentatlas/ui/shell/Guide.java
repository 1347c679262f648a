package latentatlas.ui.shell;

import java.util.List;
import javafx.scene.layout.Pane;
import latentatlas.message.Message;
import latentatlas.ui.tour.Stop;
import latentatlas.ui.tour.Tour;

/** What leads a newcomer: the tour. */
final class Guide {
    private final Pane window;
    private final Tour tour;

    Guide(Pane window) {
        this.window = window;
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
