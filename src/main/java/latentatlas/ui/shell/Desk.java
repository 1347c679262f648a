package latentatlas.ui.shell;

import java.util.List;
import javafx.stage.Stage;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.MapLayer;
import latentatlas.session.Session;
import latentatlas.ui.lesson.Bench;

/** What lessons set up in this window. */
final class Desk implements Bench {
    private final Stage stage;
    private final Session session;
    private final Features features;

    Desk(Stage stage, Session session, Features features) {
        this.stage = stage;
        this.session = session;
        this.features = features;
    }

    @Override
    public boolean mayReplace() {
        return Questions.replacing(stage, session.workspace(), "lesson");
    }

    @Override
    public MapLayer layer() {
        return features.map.layerProperty().get();
    }

    @Override
    public void show(MapLayer layer) {
        features.map.layerProperty().set(layer);
        showAll();
    }

    @Override
    public void showAll() {
        features.mapView.camera().fit();
    }

    @Override
    public void page(String key) {
        features.pages.show(key);
    }

    @Override
    public void way(LatentPoint a, LatentPoint b) {
        features.way(a, b);
    }

    @Override
    public List<float[]> drawn() {
        return features.map.drawnProperty().get();
    }
}
