package latentatlas.ui.decoder;

import atlantafx.base.theme.Styles;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import latentatlas.flow.Latest;
import latentatlas.image.ImageShape;
import latentatlas.latent.LatentPlane;
import latentatlas.latent.LatentPoint;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.picture.Ink;
import latentatlas.picture.Theme;
import latentatlas.session.Exhibit;
import latentatlas.ui.theme.Images;
import latentatlas.ui.theme.Pressable;
import latentatlas.ui.theme.SquarePane;
import latentatlas.ui.theme.SteadyLabel;
import latentatlas.ui.theme.Term;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The decoded image at the cursor, large, and the cursor in numbers. */
public final class DecoderPanel extends VBox {
    private static final double LEAST = 278;
    private static final PseudoClass EMPTY = PseudoClass.getPseudoClass("empty");

    private final ImageView image = new ImageView();
    private final TextField z1 = new TextField();
    private final TextField z2 = new TextField();
    private final CursorDecoder decoder;
    private final Label trust = new SteadyLabel();
    private final TrustMeter meter = new TrustMeter();
    private final Latest<CursorDecoder.Decoded> toMeter;
    private final Latest<Trust> toScreen;
    private final LatencyLog latency = new LatencyLog();
    private final Consumer<LatentPoint> jump;
    private final Function<LatentPlane, float[]> code;
    private Theme theme = Theme.DARK;
    private LatentPoint cursor = LatentPoint.ORIGIN;
    private @Nullable Exhibit exhibit;
    private CursorDecoder.@Nullable Decoded shown;

    /**
     * A panel.
     *
     * @param background decodes; runs one task at a time
     * @param measuring says how far images can be trusted, after they are shown; runs one task at a time
     * @param code the cursor's, [latent], of a model with a plane
     * @param jump moves the cursor
     * @param sample draws a point from the prior
     * @param save asks for a file and writes the shown image: intensities in [0, 1]
     */
    public DecoderPanel(
            Executor background,
            Executor measuring,
            Function<LatentPlane, float[]> code,
            Consumer<LatentPoint> jump,
            Supplier<LatentPoint> sample,
            Consumer<float[]> save) {
        this.jump = jump;
        this.code = code;
        decoder = new CursorDecoder(background, Platform::runLater, this::show);
        toScreen = new Latest<>(Platform::runLater, this::tell);
        toMeter = new Latest<>(
                measuring,
                decoded -> toScreen.offer(meter.at(decoded.exhibit(), decoded.code(), decoded.intensities())));
        getStyleClass().add("decoder-panel");
        trust.setWrapText(true);
        trust.setId("trust");
        Term.TRUST.explains(trust).getStyleClass().add("trust");
        image.setPreserveRatio(true);
        image.setSmooth(true);
        image.setId("decoded");
        image.setAccessibleText(Message.text("spoken.decoded"));
        SquarePane frame = new SquarePane(image);
        frame.getStyleClass().add("decoded-frame");
        frame.setPrefWidth(LEAST);
        image.fitWidthProperty().bind(frame.widthProperty().subtract(2));
        image.fitHeightProperty().bind(frame.widthProperty().subtract(2));
        MenuItem item = new MenuItem(Message.text("decoded.save"));
        item.setOnAction(event -> {
            CursorDecoder.Decoded now = shown;
            if (now != null) {
                save.accept(now.intensities());
            }
        });
        ContextMenu menu = new ContextMenu(item);
        frame.setOnContextMenuRequested(event -> menu.show(frame, event.getScreenX(), event.getScreenY()));
        Pressable.make(frame, Message.text("spoken.decoded"), () -> menu.show(frame, Side.BOTTOM, 0, 0));
        Label heading = new Label(Message.text("decoded.heading"));
        Term.DECODER.explains(heading).getStyleClass().add("section-heading");
        getChildren().addAll(heading, frame, coordinates(sample), trust);
        writeCoordinates();
    }

    private HBox coordinates(Supplier<LatentPoint> sample) {
        Button random = new Button(null, new FontIcon(Feather.SHUFFLE));
        random.setId("sample");
        Term.SAMPLE.marks(random);
        random.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.SMALL);
        random.setTooltip(new Tooltip(Message.text("decoded.sample")));
        random.setOnAction(event -> jump.accept(sample.get()));
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        for (TextField field : new TextField[] {z1, z2}) {
            field.getStyleClass().add("number-field");
            field.setOnAction(event -> typed());
            field.focusedProperty().addListener((o, was, is) -> {
                if (!is) {
                    writeCoordinates();
                }
            });
        }
        z1.setId("z1");
        z2.setId("z2");
        z1.setAccessibleText("z₁");
        z2.setAccessibleText("z₂");
        random.setAccessibleText(random.getTooltip().getText());
        HBox row = new HBox(
                Term.CODE.explains(new Label("z₁")), z1, Term.CODE.explains(new Label("z₂")), z2, spacer, random);
        row.getStyleClass().add("coordinates");
        return row;
    }

    private void typed() {
        try {
            double x = number(z1);
            double y = number(z2);
            if (Double.isFinite(x) && Double.isFinite(y)) {
                jump.accept(new LatentPoint(x, y));
            }
        } catch (NumberFormatException e) {
            writeCoordinates();
        }
    }

    /** As it is shown anywhere: with a comma, and with a minus sign. */
    private static double number(TextField field) {
        return Double.parseDouble(field.getText().trim().replace(',', '.').replace('\u2212', '-'));
    }

    private void writeCoordinates() {
        z1.setText(Figures.signed(cursor.x(), 3));
        z2.setText(Figures.signed(cursor.y(), 3));
    }

    /** Follows the cursor. */
    public void setCursorPoint(LatentPoint point) {
        cursor = point;
        writeCoordinates();
        decode(true);
    }

    /** Decodes with another model from now on. */
    public void show(Exhibit shown) {
        exhibit = shown;
        decode(false);
    }

    public void setTheme(Theme other) {
        theme = other;
        CursorDecoder.Decoded now = shown;
        if (now != null) {
            paint(now);
        }
    }

    private void decode(boolean moved) {
        Exhibit now = exhibit;
        if (now != null) {
            decoder.decode(now, code.apply(now.model().plane()), moved);
        }
    }

    private void show(CursorDecoder.Decoded decoded) {
        shown = decoded;
        paint(decoded);
        toMeter.offer(decoded);
        if (decoded.moved()) {
            latency.add(System.nanoTime() - decoded.asked());
        }
    }

    private void tell(Trust judged) {
        trust.setText(judged.words());
        trust.pseudoClassStateChanged(EMPTY, judged.empty());
    }

    private void paint(CursorDecoder.Decoded decoded) {
        ImageShape shape = decoded.exhibit().shape();
        image.setImage(Images.of(new Ink(theme, shape.channels()), decoded.intensities(), 0, shape));
    }

    /** How far the image can be trusted, in words, a line each; empty before the first. */
    public ReadOnlyStringProperty trustProperty() {
        return trust.textProperty();
    }

    /** How long the last images took from the cursor to this thread; empty before the first. */
    public String latencySummary() {
        return latency.summary();
    }

    /** Forgets how long images took: circumstances have changed. */
    public void clearLatency() {
        latency.clear();
    }
}
