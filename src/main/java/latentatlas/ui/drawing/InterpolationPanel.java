package latentatlas.ui.drawing;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import latentatlas.image.ImageShape;
import latentatlas.image.drawing.Drawing;
import latentatlas.latent.LatentPath;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.PathKind;
import latentatlas.picture.Ink;
import latentatlas.picture.Theme;
import latentatlas.session.Exhibit;
import latentatlas.ui.theme.Images;
import latentatlas.vae.Metric;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Two pads, the film strip between them, a slider and Play. */
public final class InterpolationPanel extends VBox {
    private static final int STRIP = 9;
    private static final double FRAME = 30;
    /** There and back again. */
    private static final double SECONDS_A_WAY = 2.2;

    private static final double SLOWEST = 0.5;
    private static final double FASTEST = 4;
    private static final double NANO = 1e9;

    private final InterpolationModel model;
    private final DrawingPad padA;
    private final DrawingPad padB;
    private final List<ImageView> frames = new ArrayList<>();
    private final List<Tooltip> tips = new ArrayList<>();
    private final Slider slider = new Slider(0, 1, 0);
    private final Button play = new Button("Play", new FontIcon(Feather.PLAY));
    private final MenuButton kind = new MenuButton();
    private final MenuButton export = new MenuButton("GIF");
    private final Button speed = new Button("1×");
    private final Label length = new Label();
    private final AnimationTimer timer;
    private Theme theme = Theme.DARK;
    private long lastNanos = -1;
    private double direction = 1;
    private double pace = 1;

    /** What to write a film to. */
    public enum Export {
        GIF,
        STRIP,
        FRAMES,
        CSV
    }

    /**
     * A panel.
     *
     * @param cursor where the map's cursor is
     * @param moved takes the cursor along the path
     * @param exporter asks for a file and writes the film
     */
    public InterpolationPanel(
            InterpolationModel model,
            Supplier<LatentPoint> cursor,
            Consumer<LatentPoint> moved,
            BiConsumer<Export, InterpolationModel.Film> exporter) {
        this.model = model;
        getStyleClass().add("interpolation-panel");
        padA = new DrawingPad(model, true, cursor);
        padB = new DrawingPad(model, false, cursor);
        Label heading = new Label("INTERPOLATE BETWEEN DRAWN DIGITS");
        model.shapeProperty()
                .addListener((o, was, is) -> heading.setText(
                        is.equals(ImageShape.MNIST)
                                ? "INTERPOLATE BETWEEN DRAWN DIGITS"
                                : "INTERPOLATE BETWEEN IMAGES"));
        heading.getStyleClass().add("section-heading");
        HBox pads = new HBox(padA, padB);
        pads.getStyleClass().add("pads");
        HBox strip = new HBox();
        strip.setId("film-strip");
        strip.getStyleClass().add("film-strip");
        for (int i = 0; i < STRIP; i++) {
            tips.add(new Tooltip());
            ImageView frame = new ImageView();
            frame.setFitWidth(FRAME);
            frame.setFitHeight(FRAME);
            frame.setPreserveRatio(true);
            int index = i;
            frame.setOnMousePressed(event -> model.positionProperty().set(index / (STRIP - 1.0)));
            frame.setOnMouseEntered(event -> tellNeighbours(index));
            Tooltip.install(frame, tips.get(index));
            frames.add(frame);
            strip.getChildren().add(frame);
        }
        slider.setId("path-slider");
        slider.getStyleClass().add(Styles.SMALL);
        slider.valueProperty().bindBidirectional(model.positionProperty());
        getChildren().addAll(heading, pads, strip, slider, controls(exporter), length);
        length.getStyleClass().add("path-length");
        timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                advance(now);
            }
        };
        model.positionProperty().addListener((o, was, is) -> {
            LatentPoint point = model.current();
            if (point != null) {
                moved.accept(point);
            }
        });
        model.filmProperty().addListener((o, was, is) -> show(is));
        model.playingProperty().addListener((o, was, is) -> playing(is));
        show(null);
    }

    private HBox controls(BiConsumer<Export, InterpolationModel.Film> exporter) {
        play.setId("play");
        play.setOnAction(event -> togglePlaying());
        play.setTooltip(new Tooltip("Run along the path (Space)"));
        ToggleGroup group = new ToggleGroup();
        for (PathKind choice : PathKind.values()) {
            RadioMenuItem item = new RadioMenuItem(choice.title() + " – " + choice.meaning());
            item.setToggleGroup(group);
            item.setSelected(choice == model.kindProperty().get());
            item.setOnAction(event -> model.kindProperty().set(choice));
            kind.getItems().add(item);
        }
        CheckMenuItem compare = new CheckMenuItem("Show all three ways");
        compare.selectedProperty().bindBidirectional(model.comparingProperty());
        CheckMenuItem beyond = new CheckMenuItem("Run on past both ends");
        beyond.selectedProperty().bindBidirectional(model.beyondProperty());
        CheckMenuItem rao = new CheckMenuItem("Measure images by Fisher–Rao");
        rao.setId("path-metric");
        model.metricProperty().subscribe(metric -> rao.setSelected(metric == Metric.FISHER_RAO));
        rao.setOnAction(event -> model.metricProperty().set(rao.isSelected() ? Metric.FISHER_RAO : Metric.EUCLIDEAN));
        MenuItem free = item("Without way-point", () -> model.leadThrough(null));
        kind.setOnShowing(event -> free.setDisable(!model.led()));
        kind.getItems().addAll(new SeparatorMenuItem(), compare, beyond, rao, free);
        kind.setId("path-kind");
        speed.setId("speed");
        speed.setTooltip(new Tooltip("How fast Play runs"));
        speed.setOnAction(event -> {
            pace = pace >= FASTEST ? SLOWEST : 2 * pace;
            speed.setText(pace < 1 ? "½×" : String.format(Locale.ROOT, "%.0f×", pace));
        });
        kind.setText(model.kindProperty().get().title());
        model.kindProperty().addListener((o, was, is) -> kind.setText(is.title()));
        export.setText("");
        export.setGraphic(new FontIcon(Feather.DOWNLOAD));
        export.setTooltip(new Tooltip("Save the film"));
        export.setId("film-export");
        export.getItems()
                .addAll(
                        item("Animated GIF…", () -> export(exporter, Export.GIF)),
                        item("Film strip as PNG…", () -> export(exporter, Export.STRIP)),
                        item("Each frame as PNG…", () -> export(exporter, Export.FRAMES)),
                        item("Codes as CSV…", () -> export(exporter, Export.CSV)));
        HBox controls = new HBox(play, speed, kind, export);
        List.of(play, speed, kind, export).forEach(control -> control.setMinWidth(USE_PREF_SIZE));
        controls.getStyleClass().add("film-controls");
        return controls;
    }

    private void export(BiConsumer<Export, InterpolationModel.Film> exporter, Export what) {
        InterpolationModel.Film film = model.filmProperty().get();
        if (film != null) {
            exporter.accept(what, film);
        }
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }

    public void setTheme(Theme other) {
        theme = other;
        padA.setTheme(other);
        padB.setTheme(other);
        show(model.filmProperty().get());
    }

    /** Starts or stops running along the path, if there is one. */
    public void togglePlaying() {
        if (model.filmProperty().get() != null) {
            model.playingProperty().set(!model.playingProperty().get());
        }
    }

    private void playing(boolean on) {
        play.setText(on ? "Stop" : "Play");
        play.setGraphic(new FontIcon(on ? Feather.SQUARE : Feather.PLAY));
        lastNanos = -1;
        if (on) {
            timer.start();
        } else {
            timer.stop();
        }
    }

    private void advance(long now) {
        if (lastNanos >= 0) {
            double next = model.positionProperty().get() + direction * pace * (now - lastNanos) / NANO / SECONDS_A_WAY;
            if (next >= 1 || next <= 0) {
                direction = next >= 1 ? -1 : 1;
                next = Math.max(0, Math.min(1, next));
            }
            model.positionProperty().set(next);
        }
        lastNanos = now;
    }

    private void show(InterpolationModel.@Nullable Film film) {
        boolean shown = film != null;
        play.setDisable(!shown);
        slider.setDisable(!shown);
        export.setDisable(!shown);
        if (film == null) {
            frames.forEach(frame -> frame.setImage(null));
            length.setText("Draw A and B, or use the cursor's place");
            return;
        }
        Ink ink = new Ink(theme, film.shape().channels());
        for (int i = 0; i < STRIP; i++) {
            int index = i * (film.images().length - 1) / (STRIP - 1);
            frames.get(i).setImage(Images.of(ink, film.images()[index], 0, film.shape()));
        }
        length.setText(lengths(film));
    }

    /** The path's length and evenness, and those it is compared with. */
    private static String lengths(InterpolationModel.Film film) {
        String measured = film.metric() == Metric.EUCLIDEAN ? "image change" : "Fisher–Rao length";
        StringBuilder text = new StringBuilder();
        if (film.others().isEmpty()) {
            text.append(measured).append(' ').append(line(film.path(), " · largest step", " × mean"));
        } else {
            text.append(film.kind().title()).append(": ").append(measured).append(' ');
            text.append(line(film.path(), " · step", "×"));
            film.others()
                    .forEach((kind, path) -> text.append('\n')
                            .append(kind.title())
                            .append(": ")
                            .append(line(path, " · largest step", "× mean")));
        }
        return text.toString();
    }

    private static String line(LatentPath path, String step, String mean) {
        return String.format(Locale.ROOT, "%.1f%s %.2f%s", path.length(), step, path.unevenness(), mean);
    }

    /** Says what lies around a frame of the strip. */
    private void tellNeighbours(int frame) {
        InterpolationModel.Film film = model.filmProperty().get();
        if (film == null || film.around().isEmpty()) {
            tips.get(frame).setText("No codes to compare with");
            return;
        }
        CodesAround around = film.around().get(frame * (film.images().length - 1) / (STRIP - 1));
        Exhibit exhibit = film.exhibit();
        String label = exhibit.cloud().labelName(around.nearest());
        tips.get(frame)
                .setText(String.format(
                        Locale.ROOT,
                        "nearest image%s, %.2f away%n%d codes near; %d are usual",
                        label.isEmpty() ? "" : ": " + label,
                        around.distance(),
                        around.count(),
                        CodesAround.USUAL));
        tips.get(frame)
                .setGraphic(exhibit.original(around.nearest())
                        .map(image -> thumbnail(image, exhibit.shape()))
                        .orElse(null));
    }

    private ImageView thumbnail(float[] image, ImageShape shape) {
        ImageView view = new ImageView(Images.of(new Ink(theme, shape.channels()), image, 0, shape));
        view.setFitWidth(2 * FRAME);
        view.setFitHeight(2 * FRAME);
        view.setPreserveRatio(true);
        return view;
    }

    /** Pastes an image from the clipboard to the pad under the mouse, else to the first empty one. */
    public void paste(Clipboard clipboard) {
        boolean second = padB.isHover() || (!padA.isHover() && model.aProperty().get() != null);
        (second ? padB : padA).take(clipboard);
    }

    /** What is drawn on both pads, to be kept: A's, B's. */
    public List<Drawing> drawings() {
        return List.of(padA.drawing(), padB.drawing());
    }

    /** Shows drawings that were kept. */
    public void draw(Drawing a, Drawing b) {
        padA.draw(a);
        padB.draw(b);
    }
}
