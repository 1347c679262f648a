package latentatlas.ui.map.overlay;

import javafx.collections.ListChangeListener;
import javafx.scene.layout.Pane;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.Bookmark;
import latentatlas.picture.Overlays;
import latentatlas.picture.Theme;
import latentatlas.picture.ViewTransform;
import latentatlas.ui.map.model.Camera;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.map.model.MapOptions;

/** What {@link Overlays} describes, on the screen, and the cursor's trail. */
public final class MapOverlay extends Pane {
    private final MapModel model;
    private final Camera camera;
    private final MarkNodes rings = MarkNodes.over("rings");
    private final MarkNodes axes = MarkNodes.over("axes");
    private final MarkNodes pseudoInputs = MarkNodes.over("pseudo-inputs");
    private final MarkNodes density = MarkNodes.over("density");
    private final MarkNodes beliefs = MarkNodes.over("beliefs");
    private final MarkNodes flags = MarkNodes.over("bookmark-flags");
    private final MarkNodes way = MarkNodes.over("way");
    private final MarkNodes cross = MarkNodes.over("cross");
    private final MarkNodes cursor = MarkNodes.over("cursor");
    private final Trail trail = new Trail();
    private Theme theme = Theme.DARK;

    public MapOverlay(MapModel model, Camera camera) {
        this.model = model;
        this.camera = camera;
        MapOptions options = model.options();
        setMouseTransparent(true);
        getChildren().addAll(rings, axes, pseudoInputs, density, beliefs, flags, way, cross, trail.node(), cursor);
        camera.viewProperty().subscribe(view -> place());
        model.cursorProperty().subscribe(this::cursorMoved);
        model.wayProperty().subscribe(this::placeWay);
        model.densityProperty().subscribe(this::placeDensity);
        model.beliefsProperty().subscribe(this::placeBeliefs);
        model.pseudoInputs().listProperty().subscribe(this::placePseudoInputs);
        model.bookmarks().list().addListener((ListChangeListener<Bookmark>) change -> placeFlags());
        options.ringsProperty().subscribe(this::placeScales);
        options.axesProperty().subscribe(this::placeScales);
        options.trailProperty().subscribe(this::cursorMoved);
    }

    public void setTheme(Theme other) {
        theme = other;
        place();
    }

    private void place() {
        placeScales();
        placePseudoInputs();
        placeDensity();
        placeBeliefs();
        placeFlags();
        placeWay();
        placeCursor();
        trail.place(model.cursor(), camera.view(), theme);
    }

    private void placeScales() {
        ViewTransform view = camera.view();
        MapOptions options = model.options();
        rings.show(Overlays.scales(false, options.ringsProperty().get(), view, theme));
        axes.show(Overlays.scales(options.axesProperty().get(), false, view, theme));
    }

    private void placePseudoInputs() {
        pseudoInputs.show(Overlays.pseudoInputs(model.pseudoInputs().list(), camera.view(), theme));
    }

    private void placeDensity() {
        density.show(Overlays.density(model.densityProperty().get(), camera.view(), theme));
    }

    private void placeBeliefs() {
        beliefs.show(Overlays.beliefs(model.beliefsProperty().get().list(), camera.view(), theme));
    }

    private void placeFlags() {
        flags.show(Overlays.flags(model.bookmarks().list(), camera.view(), theme));
    }

    private void placeWay() {
        way.show(Overlays.way(model.wayProperty().get(), camera.view(), theme));
    }

    private void cursorMoved() {
        if (model.options().trailProperty().get()) {
            trail.moved(model.cursor(), camera.view(), theme);
        } else {
            trail.forget();
        }
        placeCursor();
    }

    private void placeCursor() {
        LatentPoint place = model.cursor();
        cross.show(Overlays.cross(place, camera.view(), theme));
        cursor.show(Overlays.cursor(place, camera.view(), theme));
    }
}
