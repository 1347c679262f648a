package latentatlas.ui.map.inspect;

import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.PosteriorEllipse;
import latentatlas.measure.ImageBound;
import latentatlas.message.Message;
import latentatlas.picture.Belief;
import latentatlas.picture.Figures;
import latentatlas.picture.Ink;
import latentatlas.picture.Theme;
import latentatlas.ui.theme.Images;
import org.jspecify.annotations.Nullable;

/** One code: its image, reconstruction, losses and posterior, beside the pointer. */
final class HoverCard extends HBox {
    static final double SIDE = 64;
    private static final double AWAY = 18;

    private final ImageView original = new ImageView();
    private final ImageView reconstruction = new ImageView();
    private final VBox originalBox = captioned(original, Message.text("map.hover.original"));
    private final Lens lens = new Lens();
    private final Label lensCaption = new Label();
    private final VBox lensBox = new VBox(lens, lensCaption);
    private final Label label = new Label();
    private final Label figures = new Label();

    HoverCard() {
        getStyleClass().add("hover-card");
        setId("hover-card");
        setAccessibleText(Message.text("spoken.card"));
        setManaged(false);
        setVisible(false);
        setMouseTransparent(true);
        label.getStyleClass().add("hover-label");
        label.setId("hover-label");
        figures.getStyleClass().add("hover-figures");
        figures.setId("hover-figures");
        figures.setMinWidth(Region.USE_PREF_SIZE);
        lensBox.getStyleClass().add("captioned");
        lensCaption.getStyleClass().add("caption");
        lensCaption.setId("lens-caption");
        getChildren()
                .addAll(
                        originalBox,
                        captioned(reconstruction, Message.text("map.hover.reconstruction")),
                        lensBox,
                        new VBox(4, label, figures));
    }

    private static VBox captioned(ImageView view, String caption) {
        view.setFitWidth(SIDE);
        view.setFitHeight(SIDE);
        view.setPreserveRatio(true);
        view.setSmooth(false);
        Label text = new Label(caption);
        text.getStyleClass().add("caption");
        VBox box = new VBox(view, text);
        box.getStyleClass().add("captioned");
        return box;
    }

    /**
     * Shows a code.
     *
     * @param belief where the code truly lies; null where it is not known, or not yet
     * @param mapScale units of the screen to a unit of the plane, on the map
     */
    void show(Inspection seen, @Nullable Belief belief, Set<Integer> hidden, Theme theme, double mapScale) {
        Ink ink = new Ink(theme, seen.shape().channels());
        reconstruction.setImage(Images.of(ink, seen.reconstruction(), 0, seen.shape()));
        float[] image = seen.original();
        show(originalBox, image != null);
        if (image != null) {
            original.setImage(Images.of(ink, image, 0, seen.shape()));
        }
        PosteriorEllipse posterior = seen.posterior();
        show(lensBox, posterior != null);
        if (posterior != null) {
            lens.show(seen.exhibit().cloud(), seen.code(), posterior, hidden, theme);
            lensCaption.setText(
                    Message.text("map.hover.posterior", Figures.brief(Lens.pixelsPerUnit(posterior) / mapScale)));
        }
        label.setText(
                seen.label().isEmpty()
                        ? Message.text("map.hover.no-label")
                        : Message.text("map.hover.label", seen.label()));
        figures.setText(text(seen, belief));
        setVisible(true);
        autosize();
    }

    private static String text(Inspection seen, @Nullable Belief belief) {
        LatentPoint place = seen.exhibit().cloud().point(seen.code());
        StringBuilder text = new StringBuilder("z = " + Figures.place(place, 3));
        PosteriorEllipse posterior = seen.posterior();
        if (posterior != null) {
            text.append("\nσ = ")
                    .append(Figures.fixed(posterior.major(), 3))
                    .append(", ")
                    .append(Figures.fixed(posterior.minor(), 3));
        }
        ImageBound bound = seen.bound();
        if (bound == null) {
            return text + "\n" + Message.text("map.hover.no-data");
        }
        text.append(line("map.hover.reconstruction.nats", bound.reconstruction(), 1));
        if (posterior != null) {
            text.append(line("map.hover.kl", bound.kl(), 2));
            text.append(line("map.hover.loss", bound.negativeElbo(), 2));
        }
        if (belief != null) {
            text.append(line("map.hover.exact", -belief.logLikelihood(), 2));
        }
        return text.toString();
    }

    private static String line(String key, double nats, int decimals) {
        return "\n" + Message.text(key, Figures.fixed(nats, decimals));
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** Moves a card beside a place of the map, to the side with room. */
    static void moveBeside(Region card, double x, double y, double mapWidth, double mapHeight) {
        double width = card.getWidth();
        double height = card.getHeight();
        double left = x + AWAY + width > mapWidth ? x - AWAY - width : x + AWAY;
        double top = y + AWAY + height > mapHeight ? y - AWAY - height : y + AWAY;
        card.relocate(Math.max(4, Math.min(left, mapWidth - width - 4)), Math.max(4, top));
    }
}
