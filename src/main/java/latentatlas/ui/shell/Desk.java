package latentatlas.ui.shell;

import java.util.List;
import java.util.Objects;
import javafx.stage.Stage;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.MapLayer;
import latentatlas.session.Session;
import latentatlas.ui.lesson.Bench;
import latentatlas.ui.theme.Scrolling;
import org.jspecify.annotations.Nullable;

/** What lessons set up in this window. */
final class Desk implements Bench {
    private final Stage stage;
    private final Session session;
    private @Nullable Features features;

    Desk(Stage stage, Session session) {
        this.stage = stage;
        this.session = session;
    }

    void moveTo(Features other) {
        features = other;
    }

    Features features() {
        return Objects.requireNonNull(features);
    }

    @Override
    public boolean mayReplace() {
        return Questions.replacing(stage, session.workspace());
    }

    @Override
    public MapLayer layer() {
        return features().map.layerProperty().get();
    }

    @Override
    public void show(MapLayer layer) {
        features().map.layerProperty().set(layer);
        showAll();
    }

    @Override
    public void showAll() {
        features().mapView.camera().fit();
    }

    @Override
    public void page(String key) {
        features().pages.show(key);
    }

    @Override
    public void way(LatentPoint a, LatentPoint b) {
        features().way(a, b);
    }

    @Override
    public void showPads() {
        // Where it is a page, that page.
        features().pages.show(SidePages.FOLDED);
        Scrolling.show(features().interpolationPanel);
    }

    @Override
    public List<float[]> drawn() {
        return features().map.drawnProperty().get();
    }
}
