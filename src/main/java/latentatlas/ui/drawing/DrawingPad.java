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
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
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
import latentatlas.picture.Figures;
import latentatlas.picture.Ink;
import latentatlas.picture.Theme;
import latentatlas.ui.theme.Colours;
import latentatlas.ui.theme.DropHint;
import latentatlas.ui.theme.Images;
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

    private static final double SMALL = 30;
    private static final double PEN = 9;
    private static final PseudoClass WITHIN = PseudoClass.getPseudoClass("keyboard-within");

    private final InterpolationModel model;
    private final boolean first;
    private final Canvas canvas = new Canvas(SIDE, SIDE);
    private final ImageView seen = small(Message.text("drawing.seen"));
    private final ImageView reconstructed = small(Message.text("drawing.reconstruction"));
    private final Label votes = new Label();
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
        String name = first ? "A" : "B";
        getStyleClass().add("drawing-pad");
        canvas.setId("pad-" + name.toLowerCase(Locale.ROOT));
        canvas.setFocusTraversable(true);
        canvas.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        canvas.setAccessibleText(Message.text("drawing.pad", name));
        canvas.setAccessibleHelp(Message.text("spoken.pad.keys"));
        pen = new KeyPen(SIDE, strokes, this::drawable, new Keys());
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, pen::pressed);
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        Label letter = new Label(name);
        letter.getStyleClass().add("pad-letter");
        letter.setMouseTransparent(true);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox insets = new HBox(seen, between, reconstructed);
        insets.getStyleClass().add("pad-insets");
        insets.setMouseTransparent(true);
        insets.setMaxHeight(SMALL);
        StackPane.setAlignment(letter, Pos.TOP_LEFT);
        StackPane.setAlignment(insets, Pos.BOTTOM_CENTER);
        SquarePane frame = new SquarePane(canvas, letter, insets);
        frame.getStyleClass().add("decoded-frame");
        frame.setPrefWidth(SIDE + 2);
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
        frame.setAccessibleText(Message.text("drawing.pad", name));
        undo = tool(Feather.CORNER_UP_LEFT, Message.text("drawing.undo"), this::undo);
        redo = tool(Feather.CORNER_UP_RIGHT, Message.text("drawing.redo"), this::redo);
        undo.setId("undo-" + name.toLowerCase(Locale.ROOT));
        redo.setId("redo-" + name.toLowerCase(Locale.ROOT));
        Button clear = tool(Feather.X, Message.text("drawing.clear"), this::clear);
        clear.setId("clear-" + name.toLowerCase(Locale.ROOT));
        Button here = tool(Feather.CROSSHAIR, Message.text("drawing.here"), () -> {
            clear();
            model.place(first, cursor.get());
        });
        here.setId("here-" + name.toLowerCase(Locale.ROOT));
        Button data = tool(Feather.IMAGE, Message.text("drawing.data"), () -> {
            clear();
            model.placeNearest(first, cursor.get());
        });
        data.setId("data-" + name.toLowerCase(Locale.ROOT));
        HBox tools = new HBox(undo, redo, clear, here, data);
        tools.getStyleClass().add("pad-tools");
        votes.getStyleClass().add("votes");
        votes.setId("votes-" + name.toLowerCase(Locale.ROOT));
        getChildren().addAll(frame, tools, votes);
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
        button.setAccessibleText(meaning);
        button.setOnAction(event -> action.run());
        return button;
    }

    void setTheme(Theme other) {
        theme = other;
        draw();
        show(model.readingProperty(first).get());
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
            losses.lost(Message.of("drawing.lost", first ? "A" : "B"), this::undo);
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
        ImageShape shape = model.shapeProperty().get();
        if (reading.intensities().length != shape.values()) {
            return;
        }
        Ink ink = new Ink(theme, shape.channels());
        seen.setImage(Images.of(ink, reading.intensities(), 0, shape));
        reconstructed.setImage(Images.of(ink, reading.reconstruction(), 0, shape));
        votes.setText(reading.votes());
        String text = Message.text(
                reading.strange() ? "drawing.strange" : reading.alone() ? "drawing.alone" : "drawing.votes",
                Figures.fixed(reading.loss(), 0));
        votes.setTooltip(new Tooltip(text));
        if (reading.strange() || reading.alone()) {
            votes.getStyleClass().add("strange");
            votes.setText(Message.text("drawing.beyond"));
        }
    }
}
