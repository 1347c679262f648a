package latentatlas.ui.timeline;

import atlantafx.base.theme.Styles;
import java.util.function.IntConsumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.session.Exhibit;
import latentatlas.session.Workspace;
import latentatlas.ui.theme.SteadyLabel;
import latentatlas.ui.theme.Term;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A slider over the training of the model at hand, in epochs: to its left end the first moment that was kept, to its right
 * the model as it is. Not there while there is no past.
 */
public final class TimelineBar extends HBox {
    private static final double FRAME_MILLIS = 80;

    private final IntConsumer show;
    private final Runnable showNow;
    private final Button play = new Button();
    private final Slider slider = new Slider();
    private final Label place = new SteadyLabel();
    private final Button now = new Button(Message.text("timeline.now"));
    private final Timeline playing = new Timeline(new KeyFrame(Duration.millis(FRAME_MILLIS), event -> next()));
    private latentatlas.training.Timeline past = latentatlas.training.Timeline.EMPTY;
    /** Epochs of the model as it is. */
    private double done;
    /** The moment that is shown; the number of moments for the model as it is. */
    private int shown;

    private boolean moving;

    /**
     * A bar.
     *
     * @param show is told which moment to show
     * @param showNow shows the model as it is
     */
    public TimelineBar(IntConsumer show, Runnable showNow) {
        this.show = show;
        this.showNow = showNow;
        getStyleClass().add("timeline");
        setId("timeline");
        play.setId("play-history");
        play.getStyleClass().addAll(Styles.SMALL, Styles.BUTTON_ICON);
        play.setOnAction(event -> togglePlaying());
        slider.setId("timeline-slider");
        slider.getStyleClass().add(Styles.SMALL);
        slider.setAccessibleText(Message.text("timeline.slider"));
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.valueProperty().subscribe(value -> {
            if (!moving) {
                playing.stop();
                seek(value.doubleValue());
                symbol();
            }
        });
        Term.EPOCH.explains(place).setId("timeline-place");
        place.getStyleClass().add("timeline-place");
        place.setMinWidth(USE_PREF_SIZE);
        now.setId("timeline-now");
        now.setMinWidth(USE_PREF_SIZE);
        now.getStyleClass().add(Styles.SMALL);
        now.setTooltip(new Tooltip(Message.text("timeline.now.tip")));
        now.setOnAction(event -> {
            playing.stop();
            showNow.run();
        });
        playing.setCycleCount(Animation.INDEFINITE);
        playing.statusProperty().subscribe(status -> symbol());
        getChildren().addAll(play, slider, place, now);
        setVisible(false);
        setManaged(false);
        symbol();
    }

    private void symbol() {
        boolean on = playing.getStatus() == Animation.Status.RUNNING;
        play.setGraphic(new FontIcon(on ? Feather.PAUSE : Feather.PLAY));
        play.setAccessibleText(Message.text(on ? "timeline.stop" : "timeline.play"));
        play.setTooltip(new Tooltip(Message.text(on ? "timeline.stop" : "timeline.play.tip")));
    }

    /** Runs through the training from the moment shown, or from its beginning; or stops. */
    public void togglePlaying() {
        if (playing.getStatus() == Animation.Status.RUNNING) {
            playing.stop();
        } else if (!past.isEmpty()) {
            if (shown >= past.size()) {
                show.accept(0);
            }
            playing.play();
        }
    }

    /** Stops running through the training. */
    public void stop() {
        playing.stop();
    }

    private void next() {
        if (shown + 1 < past.size()) {
            show.accept(shown + 1);
        } else {
            playing.stop();
            showNow.run();
        }
    }

    private void seek(double epochs) {
        if (past.isEmpty()) {
            return;
        }
        int nearest = past.nearest(epochs);
        double at = past.moments().get(nearest).epochs();
        if (Math.abs(done - epochs) <= Math.abs(at - epochs)) {
            showNow.run();
        } else if (nearest != shown) {
            show.accept(nearest);
        }
    }

    /** Shows where the program is in the training of its model. */
    public void show(Workspace workspace) {
        Exhibit newest = workspace.newest();
        boolean there = newest != null && workspace.hasPast();
        setVisible(there);
        setManaged(there);
        past = workspace.timeline();
        if (newest == null || !there) {
            playing.stop();
            return;
        }
        done = newest.history().done();
        double moment = workspace.momentShown();
        boolean current = Double.isNaN(moment);
        shown = current ? past.size() : past.nearest(moment);
        double first = past.moments().get(0).epochs();
        moving = true;
        // The order in which both ends stay on their sides of the value.
        slider.setMax(Math.max(done, first + 1e-9));
        slider.setMin(first);
        slider.setBlockIncrement((slider.getMax() - first) / (past.size() + 1));
        if (!slider.isValueChanging() || current) {
            slider.setValue(current ? slider.getMax() : moment);
        }
        moving = false;
        place.setText(
                Message.text("timeline.place", Figures.fixed(current ? done : moment, 1), Figures.fixed(done, 1)));
        now.setDisable(current);
    }
}
