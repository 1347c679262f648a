package latentatlas.ui.shell;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import latentatlas.image.ImageSet;
import latentatlas.picture.Figures;
import latentatlas.session.OpenData;
import latentatlas.session.RunState;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** State, data, speed, backend and memory. Confined to the FX thread. */
final class StatusBar extends HBox {
    private static final double DOT = 4;
    private static final double BAR = 90;
    private static final double SMOOTHING = 0.15;

    private double smoothed;

    private final Label state = new Label("ready", new Circle(DOT));
    private final Label data = new Label();
    private final Label speed = new Label();
    private final Label busy = new Label();
    private final ProgressBar loading = new ProgressBar();
    private final Button cancel = new Button(null, new FontIcon(Feather.X));
    private final Label latency = new Label();
    private final Label backend = new Label();
    private final Label memory = new Label();

    StatusBar() {
        getStyleClass().add("status-bar-atlas");
        state.getStyleClass().add("run-state");
        state.setId("state");
        speed.setId("training-speed");
        data.setId("data-summary");
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        loading.setId("loading");
        loading.setPrefWidth(BAR);
        loading.managedProperty().bind(loading.visibleProperty());
        loading.setVisible(false);
        cancel.setId("cancel-loading");
        cancel.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        cancel.setTooltip(new Tooltip("Stop reading (Escape)"));
        cancel.managedProperty().bind(cancel.visibleProperty());
        cancel.setVisible(false);
        getChildren().addAll(state, data, speed, busy, loading, cancel, spacer, latency, backend, memory);
        getChildren().forEach(node -> node.setFocusTraversable(false));
    }

    void setState(RunState now) {
        state.setText(
                switch (now) {
                    case IDLE -> "ready";
                    case RUNNING -> "training";
                    case PAUSED -> "paused";
                });
        state.getStyleClass().removeAll("running", "paused");
        if (now.active()) {
            state.getStyleClass().add(now == RunState.RUNNING ? "running" : "paused");
        }
        smoothed = 0;
        if (!now.active()) {
            speed.setText("");
        }
    }

    void setData(OpenData open) {
        StringBuilder text = new StringBuilder(open.set().name())
                .append(" · ")
                .append(Figures.count(open.train().size()))
                .append(" train");
        ImageSet validation = open.validation();
        if (validation != null) {
            text.append(" · ").append(Figures.count(validation.size())).append(" validation");
        }
        ImageSet test = open.set().test();
        if (test != null) {
            text.append(" · ").append(Figures.count(test.size())).append(" test");
        }
        data.setText(text.toString());
    }

    void setData(String text) {
        data.setText(text);
    }

    void setSpeed(double imagesPerSecond) {
        smoothed = smoothed == 0 ? imagesPerSecond : smoothed + SMOOTHING * (imagesPerSecond - smoothed);
        speed.setText(smoothed == 0 ? "" : Figures.count(Math.round(smoothed)) + " images/s");
    }

    /** How much is read; until {@link #setBusy} says that nothing is. */
    void setLoading(double share) {
        loading.setProgress(share);
        loading.setVisible(true);
        cancel.setVisible(true);
    }

    void setOnCancel(Runnable action) {
        cancel.setOnAction(event -> action.run());
    }

    void setBusy(@Nullable String with) {
        if (with == null) {
            loading.setVisible(false);
            cancel.setVisible(false);
        }
        busy.setText(with == null ? "" : with + " …");
    }

    void setBackend(String text) {
        backend.setText(text);
    }

    void setLatency(String text) {
        latency.setText(text);
    }

    void setMemory(long bytes) {
        memory.setText(bytes <= 0 ? "" : (bytes >> 20) + " MB");
    }
}
