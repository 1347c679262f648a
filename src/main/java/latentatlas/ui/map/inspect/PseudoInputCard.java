package latentatlas.ui.map.inspect;

import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.picture.Ink;
import latentatlas.picture.PseudoInput;
import latentatlas.picture.Theme;
import latentatlas.picture.ViewTransform;
import latentatlas.session.Exhibit;
import latentatlas.ui.map.model.Camera;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.theme.Images;

/** The pseudo-input under the pointer, beside it: its picture and its posterior. */
public final class PseudoInputCard extends Pane {
    private final MapModel model;
    private final Camera camera;
    private final ImageView picture = new ImageView();
    private final Label title = new Label();
    private final Label figures = new Label();
    private final HBox card = new HBox(picture, new VBox(4, title, figures));
    private Theme theme = Theme.DARK;

    public PseudoInputCard(MapModel model, Camera camera) {
        this.model = model;
        this.camera = camera;
        setMouseTransparent(true);
        picture.setId("pseudo-input-picture");
        picture.setFitWidth(HoverCard.SIDE);
        picture.setFitHeight(HoverCard.SIDE);
        picture.setPreserveRatio(true);
        picture.setSmooth(false);
        title.setId("pseudo-input-title");
        title.getStyleClass().add("hover-label");
        figures.setId("pseudo-input-figures");
        figures.getStyleClass().add("hover-figures");
        figures.setMinWidth(Region.USE_PREF_SIZE);
        card.setId("pseudo-input-card");
        card.setAccessibleText(Message.text("spoken.card"));
        card.getStyleClass().add("hover-card");
        card.setManaged(false);
        getChildren().add(card);
        model.pseudoInputs().hoveredProperty().subscribe(index -> update());
        model.pseudoInputs().listProperty().subscribe(list -> update());
        camera.viewProperty().subscribe(view -> update());
    }

    public void setTheme(Theme other) {
        theme = other;
        update();
    }

    private void update() {
        int index = model.pseudoInputs().hoveredProperty().get();
        Exhibit exhibit = model.exhibitProperty().get();
        card.setVisible(index >= 0 && exhibit != null);
        if (index < 0 || exhibit == null) {
            return;
        }
        PseudoInput shown = model.pseudoInputs().list().get(index);
        Ink ink = new Ink(theme, exhibit.shape().channels());
        picture.setImage(Images.of(ink, shown.image(), 0, exhibit.shape()));
        title.setText(Message.text("pseudo.card.title", index + 1));
        figures.setText(Message.text(
                "pseudo.card.figures",
                Figures.place(shown.mean(), 3),
                Figures.fixed(shown.ellipse().major(), 3),
                Figures.fixed(shown.ellipse().minor(), 3)));
        card.autosize();
        ViewTransform view = camera.view();
        HoverCard.moveBeside(
                card, view.screenX(shown.mean().x()), view.screenY(shown.mean().y()), view.width(), view.height());
    }
}
