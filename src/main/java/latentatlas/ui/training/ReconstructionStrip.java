package latentatlas.ui.training;

import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.TilePane;

/** Originals above their reconstructions. */
public final class ReconstructionStrip extends TilePane {
    /** Pairs shown. */
    public static final int PAIRS = 8;

    private static final double SIDE = 32;

    ReconstructionStrip() {
        getStyleClass().add("reconstructions");
        setPrefColumns(PAIRS);
        setId("reconstructions");
    }

    /** Shows pairs; both lists are of the same length, at most {@value #PAIRS}. */
    public void show(List<Image> originals, List<Image> reconstructions) {
        getChildren().clear();
        originals.forEach(this::add);
        reconstructions.forEach(this::add);
        setPrefColumns(Math.max(1, originals.size()));
    }

    private void add(Image image) {
        ImageView view = new ImageView(image);
        view.setFitWidth(SIDE);
        view.setFitHeight(SIDE);
        view.setPreserveRatio(true);
        getChildren().add(view);
    }
}
