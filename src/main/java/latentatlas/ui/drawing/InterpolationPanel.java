package latentatlas.ui.drawing;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
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
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import latentatlas.image.ImageShape;
import latentatlas.image.drawing.Drawing;
import latentatlas.latent.LatentPath;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.Lift;
import latentatlas.latent.PathKind;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.picture.Ink;
import latentatlas.picture.Theme;
import latentatlas.session.Exhibit;
import latentatlas.ui.theme.Images;
import latentatlas.ui.theme.Losses;
import latentatlas.ui.theme.Term;
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
    private final Button play = new Button(Message.text("ways.play"), new FontIcon(Feather.PLAY));
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
            BiConsumer<LatentPoint, Lift> moved,
            BiConsumer<Export, InterpolationModel.Film> exporter) {
        this.model = model;
        getStyleClass().add("interpolation-panel");
        padA = new DrawingPad(model, true, cursor);
        padB = new DrawingPad(model, false, cursor);
        Label heading = new Label(Message.text("ways.heading.digits"));
        model.shapeProperty()
                .addListener((o, was, is) -> heading.setText(
                        Message.text(is.equals(ImageShape.MNIST) ? "ways.heading.digits" : "ways.heading.images")));
        Term.GEODESIC.explains(heading).getStyleClass().add("section-heading");
        HBox pads = new HBox(padA, padB);
        List.of(padA, padB).forEach(pad -> HBox.setHgrow(pad, Priority.ALWAYS));
        pads.getStyleClass().add("pads");
        HBox strip = new HBox();
        strip.setId("film-strip");
        strip.setAccessibleText(Message.text("spoken.film"));
        strip.setMinWidth(0);
        strip.getStyleClass().add("film-strip");
        for (int i = 0; i < STRIP; i++) {
            tips.add(new Tooltip());
            ImageView frame = new ImageView();
            frame.fitWidthProperty().bind(strip.widthProperty().divide(STRIP).subtract(1));
            frame.fitHeightProperty().bind(frame.fitWidthProperty());
            frame.setPreserveRatio(true);
            int index = i;
            frame.setOnMousePressed(event -> model.positionProperty().set(index / (STRIP - 1.0)));
            frame.setOnMouseEntered(event -> tellNeighbours(index));
            Tooltip.install(frame, tips.get(index));
            frames.add(frame);
            strip.getChildren().add(frame);
        }
        slider.setId("path-slider");
        slider.setAccessibleText(Message.text("spoken.path"));
        slider.getStyleClass().add(Styles.SMALL);
        slider.valueProperty().bindBidirectional(model.positionProperty());
        getChildren().addAll(heading, pads, strip, slider, controls(exporter), length);
        Term.PATH_LENGTH.explains(length).getStyleClass().add("path-length");
        timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                advance(now);
            }
        };
        model.positionProperty().addListener((o, was, is) -> {
            LatentPoint point = model.current();
            InterpolationModel.Film film = model.filmProperty().get();
            if (point != null && film != null) {
                moved.accept(point, film.lift());
            }
        });
        model.filmProperty().addListener((o, was, is) -> show(is));
        model.playingProperty().addListener((o, was, is) -> playing(is));
        show(null);
    }

    private FlowPane controls(BiConsumer<Export, InterpolationModel.Film> exporter) {
        play.setId("play");
        play.setOnAction(event -> togglePlaying());
        play.setTooltip(new Tooltip(Message.text("ways.play.tip")));
        ToggleGroup group = new ToggleGroup();
        for (PathKind choice : PathKind.values()) {
            RadioMenuItem item = new RadioMenuItem(choice.title() + " – " + choice.meaning());
            item.setToggleGroup(group);
            item.setSelected(choice == model.kindProperty().get());
            item.setOnAction(event -> model.kindProperty().set(choice));
            kind.getItems().add(item);
        }
        CheckMenuItem compare = new CheckMenuItem(Message.text("ways.compare"));
        compare.selectedProperty().bindBidirectional(model.comparingProperty());
        CheckMenuItem beyond = new CheckMenuItem(Message.text("ways.beyond"));
        beyond.selectedProperty().bindBidirectional(model.beyondProperty());
        CheckMenuItem rao = new CheckMenuItem(Message.text("ways.rao"));
        rao.setId("path-metric");
        model.metricProperty().subscribe(metric -> rao.setSelected(metric == Metric.FISHER_RAO));
        rao.setOnAction(event -> model.metricProperty().set(rao.isSelected() ? Metric.FISHER_RAO : Metric.EUCLIDEAN));
        MenuItem free = item(Message.text("ways.free"), () -> model.leadThrough(null));
        kind.setOnShowing(event -> free.setDisable(!model.led()));
        kind.getItems().addAll(new SeparatorMenuItem(), compare, beyond, rao, free);
        kind.setId("path-kind");
        Term.GEODESIC.explains(kind);
        speed.setId("speed");
        speed.setTooltip(new Tooltip(Message.text("ways.speed")));
        speed.setAccessibleText(Message.text("ways.speed"));
        speed.setOnAction(event -> {
            pace = pace >= FASTEST ? SLOWEST : 2 * pace;
            speed.setText(pace < 1 ? "½×" : String.format(Locale.ROOT, "%.0f×", pace));
        });
        kind.setText(model.kindProperty().get().title());
        model.kindProperty().addListener((o, was, is) -> kind.setText(is.title()));
        export.setText("");
        export.setGraphic(new FontIcon(Feather.DOWNLOAD));
        export.setTooltip(new Tooltip(Message.text("ways.save")));
        export.setAccessibleText(Message.text("ways.save"));
        export.setId("film-export");
        export.getItems()
                .addAll(
                        item(Message.text("ways.save.gif"), () -> export(exporter, Export.GIF)),
                        item(Message.text("ways.save.strip"), () -> export(exporter, Export.STRIP)),
                        item(Message.text("ways.save.frames"), () -> export(exporter, Export.FRAMES)),
                        item(Message.text("ways.save.csv"), () -> export(exporter, Export.CSV)));
        FlowPane controls = new FlowPane(play, speed, kind, export);
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
        play.setText(Message.text(on ? "ways.stop" : "ways.play"));
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
            boolean drawn = ImageShape.MNIST.equals(model.shapeProperty().getValue());
            length.setText(Message.text(drawn ? "ways.empty" : "ways.empty.images"));
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
        String measured = Message.text(film.metric() == Metric.EUCLIDEAN ? "ways.euclidean" : "ways.fisher-rao");
        StringBuilder text = new StringBuilder();
        if (film.others().isEmpty()) {
            text.append(measured).append(' ').append(line("ways.line", film.path()));
        } else {
            text.append(film.kind().title()).append(": ").append(measured).append(' ');
            text.append(line("ways.line.short", film.path()));
            film.others()
                    .forEach((kind, path) ->
                            text.append('\n').append(kind.title()).append(": ").append(line("ways.line", path)));
        }
        return text.toString();
    }

    private static String line(String key, LatentPath path) {
        return Message.text(key, Figures.fixed(path.length(), 1), Figures.fixed(path.unevenness(), 2));
    }

    /** Says what lies around a frame of the strip. */
    private void tellNeighbours(int frame) {
        InterpolationModel.Film film = model.filmProperty().get();
        if (film == null || film.around().isEmpty()) {
            tips.get(frame).setText(Message.text("ways.no-codes"));
            return;
        }
        CodesAround around = film.around().get(frame * (film.images().length - 1) / (STRIP - 1));
        Exhibit exhibit = film.exhibit();
        String label = exhibit.cloud().labelName(around.nearest());
        tips.get(frame)
                .setText(Message.text(
                        label.isEmpty() ? "ways.nearest" : "ways.nearest.label",
                        Figures.fixed(around.distance(), 2),
                        around.count(),
                        CodesAround.USUAL,
                        label));
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

    /** Who tells of drawings that are gone. */
    public void tell(Losses.Teller teller) {
        padA.tell(teller);
        padB.tell(teller);
    }

    /** What is drawn on both pads, to be kept: A's, B's. */
    public List<Drawing> drawings() {
        return List.of(padA.drawing(), padB.drawing());
    }

    /** What was drawn on both pads, and what of it can be taken back. */
    public static final class Drawn {
        private final Strokes.History a;
        private final Strokes.History b;

        private Drawn(Strokes.History a, Strokes.History b) {
            this.a = a;
            this.b = b;
        }
    }

    /** What another panel takes up. */
    public Drawn drawn() {
        return new Drawn(padA.history(), padB.history());
    }

    /** Goes on from what another panel left, where the same is drawn. */
    public void takeUp(Drawn left) {
        padA.takeUp(left.a);
        padB.takeUp(left.b);
    }

    /** Shows drawings that were kept. */
    public void draw(Drawing a, Drawing b) {
        padA.draw(a);
        padB.draw(b);
    }
}
