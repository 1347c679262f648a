package latentatlas.ui.drawing;

import atlantafx.base.theme.Styles;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import latentatlas.image.ImageShape;
import latentatlas.image.drawing.DigitRecipe;
import latentatlas.image.drawing.Drawing;
import latentatlas.latent.LatentPoint;
import latentatlas.ui.theme.Ink;
import latentatlas.ui.theme.Theme;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One pad: draws strokes, shows the image the model sees and its reconstruction. Every sample of the pen is encoded, the
 * latest only. Confined to the FX thread.
 */
final class DrawingPad extends VBox {
    private static final double SIDE = 132;
    private static final double SMALL = 30;
    private static final double PEN = 9;
    private static final float WHITE = 255f;
    /** Samples closer together than this say nothing new. */
    private static final double SPACING = 1.0;

    private final InterpolationModel model;
    private final boolean first;
    private final Canvas canvas = new Canvas(SIDE, SIDE);
    private final ImageView seen = small("what the model sees");
    private final ImageView reconstructed = small("its reconstruction");
    private final Label votes = new Label();
    private final Deque<Drawing> undone = new ArrayDeque<>();
    private final Button undo;
    private Drawing drawing = Drawing.EMPTY;
    private double[] stroke = new double[0];
    private Theme theme = Theme.DARK;

    /**
     * A pad.
     *
     * @param first whether it is A
     * @param cursor where the map's cursor is
     */
    DrawingPad(InterpolationModel model, boolean first, Supplier<LatentPoint> cursor) {
        this.model = model;
        this.first = first;
        String name = first ? "A" : "B";
        getStyleClass().add("drawing-pad");
        canvas.setId("pad-" + name.toLowerCase(Locale.ROOT));
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        Label letter = new Label(name);
        letter.getStyleClass().add("pad-letter");
        letter.setMouseTransparent(true);
        HBox insets = new HBox(seen, reconstructed);
        insets.getStyleClass().add("pad-insets");
        insets.setMouseTransparent(true);
        insets.setMaxHeight(SMALL);
        StackPane.setAlignment(letter, Pos.TOP_LEFT);
        StackPane.setAlignment(insets, Pos.BOTTOM_CENTER);
        StackPane frame = new StackPane(canvas, letter, insets);
        frame.getStyleClass().add("decoded-frame");
        frame.setAccessibleText("Pad " + name + ": draw a digit with the mouse");
        undo = tool(Feather.CORNER_UP_LEFT, "Undo the last stroke", this::undo);
        Button clear = tool(Feather.X, "Clear", this::clear);
        clear.setId("clear-" + name.toLowerCase(Locale.ROOT));
        Button here = tool(Feather.CROSSHAIR, "Use the cursor's place on the map", () -> {
            clear();
            model.place(first, cursor.get());
        });
        here.setId("here-" + name.toLowerCase(Locale.ROOT));
        HBox tools = new HBox(undo, clear, here, votes);
        tools.getStyleClass().add("pad-tools");
        votes.getStyleClass().add("votes");
        votes.setId("votes-" + name.toLowerCase(Locale.ROOT));
        getChildren().addAll(frame, tools);
        model.readingProperty(first).addListener((o, was, is) -> show(is));
        draw();
    }

    private static ImageView small(String meaning) {
        ImageView view = new ImageView();
        view.setFitWidth(SMALL);
        view.setFitHeight(SMALL);
        view.setAccessibleText(meaning);
        return view;
    }

    private static Button tool(Feather icon, String meaning, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "pad-tool");
        button.setTooltip(new Tooltip(meaning));
        button.setFocusTraversable(false);
        button.setOnAction(event -> action.run());
        return button;
    }

    void setTheme(Theme other) {
        theme = other;
        draw();
        show(model.readingProperty(first).get());
    }

    private void pressed(MouseEvent event) {
        undone.clear();
        stroke = new double[] {event.getX(), event.getY()};
        changed();
        event.consume();
    }

    private void dragged(MouseEvent event) {
        double x = Math.max(0, Math.min(SIDE, event.getX()));
        double y = Math.max(0, Math.min(SIDE, event.getY()));
        int last = stroke.length - 2;
        if (last < 0 || Math.hypot(x - stroke[last], y - stroke[last + 1]) >= SPACING) {
            stroke = Arrays.copyOf(stroke, stroke.length + 2);
            stroke[stroke.length - 2] = x;
            stroke[stroke.length - 1] = y;
            changed();
        }
        event.consume();
    }

    private void released(MouseEvent event) {
        if (stroke.length > 0) {
            drawing = drawing.plus(stroke);
            stroke = new double[0];
            changed();
        }
        event.consume();
    }

    private void undo() {
        if (!drawing.isEmpty()) {
            undone.push(drawing);
            drawing = drawing.withoutLast();
            changed();
        }
    }

    private void clear() {
        drawing = Drawing.EMPTY;
        stroke = new double[0];
        model.clear(first);
        draw();
    }

    private void changed() {
        draw();
        Drawing whole = stroke.length > 0 ? drawing.plus(stroke) : drawing;
        DigitRecipe.image(whole).ifPresentOrElse(this::encode, () -> model.clear(first));
    }

    private void encode(byte[] image) {
        float[] intensities = new float[image.length];
        for (int i = 0; i < image.length; i++) {
            intensities[i] = (image[i] & 0xFF) / WHITE;
        }
        model.readImage(first, intensities);
    }

    private void draw() {
        undo.setDisable(drawing.isEmpty());
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, SIDE, SIDE);
        Color ink = Color.web(String.format(Locale.ROOT, "#%06x", theme.ink()));
        g.setStroke(ink);
        g.setLineWidth(PEN);
        g.setLineCap(StrokeLineCap.ROUND);
        g.setLineJoin(StrokeLineJoin.ROUND);
        for (double[] points : (stroke.length > 0 ? drawing.plus(stroke) : drawing).strokes()) {
            g.beginPath();
            g.moveTo(points[0], points[1]);
            for (int i = 0; i < points.length; i += 2) {
                g.lineTo(points[i], points[i + 1]);
            }
            g.stroke();
        }
        if (drawing.isEmpty() && stroke.length == 0) {
            g.setFill(Color.web(String.format(Locale.ROOT, "#%06x", theme.muted())));
            g.setTextAlign(javafx.scene.text.TextAlignment.CENTER);
            g.fillText("draw here", SIDE / 2, SIDE / 2);
        }
    }

    private void show(@Nullable Reading reading) {
        boolean read = reading != null;
        seen.setVisible(read);
        reconstructed.setVisible(read);
        votes.getStyleClass().remove("strange");
        if (reading == null) {
            votes.setText("");
            votes.setTooltip(null);
            return;
        }
        Ink ink = new Ink(theme, 1);
        seen.setImage(ink.image(reading.intensities(), 0, ImageShape.MNIST));
        reconstructed.setImage(ink.image(reading.reconstruction(), 0, ImageShape.MNIST));
        votes.setText(reading.votes());
        String text = String.format(
                Locale.ROOT,
                "Labels of the ten nearest codes. Loss %.0f nats.%s",
                reading.loss(),
                reading.strange()
                        ? " This drawing lies beyond the data: its loss is above that of 99 % of images."
                        : "");
        votes.setTooltip(new Tooltip(text));
        if (reading.strange()) {
            votes.getStyleClass().add("strange");
            votes.setText("⚠ " + reading.votes());
        }
    }
}
