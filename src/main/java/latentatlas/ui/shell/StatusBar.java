package latentatlas.ui.shell;

import java.util.Locale;
import java.util.function.LongConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import latentatlas.image.DataSet;
import latentatlas.image.ImageSet;
import latentatlas.message.Message;
import latentatlas.net.Precision;
import latentatlas.picture.Figures;
import latentatlas.session.Exhibit;
import latentatlas.session.OpenData;
import latentatlas.session.Phase;
import latentatlas.session.Progress;
import latentatlas.session.Workspace;
import latentatlas.ui.theme.SteadyLabel;

/** State, data, speed, what goes on in the background, backend and memory. */
final class StatusBar extends HBox {
    private static final double DOT = 4;
    private static final double SMOOTHING = 0.15;

    private final Label state = new Label(null, new Circle(DOT));
    private final Label data = new Label();
    private final Label speed = new SteadyLabel();
    private final Tooltip rounded = new Tooltip(Message.text("bar.speed.rounded"));
    private final JobsView jobs;
    private final Label latency = new SteadyLabel();
    private final Label backend = new Label();
    private final Label memory = new SteadyLabel();
    private double smoothed;

    /** A bar; {@code canceller} hears which job is to be given up. */
    StatusBar(LongConsumer canceller) {
        jobs = new JobsView(canceller);
        getStyleClass().add("status-bar-atlas");
        state.getStyleClass().add("run-state");
        state.setId("state");
        speed.setId("training-speed");
        data.setId("data-summary");
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        for (Label always : new Label[] {state, speed, latency, backend, memory}) {
            always.setMinWidth(USE_PREF_SIZE);
        }
        getChildren().addAll(state, data, speed, jobs, spacer, latency, backend, memory);
        getChildren().forEach(node -> node.setFocusTraversable(false));
    }

    void show(Workspace now) {
        showPhase(now.phase());
        Exhibit exhibit = now.newest();
        OpenData own = exhibit == null ? null : exhibit.data();
        OpenData open = own != null && now.phase().active() ? own : now.data();
        data.setText(open != null ? summary(open) : exhibit == null ? "" : DataSet.title(exhibit.dataName()));
        Progress progress = exhibit == null ? null : exhibit.progress();
        showSpeed(now.phase() == Phase.RUNNING && progress != null ? progress.imagesPerSecond() : 0);
        jobs.show(now.jobs());
    }

    private void showPhase(Phase phase) {
        state.setText(Message.text("bar.phase." + phase.name().toLowerCase(Locale.ROOT)));
        state.getStyleClass().removeAll("running", "paused");
        if (phase.active()) {
            state.getStyleClass().add(phase == Phase.RUNNING ? "running" : "paused");
        }
    }

    private static String summary(OpenData open) {
        StringBuilder text = new StringBuilder(Message.text(
                "bar.data-train", open.set().title(), Figures.count(open.train().size())));
        ImageSet validation = open.validation();
        if (validation != null) {
            text.append(Message.text("bar.data-validation", Figures.count(validation.size())));
        }
        ImageSet test = open.set().test();
        if (test != null) {
            text.append(Message.text("bar.data-test", Figures.count(test.size())));
        }
        return text.toString();
    }

    private void showSpeed(double imagesPerSecond) {
        smoothed = smoothed == 0 || imagesPerSecond == 0
                ? imagesPerSecond
                : smoothed + SMOOTHING * (imagesPerSecond - smoothed);
        speed.setText(smoothed == 0 ? "" : Message.text("bar.speed", Figures.count(Math.round(smoothed))));
        speed.setTooltip(smoothed != 0 && Precision.fastest() == Precision.BFLOAT16 ? rounded : null);
    }

    /** Beside large text what changes goes before what stays. */
    @Override
    protected void layoutChildren() {
        double needed = getInsets().getLeft() + getInsets().getRight() - getSpacing();
        for (Node child : getChildren()) {
            needed += child.prefWidth(-1) + getSpacing();
        }
        backend.setVisible(needed <= getWidth());
        backend.setManaged(backend.isVisible());
        super.layoutChildren();
    }

    void setBackend(String text) {
        backend.setText(text);
    }

    void setLatency(String text) {
        latency.setText(text);
    }

    void setMemory(long bytes) {
        memory.setText(bytes <= 0 ? "" : Message.text("bar.memory", bytes >> 20));
    }
}
