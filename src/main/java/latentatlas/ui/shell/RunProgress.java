package latentatlas.ui.shell;

import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.session.Exhibit;
import latentatlas.session.Progress;
import latentatlas.session.Workspace;
import latentatlas.ui.theme.SteadyLabel;

/**
 * How far a run is: epoch, bar, time left. It keeps its room whether a run is under way or not, so that nothing moves under
 * the pointer when one begins.
 */
final class RunProgress extends HBox {
    private static final double TEXT = 13;
    private static final double WIDE = 270;
    private static final double MEDIUM = 200;
    private static final double NARROW = 96;

    private final Label epoch = new SteadyLabel();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label left = new Label();

    RunProgress() {
        getStyleClass().add("run");
        epoch.setId("epoch");
        bar.getStyleClass().add("run-progress");
        bar.setAccessibleText(Message.text("spoken.progress"));
        left.getStyleClass().add("time-left");
        getChildren().addAll(epoch, bar, left);
    }

    void show(Workspace now) {
        Exhibit exhibit = now.newest();
        Progress at = exhibit == null ? null : exhibit.progress();
        bar.setVisible(at != null);
        if (exhibit == null || at == null) {
            epoch.setText("");
            left.setText("");
            return;
        }
        bar.setProgress(at.share());
        epoch.setText(Message.text("bar.epoch", at.epoch(), exhibit.plan().length()));
        long seconds = Math.round(at.secondsLeft());
        left.setText(
                !now.phase().active() || at.imagesPerSecond() == 0
                        ? ""
                        : Message.text("bar.left", Figures.clock(seconds)));
    }

    /** How much larger text is than the widths of the bar's parts were chosen for. */
    double em() {
        return epoch.getFont().getSize() / TEXT;
    }

    /** Leaves as much as there is room for: the epoch always. */
    void fit(boolean withTimeLeft, boolean withBar) {
        left.setManaged(withTimeLeft);
        left.setVisible(withTimeLeft);
        bar.setManaged(withBar);
        bar.setOpacity(withBar ? 1 : 0);
        setMinWidth(em() * (withTimeLeft ? WIDE : withBar ? MEDIUM : NARROW));
    }
}
