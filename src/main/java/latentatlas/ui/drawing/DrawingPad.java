package latentatlas.ui.drawing;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyEvent;
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
import latentatlas.image.drawing.Picture;
import latentatlas.latent.LatentPoint;
import latentatlas.message.Message;
import latentatlas.picture.Theme;
import latentatlas.ui.theme.Colours;
import latentatlas.ui.theme.DropHint;
import latentatlas.ui.theme.Losses;
import latentatlas.ui.theme.SquarePane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One pad: draws strokes, shows the image the model sees and its reconstruction. Every sample of the pen is encoded, the
 * latest only.
 */
final class DrawingPad extends VBox {
    /** What strokes are measured in, however large the pad is shown. */
    private static final double SIDE = 132;

    private static final double PEN = 9;
    private static final PseudoClass WITHIN = PseudoClass.getPseudoClass("keyboard-within");

    private final InterpolationModel model;
    private final boolean first;
    private final String name;
    private final Canvas canvas = new Canvas(SIDE, SIDE);
    private final PadReading reading;
    private final Strokes strokes = new Strokes();
    private final KeyPen pen;
    private final Losses losses = new Losses();
    private final Button undo;
    private final Button redo;
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
        name = first ? "A" : "B";
        getStyleClass().add("drawing-pad");
        reading = new PadReading(name);
        pen = new KeyPen(SIDE, strokes, this::drawable, new Keys());
        undo = tool(Feather.CORNER_UP_LEFT, "undo", this::undo);
        redo = tool(Feather.CORNER_UP_RIGHT, "redo", this::redo);
        HBox tools = new HBox(
                undo,
                redo,
                tool(Feather.X, "clear", this::clear),
                tool(Feather.CROSSHAIR, "here", () -> {
                    clear();
                    model.place(first, cursor.get());
                }),
                tool(Feather.IMAGE, "data", () -> {
                    clear();
                    model.placeNearest(first, cursor.get());
                }));
        tools.getStyleClass().add("pad-tools");
        getChildren().addAll(frame(), tools, reading.votes());
        model.readingProperty(first).addListener((o, was, is) -> show(is));
        model.shapeProperty().addListener((o, was, is) -> {
            losses.over();
            strokes.restore(Drawing.EMPTY);
            draw();
        });
        DropHint.over(
                this,
                dropped -> dropped.hasFiles() || dropped.hasImage()
                        ? Optional.of(Message.text("drawing.take", name))
                        : Optional.empty(),
                this::take);
        draw();
    }

    /** The square one draws in, with its letter and the images of the reading over it. */
    private SquarePane frame() {
        canvas.setId("pad-" + name.toLowerCase(Locale.ROOT));
        canvas.setFocusTraversable(true);
        canvas.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.setAccessibleText(Message.text("drawing.pad", name));
        canvas.setAccessibleHelp(Message.text("spoken.pad.keys"));
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, pen::pressed);
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        Label letter = new Label(name);
        letter.getStyleClass().add("pad-letter");
        letter.setMouseTransparent(true);
        StackPane.setAlignment(letter, Pos.TOP_LEFT);
        SquarePane frame = new SquarePane(canvas, letter, reading.images());
        frame.getStyleClass().add("decoded-frame");
        frame.setPrefWidth(SIDE + 2);
        frame.setAccessibleText(Message.text("drawing.pad", name));
        canvas.focusedProperty().subscribe((was, is) -> {
            pen.lift();
            frame.pseudoClassStateChanged(WITHIN, is);
            draw();
        });
        canvas.widthProperty().bind(frame.widthProperty().subtract(2));
        canvas.heightProperty().bind(frame.widthProperty().subtract(2));
        canvas.widthProperty().subscribe((was, is) -> draw());
        // The width comes first: what is drawn below the height of before is lost.
        canvas.heightProperty().subscribe((was, is) -> draw());
        return frame;
    }

    private Button tool(Feather icon, String id, Runnable action) {
        String meaning = Message.text("drawing." + id);
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "pad-tool");
        button.setTooltip(new Tooltip(meaning));
        button.setAccessibleText(meaning);
        button.setId(id + "-" + name.toLowerCase(Locale.ROOT));
        button.setOnAction(event -> action.run());
        return button;
    }

    void setTheme(Theme other) {
        theme = other;
        draw();
        show(model.readingProperty(first).get());
    }

    private void show(@Nullable Reading is) {
        reading.show(is, model.shapeProperty().get(), theme);
    }

    /** Takes an image or an image file, and reads it in the background; false where there is none. */
    boolean take(Clipboard from) {
        if (from.hasFiles()) {
            Path file = from.getFiles().get(0).toPath();
            use(form -> Picture.read(file).seenAs(form));
            return true;
        }
        if (from.hasImage()) {
            Image image = from.getImage();
            use(form -> Picture.of(SwingFXUtils.fromFXImage(image, null)).seenAs(form));
            return true;
        }
        return false;
    }

    private void use(End.Source picture) {
        wipe();
        draw();
        model.read(first, picture);
    }

    private boolean drawable() {
        return model.shapeProperty().get().equals(ImageShape.MNIST);
    }

    /** Pixels for each unit of a stroke. */
    private double zoom() {
        return Math.max(1, canvas.getWidth()) / SIDE;
    }

    private void pressed(MouseEvent event) {
        canvas.requestFocus();
        if (drawable()) {
            strokes.begin(event.getX() / zoom(), event.getY() / zoom());
            changed();
        }
        event.consume();
    }

    private void dragged(MouseEvent event) {
        double x = Math.max(0, Math.min(SIDE, event.getX() / zoom()));
        double y = Math.max(0, Math.min(SIDE, event.getY() / zoom()));
        if (strokes.extend(x, y)) {
            changed();
        }
        event.consume();
    }

    private void released(MouseEvent event) {
        if (drawable()) {
            strokes.end();
            changed();
        }
        event.consume();
    }

    private void undo() {
        strokes.undo();
        changed();
    }

    private void redo() {
        strokes.redo();
        changed();
    }

    private void clear() {
        wipe();
        model.clear(first);
        draw();
    }

    private void wipe() {
        losses.over();
        boolean drawn = !strokes.whole().isEmpty();
        strokes.clear();
        if (drawn) {
            losses.lost(Message.of("drawing.lost", name), this::undo);
        }
    }

    /** Who tells of a drawing that is gone. */
    void tell(Losses.Teller teller) {
        losses.setTeller(teller);
    }

    /** What is drawn, to be kept. */
    Drawing drawing() {
        return strokes.whole();
    }

    /** Shows a drawing that was kept. */
    void draw(Drawing kept) {
        strokes.restore(kept);
        if (!kept.isEmpty()) {
            changed();
        }
    }

    /** What is drawn, with all that can be taken back. */
    Strokes.History history() {
        return strokes.history();
    }

    /** Lets be taken back what could be when the same drawing was left. */
    void takeUp(Strokes.History left) {
        if (left.drawing().equals(strokes.whole())) {
            strokes.restore(left);
            draw();
        }
    }

    private void changed() {
        losses.over();
        draw();
        DigitRecipe.image(strokes.whole()).ifPresentOrElse(this::encode, () -> model.clear(first));
    }

    private void encode(byte[] image) {
        float[] intensities = DigitRecipe.intensities(image);
        model.read(first, form -> Optional.of(intensities));
    }

    private void draw() {
        undo.setDisable(!strokes.canUndo());
        redo.setDisable(!strokes.canRedo());
        GraphicsContext g = canvas.getGraphicsContext2D();
        double zoom = zoom();
        g.setTransform(zoom, 0, 0, zoom, 0, 0);
        g.clearRect(0, 0, SIDE, SIDE);
        Color ink = Colours.of(theme.ink());
        g.setStroke(ink);
        g.setLineWidth(PEN);
        g.setLineCap(StrokeLineCap.ROUND);
        g.setLineJoin(StrokeLineJoin.ROUND);
        Drawing drawing = strokes.whole();
        for (double[] points : drawing.strokes()) {
            g.beginPath();
            g.moveTo(points[0], points[1]);
            for (int i = 0; i < points.length; i += 2) {
                g.lineTo(points[i], points[i + 1]);
            }
            g.stroke();
        }
        if (canvas.isFocused()) {
            pen.draw(g, Colours.of(theme.accent()));
        }
        if (drawing.isEmpty()) {
            g.setFill(Colours.of(theme.muted()));
            g.setTextAlign(javafx.scene.text.TextAlignment.CENTER);
            g.fillText(Message.text(drawable() ? "drawing.draw" : "drawing.drop"), SIDE / 2, SIDE / 2);
        }
    }

    /** What keys do beside moving the pen. */
    private final class Keys implements KeyPen.Pad {
        @Override
        public void changed() {
            DrawingPad.this.changed();
        }

        @Override
        public void moved() {
            draw();
        }

        @Override
        public void undo() {
            DrawingPad.this.undo();
        }

        @Override
        public void redo() {
            DrawingPad.this.redo();
        }

        @Override
        public void clear() {
            DrawingPad.this.clear();
        }

        @Override
        public void take(String digit) {
            DrawingPad.this.clear();
            model.placeLabelled(first, digit);
        }
    }
}
