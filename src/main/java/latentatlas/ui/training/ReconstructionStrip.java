package latentatlas.ui.training;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.geometry.Orientation;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import latentatlas.message.Message;

/** Originals above their reconstructions, in as many bands as there is room for. */
public final class ReconstructionStrip extends Region {
    private static final int COLUMNS = 8;
    private static final int BANDS = 4;
    private static final double GAP = 2;
    private static final double BAND_GAP = 8;

    private final ReadOnlyIntegerWrapper pairs = new ReadOnlyIntegerWrapper(COLUMNS);
    private final List<ImageView> originals = new ArrayList<>();
    private final List<ImageView> reconstructions = new ArrayList<>();

    ReconstructionStrip() {
        setId("reconstructions");
        setAccessibleText(Message.text("spoken.reconstructions"));
    }

    /** How many pairs there is room for. */
    public ReadOnlyIntegerProperty pairsProperty() {
        return pairs.getReadOnlyProperty();
    }

    /** Shows pairs, as many as there is room for; both lists are of the same length, or the second is empty. */
    public void show(List<Image> above, List<Image> below) {
        getChildren().clear();
        fill(originals, above);
        fill(reconstructions, below);
        requestLayout();
    }

    private void fill(List<ImageView> views, List<Image> images) {
        views.clear();
        for (Image image : images) {
            ImageView view = new ImageView(image);
            view.setPreserveRatio(true);
            views.add(view);
        }
        getChildren().addAll(views);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private static double tile(double width) {
        return Math.max(1, Math.floor((width + GAP) / COLUMNS - GAP));
    }

    private static double band(double width) {
        return 2 * tile(width) + GAP;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return band(Math.max(width, getWidth()));
    }

    @Override
    protected double computeMaxHeight(double width) {
        return BANDS * (band(Math.max(width, getWidth())) + BAND_GAP) - BAND_GAP;
    }

    @Override
    protected void layoutChildren() {
        double band = band(getWidth());
        int bands = (int) Math.max(1, Math.min(BANDS, (getHeight() + BAND_GAP) / (band + BAND_GAP)));
        pairs.set(bands * COLUMNS);
        place(originals, 0);
        place(reconstructions, tile(getWidth()) + GAP);
    }

    private void place(List<ImageView> views, double below) {
        double tile = tile(getWidth());
        for (int i = 0; i < views.size(); i++) {
            ImageView view = views.get(i);
            view.setFitWidth(tile);
            view.setFitHeight(tile);
            view.setVisible(i < pairs.get());
            int row = i / COLUMNS;
            double top = row * (band(getWidth()) + BAND_GAP);
            view.relocate(i % COLUMNS * (tile + GAP), top + below);
        }
    }
}
