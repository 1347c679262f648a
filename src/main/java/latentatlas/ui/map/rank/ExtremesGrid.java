package latentatlas.ui.map.rank;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import latentatlas.image.ImageShape;
import latentatlas.message.Message;
import latentatlas.picture.ErrorMap;
import latentatlas.picture.Figures;
import latentatlas.picture.Ink;
import latentatlas.picture.Theme;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.map.model.SelectionModel;
import latentatlas.ui.theme.Images;
import latentatlas.ui.theme.Pressable;

/** Of each label the best and the worst image: original, reconstruction and where they differ. */
final class ExtremesGrid extends GridPane {
    private static final double SIDE = 36;

    private final MapModel model;

    ExtremesGrid(MapModel model) {
        this.model = model;
        setId("extremes");
        getStyleClass().add("extremes");
    }

    void show(List<Ranking.Extremes> extremes, ImageShape shape, Theme theme) {
        getChildren().clear();
        if (extremes.isEmpty()) {
            return;
        }
        add(caption(Message.text("rank.best")), 1, 0);
        add(caption(Message.text("rank.worst")), 2, 0);
        for (int i = 0; i < extremes.size(); i++) {
            Label label = new Label(extremes.get(i).label());
            label.getStyleClass().add("neighbour-label");
            add(label, 0, i + 1);
            add(triple(extremes.get(i).best(), shape, theme), 1, i + 1);
            add(triple(extremes.get(i).worst(), shape, theme), 2, i + 1);
        }
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("caption");
        return label;
    }

    private Node triple(Ranking.Example example, ImageShape shape, Theme theme) {
        Ink ink = new Ink(theme, shape.channels());
        HBox row = new HBox(
                1,
                view(Images.of(ink, example.original(), 0, shape)),
                view(Images.of(ink, example.reconstruction(), 0, shape)),
                view(Images.of(
                        ErrorMap.argb(example.original(), example.reconstruction(), shape, theme), shape.width())));
        row.setAlignment(Pos.CENTER_LEFT);
        Tooltip.install(row, new Tooltip(Message.text("rank.example.tip", Figures.fixed(example.value(), 2))));
        row.setOnMouseClicked(event -> goTo(example));
        Pressable.make(row, Message.text("spoken.extreme", Figures.fixed(example.value(), 2)), () -> goTo(example));
        row.setOnMouseEntered(event -> model.selection().hover(example.code()));
        row.setOnMouseExited(event -> model.selection().hover(SelectionModel.NONE));
        return row;
    }

    private void goTo(Ranking.Example example) {
        if (example.code() < model.cloudProperty().get().size()) {
            model.jump(model.cloudProperty().get().point(example.code()));
        }
    }

    private static ImageView view(Image image) {
        ImageView view = new ImageView(image);
        view.setFitWidth(SIDE);
        view.setFitHeight(SIDE);
        view.setPreserveRatio(true);
        view.setSmooth(false);
        return view;
    }
}
