package latentatlas.ui.drawing;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import latentatlas.image.ImageShape;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.picture.Ink;
import latentatlas.picture.Theme;
import latentatlas.ui.theme.Images;
import org.jspecify.annotations.Nullable;

/** What the model makes of what is on a pad: the image that it sees, its reconstruction, and the labels it votes for. */
final class PadReading {
    private static final double SMALL = 30;

    private final ImageView seen = small("drawing.seen");
    private final ImageView reconstructed = small("drawing.reconstruction");
    private final Label votes = new Label();

    /** Nothing is read yet on the pad of that name. */
    PadReading(String pad) {
        votes.getStyleClass().add("votes");
        votes.setId("votes-" + pad.toLowerCase(Locale.ROOT));
    }

    private static ImageView small(String meaning) {
        ImageView view = new ImageView();
        view.setFitWidth(SMALL);
        view.setFitHeight(SMALL);
        view.setAccessibleText(Message.text(meaning));
        return view;
    }

    /** Both images, to lie over the pad. */
    HBox images() {
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox images = new HBox(seen, between, reconstructed);
        images.getStyleClass().add("pad-insets");
        images.setMouseTransparent(true);
        images.setMaxHeight(SMALL);
        StackPane.setAlignment(images, Pos.BOTTOM_CENTER);
        return images;
    }

    Label votes() {
        return votes;
    }

    /** Shows a reading of an image of that shape, or that there is none; one of another shape is of the model before. */
    void show(@Nullable Reading reading, ImageShape shape, Theme theme) {
        seen.setVisible(reading != null);
        reconstructed.setVisible(reading != null);
        votes.getStyleClass().remove("strange");
        if (reading == null) {
            votes.setText("");
            votes.setTooltip(null);
            return;
        }
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
