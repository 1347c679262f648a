package latentatlas.ui.map.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;
import latentatlas.flow.Latest;
import latentatlas.image.ImageShape;
import latentatlas.message.Message;
import latentatlas.picture.Ink;
import latentatlas.picture.Theme;
import latentatlas.picture.ViewTransform;
import latentatlas.session.Comparison;
import latentatlas.session.Exhibit;
import latentatlas.ui.map.MapView;
import latentatlas.ui.map.control.LayerBar;
import latentatlas.ui.map.control.LegendBar;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.theme.Images;
import latentatlas.ui.theme.StyleSheets;

/** Maps of models side by side, under them what each decodes at the cursor, and a table of their scores. */
public final class CompareWindow {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 820;
    /** The share of the height that the maps take at first. */
    private static final double MAPS = 0.62;

    private static final double IMAGE = 84;

    private final Stage stage = new Stage();
    private final Comparison comparison;
    private final Background background;
    private final List<MapModel> models = new ArrayList<>();
    private final List<MapView> views = new ArrayList<>();
    private final List<IntConsumer> decoders = new ArrayList<>();
    private final ImageView original = picture();
    private final LegendBar legend;
    private final CheckBox linked = new CheckBox(Message.text("compare.link"));
    private Theme theme;
    private int shown = -1;
    private boolean following;

    /** Where the maps' layers are painted, codes inspected and cursors decoded; each runs one task at a time. */
    public record Background(Executor painting, Executor inspecting, Executor decoding) {}

    /**
     * What stands below the maps, a column for each, and to their left names.
     *
     * @param namesWidth pixels
     * @param closed hears that the window is no longer shown
     */
    public record Scores(Region table, ObservableValue<Number> namesWidth, Runnable closed) {}

    /** A window, not yet shown. */
    public CompareWindow(
            Window owner, Comparison comparison, ObservableValue<Theme> themes, Background background, Scores scores) {
        this.comparison = comparison;
        theme = themes.getValue();
        this.background = background;
        stage.initOwner(owner);
        stage.setTitle(Message.text("compare.window", comparison.data().set().title()));
        linked.setId("link-views");
        linked.setMinWidth(Region.USE_PREF_SIZE);
        linked.setTooltip(new Tooltip(Message.text("compare.link.tip")));
        GridPane grid = grid(scores.namesWidth());
        legend = new LegendBar(models.get(0));
        addBar(grid);
        SplitPane parts = new SplitPane(grid, scores.table());
        parts.setOrientation(Orientation.VERTICAL);
        parts.setDividerPositions(MAPS);
        Scene scene = new Scene(parts, WIDTH, HEIGHT);
        StyleSheets.dress(scene, owner.getScene());
        Subscription looks = themes.subscribe((was, is) -> setTheme(is));
        stage.setOnHidden(event -> {
            looks.unsubscribe();
            scores.closed().run();
        });
        stage.setScene(scene);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        new LinkedMaps(models).codeProperty().subscribe(code -> showImage(code.intValue()));
    }

    private void setTheme(Theme other) {
        theme = other;
        views.forEach(view -> view.setTheme(other));
        legend.setTheme(other);
        showImage(shown);
    }

    /** Shows the window, over its owner. */
    public void show() {
        stage.show();
        models.get(0).jump(models.get(0).cloudProperty().get().point(0));
    }

    private GridPane grid(ObservableValue<Number> namesWidth) {
        GridPane grid = new GridPane(12, 4);
        grid.getStyleClass().add("comparison");
        ColumnConstraints names = new ColumnConstraints();
        names.prefWidthProperty().bind(namesWidth);
        names.setMinWidth(ColumnConstraints.CONSTRAIN_TO_PREF);
        names.setMaxWidth(ColumnConstraints.CONSTRAIN_TO_PREF);
        grid.getColumnConstraints().add(names);
        for (Comparison.Entry entry : comparison.entries()) {
            add(grid, entry);
        }
        Label name = new Label(Message.text("compare.original"));
        name.getStyleClass().add("row-name");
        grid.add(new HBox(8, original, name), 0, 3);
        RowConstraints growing = new RowConstraints();
        growing.setVgrow(Priority.ALWAYS);
        grid.getRowConstraints().addAll(new RowConstraints(), new RowConstraints(), growing);
        linked.selectedProperty().subscribe(on -> follow(views.get(0).camera().view(), views.get(0)));
        return grid;
    }

    private void addBar(GridPane grid) {
        LayerBar layers = new LayerBar(models.get(0));
        legend.setTheme(theme);
        legend.update();
        HBox bar = new HBox(16, layers, linked, legend);
        bar.getStyleClass().add("comparison-bar");
        HBox.setHgrow(legend, Priority.ALWAYS);
        grid.add(bar, 0, 0, comparison.entries().size() + 1, 1);
    }

    private void add(GridPane grid, Comparison.Entry entry) {
        int column = models.size() + 1;
        MapModel model = new MapModel(new SplittableRandom(1));
        MapView view = MapView.bare(model, background.painting(), background.inspecting());
        view.setTheme(theme);
        view.setMinSize(0, 0);
        view.setId("compared-" + column);
        models.add(model);
        views.add(view);
        model.show(entry.exhibit());
        view.camera().viewProperty().subscribe(now -> follow(now, view));
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        wide.setPercentWidth(-1);
        wide.setMinWidth(0);
        wide.setPrefWidth(WIDTH);
        wide.setHalignment(HPos.CENTER);
        grid.getColumnConstraints().add(wide);
        Label title = new Label(entry.title());
        title.getStyleClass().add("comparison-title");
        ImageView decoded = picture();
        decoded.setId("compared-image-" + column);
        grid.add(title, column, 1);
        grid.add(view, column, 2);
        grid.add(decoded, column, 3);
        Exhibit exhibit = entry.exhibit();
        ImageShape shape = exhibit.shape();
        Latest<float[]> toScreen = new Latest<>(
                Platform::runLater,
                image -> decoded.setImage(Images.of(new Ink(theme, shape.channels()), image, 0, shape)));
        Latest<Integer> toDecoder =
                new Latest<>(background.decoding(), code -> toScreen.offer(reconstruction(exhibit, code)));
        decoders.add(toDecoder::offer);
    }

    /** What the decoder makes of a code in all its dimensions, [values]. */
    private static float[] reconstruction(Exhibit exhibit, int code) {
        int latent = exhibit.codes().latent();
        float[] image = new float[exhibit.shape().values()];
        exhibit.model()
                .newDecoder()
                .decode(Arrays.copyOfRange(exhibit.codes().values(), code * latent, (code + 1) * latent), image);
        return image;
    }

    private static ImageView picture() {
        ImageView view = new ImageView();
        view.setAccessibleText(Message.text("spoken.compared"));
        view.setFitWidth(IMAGE);
        view.setFitHeight(IMAGE);
        view.setSmooth(false);
        return view;
    }

    /** Turns all other maps to what {@code from} shows, while they are linked. */
    private void follow(ViewTransform now, MapView from) {
        if (linked.isSelected() && !following) {
            following = true;
            views.stream()
                    .filter(view -> !view.equals(from))
                    .forEach(view -> view.camera().look(now));
            following = false;
        }
    }

    private void showImage(int code) {
        shown = code;
        if (code >= 0) {
            Exhibit first = comparison.entries().get(0).exhibit();
            Ink ink = new Ink(theme, first.shape().channels());
            first.original(code).ifPresent(image -> original.setImage(Images.of(ink, image, 0, first.shape())));
            decoders.forEach(decoder -> decoder.accept(code));
        }
    }
}
