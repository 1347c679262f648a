package latentatlas.ui.map;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import latentatlas.latent.Bounds;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.Bookmark;
import latentatlas.picture.CloudBounds;
import latentatlas.picture.MapPicture;
import latentatlas.picture.Overlays;
import latentatlas.picture.Theme;
import latentatlas.picture.ViewTransform;

/**
 * The map: layers and points under a cursor one drags. It follows the data until a person zooms or pans; the button "fit"
 * makes it follow again. Confined to the FX thread.
 */
public final class MapView extends StackPane {
    private static final double GLIDE_SECONDS = 0.16;
    private static final double FOLLOW = 0.18;
    private static final double PADDING = 14;
    private static final double NARROW = 620;
    private static final double BAR = 26;
    private static final double STRIP = 34;
    private static final double AXIS = Overlays.BOTTOM - 5;

    private final MapModel model;
    private final MapSurface surface;
    private final Pane overlay = new Pane();
    private final AxesOverlay axes = new AxesOverlay();
    private final BookmarkOverlay flags = new BookmarkOverlay();
    private final WayOverlay way = new WayOverlay();
    private final CursorOverlay cursor = new CursorOverlay();
    private final SelectionOverlay outline = new SelectionOverlay();
    private final HoverOverlay hover;
    private final Label readOut = new Label();
    private final LegendCard layerLegend = new LegendCard();
    private final LegendBar legend;
    private final GalleryCard gallery;
    private final NeighbourCard neighbours;
    private final ToolStrip tools;
    private final AnimationTimer timer;

    private Bounds extent = CloudBounds.of(Cloud.EMPTY);
    private ViewTransform view;
    private ViewTransform target;
    private Theme theme = Theme.DARK;
    private boolean following = true;
    private boolean moving;
    private boolean live;
    private Glide glide = Glide.NONE;

    /** A glide of the cursor from one place to another. */
    private record Glide(LatentPoint start, LatentPoint end, long startNanos) {
        static final Glide NONE = new Glide(LatentPoint.ORIGIN, LatentPoint.ORIGIN, -1);

        boolean active() {
            return startNanos >= 0;
        }
    }

    /**
     * A map over {@code model}.
     *
     * @param painting paints layers; runs one task at a time
     * @param inspecting reads, encodes and measures single images; runs one task at a time
     * @param saveRows asks for a file and writes the rows of some codes
     */
    public MapView(MapModel model, Executor painting, Executor inspecting, Consumer<Cloud> saveRows) {
        this.model = model;
        view = ViewTransform.fit(extent, 1, 1);
        target = view;
        surface = new MapSurface(model, painting, view, layerLegend::show);
        legend = new LegendBar(model);
        hover = new HoverOverlay(model, inspecting, view);
        gallery = new GalleryCard(model, inspecting, saveRows);
        neighbours = new NeighbourCard(model, inspecting);
        tools = new ToolStrip(model, this);
        getStyleClass().add("map");
        setFocusTraversable(true);
        setAccessibleText("Map of the latent space. Drag the cursor, or move it with the arrow keys.");
        build();
        timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                animate(now);
            }
        };
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        new MapGestures(this, model, outline).install();
        listen();
    }

    private void listen() {
        MapOptions options = model.options();
        widthProperty().addListener((o, was, is) -> resized());
        heightProperty().addListener((o, was, is) -> resized());
        model.cursorProperty().addListener((o, was, is) -> cursorMoved());
        model.wayProperty().addListener((o, was, is) -> placePath());
        model.layerProperty().addListener((o, was, is) -> surface.refresh());
        model.hiddenLabels().addListener((SetChangeListener<Integer>) change -> surface.repaint());
        model.cloudProperty().addListener((o, was, is) -> dataChanged());
        model.selection().selectedProperty().addListener((o, was, is) -> {
            surface.repaint();
            gallery.update();
        });
        model.bookmarks().list().addListener((ListChangeListener<Bookmark>) change -> placeFlags());
        options.shadeEmptyProperty().addListener((o, was, is) -> surface.refresh());
        options.markProperty().addListener((o, was, is) -> markChanged());
        options.ringsProperty().addListener((o, was, is) -> placeAxes());
        options.axesProperty().addListener((o, was, is) -> placeAxes());
        options.trailProperty().addListener((o, was, is) -> cursorMoved());
        options.neighboursProperty().addListener((o, was, is) -> neighbours.update());
    }

    private void build() {
        readOut.getStyleClass().add("read-out");
        readOut.setId("read-out");
        overlay.setMouseTransparent(true);
        overlay.getChildren().addAll(axes, flags, way, cursor, outline);
        VBox topLeft = new VBox(8, new LayerBar(model), layerLegend);
        topLeft.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        topLeft.setPickOnBounds(false);
        VBox bottom = new VBox(8, neighbours, legend);
        bottom.setAlignment(Pos.BOTTOM_CENTER);
        bottom.setMaxHeight(Region.USE_PREF_SIZE);
        bottom.setPickOnBounds(false);
        setAlignment(topLeft, Pos.TOP_LEFT);
        setAlignment(readOut, Pos.TOP_RIGHT);
        setAlignment(tools, Pos.TOP_RIGHT);
        setAlignment(gallery, Pos.TOP_RIGHT);
        setAlignment(bottom, Pos.BOTTOM_CENTER);
        setMargin(topLeft, new Insets(PADDING, PADDING, PADDING, Overlays.LEFT + 6));
        setMargin(bottom, new Insets(PADDING, PADDING, PADDING + AXIS, PADDING));
        // The map below them is repainted many times for each change of theirs.
        for (Node still : List.of(topLeft, legend, tools, readOut)) {
            still.setCache(true);
        }
        getChildren().addAll(surface.node(), overlay, bottom, topLeft, readOut, tools, gallery, hover);
        placeAside();
        placePath();
    }

    /** The read-out in the upper right corner, or below the layer bar where the map is narrow; the tools below it. */
    private void placeAside() {
        double top = getWidth() < NARROW ? 2 * PADDING + BAR : PADDING;
        setMargin(readOut, new Insets(top, PADDING, PADDING, PADDING));
        double below = top + BAR + PADDING;
        setMargin(tools, new Insets(below, PADDING, PADDING, PADDING));
        setMargin(gallery, new Insets(below, PADDING + STRIP + 6, PADDING, PADDING));
    }

    /** Puts the colours of a theme on pixels and chips. */
    public void setTheme(Theme other) {
        theme = other;
        surface.setTheme(theme);
        legend.setTheme(theme);
        hover.setTheme(theme);
        gallery.setTheme(theme);
        neighbours.setTheme(theme);
    }

    /** What each key does on the map. */
    public static Map<String, String> keys() {
        return MapKeys.sheet();
    }

    /** The map as it is seen now. */
    public MapPicture picture() {
        MapOptions options = model.options();
        Overlays overlays = new Overlays(
                options.axesProperty().get(),
                options.ringsProperty().get(),
                model.cursor(),
                model.wayProperty().get(),
                model.bookmarks().list());
        return new MapPicture(
                model.layer(view, theme, 1),
                options.markProperty().get(),
                model.hiddenLabels(),
                model.selection().selected(),
                overlays);
    }

    /** Whether training is running, which wants the cores. */
    public void setLive(boolean running) {
        live = running;
        surface.setLive(running);
    }

    ViewTransform view() {
        return view;
    }

    private void resized() {
        if (getWidth() < 1 || getHeight() < 1) {
            return;
        }
        placeAside();
        view = following ? ViewTransform.fit(extent, getWidth(), getHeight()) : view.resized(getWidth(), getHeight());
        target = view;
        changed();
    }

    private void dataChanged() {
        extent = CloudBounds.of(model.cloudProperty().get());
        legend.update();
        ViewTransform whole = ViewTransform.fit(extent, getWidth(), getHeight());
        if (following && getWidth() >= 1 && !(live && target.like(whole))) {
            target = whole;
            boolean first = view.width() <= 1;
            if (first) {
                view = target;
            }
            run();
        }
        surface.refresh();
        hover.refresh();
        neighbours.update();
        if (model.selection().selected().length > 0) {
            gallery.update();
        }
    }

    private void markChanged() {
        legend.setMark(model.options().markProperty().get());
        surface.repaint();
    }

    /** Shows all data, and follows it from now on. */
    void fit() {
        following = true;
        target = ViewTransform.fit(extent, getWidth(), getHeight());
        run();
    }

    void zoom(double factor, double x, double y) {
        following = false;
        target = target.zoomed(factor, x, y);
        run();
    }

    void pan(double dx, double dy) {
        following = false;
        view = view.panned(dx, dy);
        target = view;
        changed();
    }

    /** Lets the cursor glide somewhere as one step. */
    void glideTo(LatentPoint point) {
        model.rememberCursor();
        glide = new Glide(model.cursor(), point, System.nanoTime());
        run();
    }

    void stopGlide() {
        glide = Glide.NONE;
    }

    /** Whether neither the view nor the cursor is on its way somewhere. */
    boolean resting() {
        return !moving;
    }

    private void run() {
        if (!moving) {
            moving = true;
            timer.start();
        }
    }

    private void animate(long now) {
        if (glide.active()) {
            double share = Math.min(1, Math.max(0, (now - glide.startNanos()) / 1e9 / GLIDE_SECONDS));
            double eased = 1 - Math.pow(1 - share, 3);
            model.moveCursor(glide.start().towards(glide.end(), eased));
            if (share >= 1) {
                glide = Glide.NONE;
            }
        }
        if (!view.near(target)) {
            view = view.towards(target, FOLLOW);
            changed();
        } else if (!view.equals(target)) {
            view = target;
            changed();
        }
        if (!glide.active() && view.equals(target)) {
            moving = false;
            timer.stop();
        }
    }

    private void changed() {
        double scale = getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
        surface.setView(view, scale);
        hover.place(view);
        placeAxes();
        placeFlags();
        placePath();
        cursor.place(model.cursor(), view);
        writeReadOut();
    }

    private void cursorMoved() {
        cursor.moved(model.cursor(), view, model.options().trailProperty().get());
        neighbours.update();
        writeReadOut();
    }

    private void writeReadOut() {
        LatentPoint place = model.cursor();
        readOut.setText(String.format(Locale.ROOT, "z = (%.2f, %.2f)", place.x(), place.y()));
    }

    private void placeAxes() {
        MapOptions options = model.options();
        axes.show(view, options.axesProperty().get(), options.ringsProperty().get());
    }

    private void placeFlags() {
        flags.show(model.bookmarks().list(), view);
    }

    private void placePath() {
        way.show(model.wayProperty().get(), view);
    }
}
