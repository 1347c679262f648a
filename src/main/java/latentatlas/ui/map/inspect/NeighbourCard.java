package latentatlas.ui.map.inspect;

import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import latentatlas.flow.Latest;
import latentatlas.latent.LatentPoint;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.picture.Ink;
import latentatlas.picture.MapInWords;
import latentatlas.picture.Palette;
import latentatlas.picture.Theme;
import latentatlas.session.Exhibit;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.theme.Colours;
import latentatlas.ui.theme.Images;
import latentatlas.ui.theme.Pressable;

/** The codes nearest to the cursor, as images with their distances. */
public final class NeighbourCard extends VBox {
    private static final int COUNT = 8;
    private static final double SIDE = 36;

    private final MapModel model;
    private final Label heading = new Label();
    private final HBox row = new HBox();
    private final Latest<Wanted> toBackground;
    private final Latest<Found> toScreen;
    private Theme theme = Theme.DARK;

    private record Wanted(Exhibit exhibit, float[] code) {}

    private record Found(Wanted wanted, int[] codes, float[][] pictures) {}

    /**
     * A card.
     *
     * @param background searches and reads; runs one task at a time
     */
    public NeighbourCard(MapModel model, Executor background) {
        this.model = model;
        toScreen = new Latest<>(Platform::runLater, this::put);
        toBackground = new Latest<>(background, wanted -> toScreen.offer(find(wanted)));
        getStyleClass().add("map-card");
        setId("neighbours");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        heading.setText(Message.text("map.nearest"));
        heading.getStyleClass().add("card-note");
        row.getStyleClass().add("neighbour-row");
        getChildren().addAll(heading, row);
        addEventHandler(MouseEvent.ANY, Event::consume);
        setVisible(false);
        setManaged(false);
    }

    public void setTheme(Theme other) {
        theme = other;
        update();
    }

    /** Looks for the codes nearest to where the cursor is now. */
    public void update() {
        boolean wanted = model.options().neighboursProperty().get()
                && model.cloudProperty().get().size() > 0;
        if (!wanted) {
            setVisible(false);
            setManaged(false);
            return;
        }
        Exhibit exhibit = model.exhibitProperty().get();
        if (exhibit != null) {
            toBackground.offer(
                    new Wanted(exhibit, model.cursorCode(exhibit.model().plane())));
        }
    }

    private static Found find(Wanted wanted) {
        int[] codes = wanted.exhibit().nearest(wanted.code(), COUNT);
        return new Found(wanted, codes, wanted.exhibit().pictures(codes));
    }

    private void put(Found found) {
        if (!model.options().neighboursProperty().get()) {
            return;
        }
        setVisible(true);
        setManaged(true);
        Exhibit exhibit = found.wanted().exhibit();
        heading.setText(Message.text(exhibit.images() == null ? "map.nearest.decoded" : "map.nearest"));
        Ink ink = new Ink(theme, exhibit.shape().channels());
        row.getChildren().clear();
        float[] sought = found.wanted().code();
        for (int i = 0; i < found.codes().length; i++) {
            int code = found.codes()[i];
            ImageView view = new ImageView(Images.of(ink, found.pictures()[i], 0, exhibit.shape()));
            view.setFitWidth(SIDE);
            view.setFitHeight(SIDE);
            view.setPreserveRatio(true);
            view.setSmooth(false);
            LatentPoint place = exhibit.cloud().point(code);
            Label distance = new Label(Figures.fixed(exhibit.codes().distance(sought, code), 2));
            distance.getStyleClass().add("caption");
            Label label = new Label(exhibit.cloud().labelName(code));
            label.getStyleClass().add("neighbour-label");
            label.setTextFill(Colours.of(Palette.rgb(exhibit.cloud().labels()[code], theme)));
            HBox words = new HBox(4, label, distance);
            VBox box = new VBox(view, words);
            box.getStyleClass().add("neighbour");
            box.setOnMouseClicked(event -> model.jump(place));
            Pressable.make(box, MapInWords.code(exhibit.cloud(), code).text(), () -> model.jump(place));
            row.getChildren().add(box);
        }
    }
}
