package latentatlas.ui.shell;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import latentatlas.image.ImageShape;
import latentatlas.image.download.RemoteDataSet;
import latentatlas.session.RunState;
import latentatlas.training.Preset;
import latentatlas.training.Snapshot;
import latentatlas.ui.theme.Theme;
import latentatlas.vae.ModelKind;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Name, data, model, the run's controls and progress, files and theme. Confined to the FX thread. */
final class TopBar extends HBox {
    private static final int MINUTE = 60;
    private static final double LEAST_MENU = 64;
    private static final double LEAST_FILE = 62;
    private static final double MOST_MENU = 240;

    private final Label file = new Label();
    private final MenuButton data = new MenuButton();
    private final MenuButton model = new MenuButton();
    private final Button train = new Button("Train", new FontIcon(Feather.PLAY));
    private final Button step = icon(Feather.SKIP_FORWARD, "One batch, then pause");
    private final Button stop = new Button("Stop", new FontIcon(Feather.SQUARE));
    private final Button rewind = icon(Feather.ROTATE_CCW, "Start again from the same initial weights");
    private final Label epoch = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final Label left = new Label();
    private final Button theme = icon(Feather.SUN, "Light or dark");
    private final SplitMenuButton open = new SplitMenuButton();
    private final Actions actions;
    private final MenuButton export = new MenuButton("Export");

    /** What the buttons do. */
    interface Actions {
        void trainOrPause();

        void step();

        void stop();

        void rewind();

        void openBuiltin();

        void openFolder();

        void openFile();

        void openRemote(RemoteDataSet set);

        void choose(Preset preset);

        void choose(ModelKind kind);

        void open();

        void open(Path recent);

        void save();

        void exportMap();

        void exportManifold();

        void exportCodes();

        void exportHistory();

        void exportOnnx();

        void exportTraining();

        void switchTheme();
    }

    TopBar(Actions actions) {
        getStyleClass().add("top-bar");
        Label logo = new Label("Latent Atlas", new FontIcon(Feather.DISC));
        logo.getStyleClass().add("logo");
        logo.setMinWidth(Region.USE_PREF_SIZE);
        file.getStyleClass().add("file-name");
        file.setMinWidth(LEAST_FILE);
        data.setId("data-menu");
        data.getItems().addAll(item("Built-in digits", actions::openBuiltin), new SeparatorMenuItem());
        for (RemoteDataSet set : RemoteDataSet.ALL) {
            data.getItems().add(item(set.title() + ", " + set.megabytes() + " MB…", () -> actions.openRemote(set)));
        }
        data.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        item("Open a folder of pictures or IDX files…", actions::openFolder),
                        item("Open a NumPy file or a table…", actions::openFile));
        model.setId("model-menu");
        for (Preset preset : Preset.values()) {
            String layers = preset.plan().architecture(ImageShape.MNIST).summary();
            model.getItems().add(item(preset.title() + "   " + layers, () -> actions.choose(preset)));
        }
        model.getItems().add(new SeparatorMenuItem());
        ToggleGroup kinds = new ToggleGroup();
        for (ModelKind kind : ModelKind.values()) {
            RadioMenuItem item = new RadioMenuItem(
                    switch (kind) {
                        case VAE -> "Variational autoencoder";
                        case AE -> "Plain autoencoder (nothing sampled, no KL)";
                        case PCA -> "PCA (linear)";
                    });
            item.setToggleGroup(kinds);
            item.setSelected(kind == ModelKind.VAE);
            item.setOnAction(event -> actions.choose(kind));
            model.getItems().add(item);
        }
        train.setId("train");
        train.getStyleClass().add(Styles.ACCENT);
        train.setDefaultButton(false);
        train.setOnAction(event -> actions.trainOrPause());
        stop.setId("stop");
        stop.setOnAction(event -> actions.stop());
        step.setId("step");
        step.setOnAction(event -> actions.step());
        rewind.setId("rewind");
        rewind.setOnAction(event -> actions.rewind());
        epoch.setId("epoch");
        epoch.setMinWidth(Region.USE_PREF_SIZE);
        progress.getStyleClass().add("run-progress");
        left.getStyleClass().add("time-left");
        left.setMinWidth(Region.USE_PREF_SIZE);
        this.actions = actions;
        open.setId("open");
        open.setOnAction(event -> actions.open());
        Button save = new Button("Save");
        save.setId("save");
        save.setOnAction(event -> actions.save());
        export.getItems()
                .addAll(
                        item("Map as PNG (2x) or SVG…", actions::exportMap),
                        item("Manifold as PNG or SVG…", actions::exportManifold),
                        item("Codes as CSV…", actions::exportCodes),
                        item("Loss history as CSV…", actions::exportHistory),
                        item("Encoder and decoder as ONNX…", actions::exportOnnx),
                        item("Training as GIF…", actions::exportTraining));
        theme.setId("theme");
        theme.setOnAction(event -> actions.switchTheme());
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        getChildren()
                .addAll(
                        logo, file, data, model, train, step, stop, rewind, epoch, progress, left, spacer, open, save,
                        export, theme);
        for (Node node : getChildren()) {
            if (node instanceof javafx.scene.control.ButtonBase button) {
                button.setMinWidth(Region.USE_PREF_SIZE);
            }
        }
        // These give way first in a narrow window.
        data.setMinWidth(USE_PREF_SIZE);
        data.setMaxWidth(MOST_MENU);
        model.setMinWidth(LEAST_MENU);
        setState(RunState.IDLE, false);
        clearProgress();
    }

    private static Button icon(Feather icon, String meaning) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().add(Styles.BUTTON_ICON);
        button.setTooltip(new Tooltip(meaning));
        return button;
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }

    /** What the small arrow beside Open offers. */
    void setRecent(List<Path> recent) {
        open.setText("Open");
        open.getItems().clear();
        for (Path path : recent) {
            open.getItems().add(item(String.valueOf(path), () -> actions.open(path)));
        }
        if (recent.isEmpty()) {
            MenuItem none = item("Nothing opened yet", () -> {});
            none.setDisable(true);
            open.getItems().add(none);
        }
    }

    void setFile(String name) {
        file.setText(name);
    }

    void setData(String name) {
        data.setText("Data: " + name);
    }

    void setModel(String name) {
        model.setText("Model: " + name);
    }

    void setState(RunState state, boolean resumable) {
        boolean running = state == RunState.RUNNING;
        train.setText(running ? "Pause" : state == RunState.PAUSED ? "Resume" : resumable ? "Train on" : "Train");
        train.setGraphic(new FontIcon(running ? Feather.PAUSE : Feather.PLAY));
        stop.setDisable(!state.active());
        step.setDisable(state != RunState.PAUSED);
        rewind.setDisable(!state.active() && !resumable);
        data.setDisable(state.active());
        model.setDisable(state.active());
    }

    void clearProgress() {
        epoch.setText("");
        left.setText("");
        progress.setVisible(false);
        progress.setProgress(0);
    }

    void show(Snapshot snapshot) {
        progress.setVisible(true);
        progress.setProgress(snapshot.progress());
        epoch.setText("epoch " + snapshot.epoch() + " / " + snapshot.plan().epochs());
        long seconds = Math.round(snapshot.secondsLeft());
        left.setText(
                snapshot.phase() == Snapshot.Phase.ENDED || snapshot.imagesPerSecond() == 0
                        ? ""
                        : String.format(Locale.ROOT, "%d:%02d left", seconds / MINUTE, seconds % MINUTE));
    }

    void setTheme(Theme now) {
        theme.setGraphic(new FontIcon(now == Theme.DARK ? Feather.SUN : Feather.MOON));
    }
}
