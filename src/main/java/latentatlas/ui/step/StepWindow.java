package latentatlas.ui.step;

import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import javafx.util.Subscription;
import latentatlas.message.Message;
import latentatlas.picture.Theme;
import latentatlas.ui.theme.StyleSheets;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One step of training in slow motion, in a window of its own. */
public final class StepWindow {
    private static final double WIDTH = 1240;
    private static final double HEIGHT = 800;
    private static final double TEXT_LINES = 2.9;
    private static final Duration READING = Duration.seconds(6);

    private final StepModel model;
    private final Stage stage = new Stage();
    private final VBox root = new VBox();
    private final StepCanvas picture;
    private final Label heading = new Label();
    private final Label text = new Label();
    private final HBox places = new HBox();
    private final Map<Act, ToggleButton> dots = new EnumMap<>(Act.class);
    private final Button back = button("step-back", "step.back", Feather.CHEVRON_LEFT);
    private final Button play = button("step-play", "step.play", Feather.PLAY);
    private final Button next = button("step-next", "step.next", Feather.CHEVRON_RIGHT);
    private final Button another = button("step-another", "step.another", Feather.SHUFFLE);
    private final PauseTransition reading = new PauseTransition(READING);
    private boolean playing;

    /** A window over {@code owner}, not yet shown. */
    public StepWindow(Window owner, StepModel model, ObservableValue<Theme> theme) {
        this.model = model;
        picture = new StepCanvas(theme.getValue());
        stage.initOwner(owner);
        stage.setTitle(Message.text("step.title"));
        build();
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        StyleSheets.dress(scene, owner.getScene());
        stage.setScene(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        Subscription shown = Subscription.combine(
                theme.subscribe((was, is) -> picture.setTheme(is)),
                model.shownProperty().subscribe(step -> {
                    picture.show(step);
                    tell();
                }),
                model.actProperty().subscribe(act -> {
                    picture.show(act);
                    tell();
                }));
        stage.setOnHidden(event -> {
            model.end();
            shown.unsubscribe();
            reading.stop();
            picture.stop();
        });
    }

    private static Button button(String id, String title, Feather icon) {
        Button button = new Button(Message.text(title), new FontIcon(icon));
        button.setId(id);
        button.setTooltip(new Tooltip(Message.text(title + ".tip")));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private void build() {
        heading.setId("step-title");
        heading.getStyleClass().add(Styles.TITLE_4);
        text.setId("step-text");
        text.setWrapText(true);
        text.setAlignment(Pos.TOP_LEFT);
        text.fontProperty().subscribe(font -> {
            picture.setTextSize(font.getSize());
            text.setMinHeight(TEXT_LINES * font.getSize());
        });
        VBox.setVgrow(picture, Priority.ALWAYS);
        Label note = new Label(Message.text("step.note"));
        note.getStyleClass().add("page-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        Region right = new Region();
        HBox.setHgrow(note, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox bar = new HBox(note, back, play, next, right, places, another);
        bar.getStyleClass().add("row");
        bar.setAlignment(Pos.CENTER_LEFT);
        places.setAlignment(Pos.CENTER);
        for (Act act : Act.values()) {
            places.getChildren().add(dot(act));
        }
        next.getStyleClass().add(Styles.ACCENT);
        back.setOnAction(event -> go(model::back));
        next.setOnAction(event -> go(model::next));
        play.setOnAction(event -> setPlaying(!playing));
        another.setOnAction(event -> go(model::another));
        reading.setOnFinished(event -> model.next());
        root.getStyleClass().add("side-panel");
        root.getChildren().addAll(heading, text, picture, bar);
    }

    private ToggleButton dot(Act act) {
        ToggleButton dot = new ToggleButton(String.valueOf(act.number()));
        dot.setId("step-" + act.name().toLowerCase(Locale.ROOT));
        dot.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        String name = Message.text("step.show", act.number(), StepWords.title(act));
        dot.setAccessibleText(name);
        dot.setTooltip(new Tooltip(name));
        dot.setOnAction(event -> go(() -> model.go(act)));
        dots.put(act, dot);
        return dot;
    }

    /** What a person does ends the playing. */
    private void go(Runnable where) {
        setPlaying(false);
        where.run();
        tell();
    }

    private void setPlaying(boolean on) {
        playing = on;
        play.setText(Message.text(on ? "step.pause" : "step.play"));
        play.setGraphic(new FontIcon(on ? Feather.PAUSE : Feather.PLAY));
        if (on) {
            model.next();
            reading.playFromStart();
        } else {
            reading.stop();
        }
    }

    private void press(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        boolean onButton = event.getTarget() instanceof ButtonBase;
        boolean used = true;
        switch (event.getCode()) {
            case RIGHT, KP_RIGHT -> go(model::next);
            case LEFT, KP_LEFT -> go(model::back);
            case HOME -> go(() -> model.go(Act.PIXELS));
            case SPACE -> {
                used = !onButton;
                if (used) {
                    go(model::next);
                }
            }
            case P -> setPlaying(!playing);
            case N -> go(model::another);
            case ESCAPE -> stage.hide();
            default -> used = false;
        }
        if (used) {
            event.consume();
        }
    }

    private void tell() {
        Act act = model.actProperty().get();
        StepModel.Shown shown = model.shownProperty().get();
        String words = shown == null ? Message.text("step.loading") : StepWords.text(act, shown.trace());
        heading.setText(Message.text("step.place", act.number(), Act.values().length) + "  " + StepWords.title(act));
        text.setText(words);
        picture.setAccessibleText(StepWords.title(act) + ". " + words);
        dots.forEach((other, dot) -> dot.setSelected(other == act));
        back.setDisable(act.first());
        for (Node control : List.of(play, next, another)) {
            control.setDisable(shown == null);
        }
        if (playing) {
            reading.playFromStart();
        }
    }

    public void close() {
        stage.hide();
    }

    public void show() {
        stage.show();
        picture.requestFocus();
    }
}
