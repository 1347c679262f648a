package latentatlas.ui.map.sample;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.StringConverter;
import latentatlas.image.ImageShape;
import latentatlas.latent.LabelDensity;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.picture.Ink;
import latentatlas.picture.Theme;
import latentatlas.session.Exhibit;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.map.sample.SampleModel.Samples;
import latentatlas.ui.map.sample.SampleModel.State;
import latentatlas.ui.theme.Images;
import latentatlas.ui.theme.Pressable;
import latentatlas.ui.theme.StyleSheets;
import org.jspecify.annotations.Nullable;

/** Samples of a label beside the map, which shows where its codes lie. */
public final class SampleWindow {
    private static final double IMAGE = 80;
    private static final double GAP = 4;
    private static final double HOTTEST = 1.5;
    private static final double FADED = 0.35;
    private static final double NOTE = 48;

    private final MapModel map;
    private final SampleModel model;
    private final Saver saver;
    private final Stage stage = new Stage();
    private final VBox root = new VBox();
    private final ComboBox<Integer> label = new ComboBox<>();
    private final Slider temperature = new Slider(0, HOTTEST, 1);
    private final Label degrees = new Label();
    private final GridPane grid = new GridPane(GAP, GAP);
    private final List<ImageView> views = new ArrayList<>();
    private final Label note = new Label();
    private final Button again = button("sample-again", "sample.again", "sample.again-tip");
    private final Button renew = button("sample-new", "sample.new", "sample.new-tip");
    private final Button save = button("sample-save", "sample.save", "sample.save-tip");
    private List<String> names = List.of();
    private Theme theme;

    /** Asks for a file and writes images, [side · side, values]. */
    @FunctionalInterface
    public interface Saver {
        void save(float[] images, ImageShape shape, int side);
    }

    /** A window over {@code owner}, not yet shown. */
    public SampleWindow(Window owner, MapModel map, SampleModel model, Theme theme, Saver saver) {
        this.map = map;
        this.model = model;
        this.theme = theme;
        this.saver = saver;
        stage.initOwner(owner);
        stage.setTitle(Message.text("sample.title"));
        stage.setResizable(false);
        build();
        Scene scene = new Scene(root);
        StyleSheets.dress(scene, owner.getScene());
        stage.setScene(scene);
        stage.setOnHidden(event -> model.close());
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
            }
        });
        listen();
    }

    private static Button button(String id, String title, String tip) {
        Button button = new Button(Message.text(title));
        button.setId(id);
        button.getStyleClass().add(Styles.SMALL);
        button.setTooltip(new Tooltip(Message.text(tip)));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private void build() {
        label.setId("sample-label");
        label.getStyleClass().add(Styles.SMALL);
        label.setConverter(new Names());
        label.setAccessibleText(Message.text("sample.what"));
        temperature.setId("sample-temperature");
        temperature.getStyleClass().add(Styles.SMALL);
        temperature.setAccessibleText(Message.text("sample.temperature"));
        temperature.setTooltip(new Tooltip(Message.text("sample.temperature-tip")));
        HBox.setHgrow(temperature, Priority.ALWAYS);
        degrees.setMinWidth(Region.USE_PREF_SIZE);
        degrees.setId("sample-degrees");
        note.setId("sample-note");
        note.getStyleClass().add("page-note");
        note.setWrapText(true);
        note.setMinHeight(NOTE);
        note.setAlignment(Pos.TOP_LEFT);
        double side = SampleModel.SIDE * IMAGE + (SampleModel.SIDE - 1) * GAP;
        note.setPrefWidth(side);
        grid.setId("sample-grid");
        grid.setMinSize(side, side);
        for (int i = 0; i < SampleModel.SIDE * SampleModel.SIDE; i++) {
            grid.add(sample(i), i % SampleModel.SIDE, Math.floorDiv(i, SampleModel.SIDE));
        }
        again.managedProperty().bind(again.visibleProperty());
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        root.getStyleClass().add("side-panel");
        root.getChildren()
                .addAll(
                        row(new Label(Message.text("sample.what")), label),
                        row(new Label(Message.text("sample.temperature")), temperature, degrees),
                        grid,
                        note,
                        row(again, spacer, renew, save));
    }

    private static HBox row(javafx.scene.Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("row");
        for (javafx.scene.Node node : nodes) {
            if (node instanceof Label text) {
                text.setMinWidth(Region.USE_PREF_SIZE);
            }
        }
        return row;
    }

    private StackPane sample(int index) {
        ImageView view = new ImageView();
        view.setFitWidth(IMAGE);
        view.setFitHeight(IMAGE);
        view.setPreserveRatio(true);
        view.setSmooth(false);
        view.setId("sample-" + index);
        views.add(view);
        StackPane place = new StackPane(view);
        place.setMinSize(IMAGE, IMAGE);
        place.setOnMouseClicked(event -> goTo(index));
        Pressable.make(place, Message.text("spoken.sample", index + 1), () -> goTo(index));
        Tooltip.install(place, new Tooltip(Message.text("sample.go")));
        return place;
    }

    /** Moves the cursor to the code of a sample, as far as it lies on the plane that is shown. */
    private void goTo(int index) {
        Samples shown = model.samplesProperty().get();
        Exhibit now = map.exhibitProperty().get();
        if (shown != null && now != null && model.stateProperty().get() == State.CURRENT) {
            map.jump(now.model()
                    .plane()
                    .project(shown.codes(), index * now.codes().latent()));
        }
    }

    private void listen() {
        map.exhibitProperty().subscribe(now -> offer(now));
        label.valueProperty().subscribe(chosen -> {
            if (chosen != null) {
                model.labelProperty().set(chosen);
            }
        });
        model.labelProperty().subscribe(chosen -> label.setValue(chosen.intValue()));
        temperature.valueProperty().bindBidirectional(model.temperatureProperty());
        temperature.valueProperty().subscribe(value -> degrees.setText(Figures.fixed(value.doubleValue(), 2)));
        model.samplesProperty().subscribe(drawn -> paint(drawn));
        model.stateProperty().subscribe(state -> tell());
        again.setOnAction(event -> model.fit());
        renew.setOnAction(event -> model.renew());
        save.setOnAction(event -> {
            Samples shown = model.samplesProperty().get();
            if (shown != null) {
                saver.save(shown.images(), shown.exhibit().shape(), SampleModel.SIDE);
            }
        });
    }

    /** Offers the labels of a model, and keeps the choice where it is still one. */
    private void offer(@Nullable Exhibit exhibit) {
        if (exhibit == null) {
            return;
        }
        List<String> now = new ArrayList<>();
        now.add(SampleModel.name(exhibit, SampleModel.ANY));
        now.addAll(exhibit.codes().labelNames());
        if (!now.equals(names)) {
            names = now;
            int chosen = model.labelProperty().get();
            int kept = chosen < names.size() - 1 ? chosen : SampleModel.ANY;
            // The same number may have another name now.
            label.setValue(null);
            label.getItems()
                    .setAll(IntStream.range(SampleModel.ANY, names.size() - 1)
                            .boxed()
                            .toList());
            label.setValue(kept);
            tell();
        }
    }

    /** Shows the window with a label, or as it was left if that is {@link SampleModel#ANY}. */
    public void show(int chosen) {
        if (chosen != SampleModel.ANY && chosen < names.size() - 1) {
            label.setValue(chosen);
        }
        stage.show();
        stage.toFront();
        model.start();
    }

    /** Closes the window, and takes the contours from the map. */
    public void close() {
        stage.hide();
    }

    public void setTheme(Theme other) {
        theme = other;
        paint(model.samplesProperty().get());
    }

    private void paint(@Nullable Samples drawn) {
        for (int i = 0; i < views.size(); i++) {
            views.get(i)
                    .setImage(
                            drawn == null
                                    ? null
                                    : Images.of(
                                            new Ink(
                                                    theme,
                                                    drawn.exhibit().shape().channels()),
                                            drawn.images(),
                                            i * drawn.exhibit().shape().values(),
                                            drawn.exhibit().shape()));
        }
        tell();
    }

    private void tell() {
        State state = model.stateProperty().get();
        boolean drawn = model.samplesProperty().get() != null;
        // Not the places: one sees where the keyboard is on old images too.
        views.forEach(view -> view.setOpacity(state == State.CURRENT ? 1 : FADED));
        again.setVisible(Arrays.asList(State.STALE, State.NONE, State.TOO_FEW).contains(state));
        renew.setDisable(!drawn || (state != State.CURRENT && state != State.STALE));
        save.setDisable(renew.isDisabled());
        note.setText(text(state));
    }

    private String text(State state) {
        Exhibit exhibit = map.exhibitProperty().get();
        int chosen = model.labelProperty().get();
        if (exhibit == null || chosen >= names.size() - 1) {
            return "";
        }
        String name = names.get(chosen + 1);
        return switch (state) {
            case CLOSED -> "";
            case FITTING -> Message.text("sample.fitting", name);
            case STALE -> Message.text("sample.stale");
            case TOO_FEW ->
                Message.text(
                        "sample.too-few",
                        name,
                        LabelDensity.leastCodes(exhibit.codes().latent()));
            case NONE -> Message.text("sample.none");
            case CURRENT -> Message.text(names.size() == 1 ? "sample.unlabelled" : "sample.current");
        };
    }

    /** What choices are called. */
    private final class Names extends StringConverter<Integer> {
        @Override
        public String toString(@Nullable Integer choice) {
            return choice == null || choice + 1 >= names.size() ? "" : names.get(choice + 1);
        }

        @Override
        public Integer fromString(String text) {
            return names.indexOf(text) - 1;
        }
    }
}
