package latentatlas.ui.map;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.SetChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import latentatlas.latent.Cloud;
import latentatlas.message.Message;
import latentatlas.picture.CloudBounds;
import latentatlas.picture.Figures;
import latentatlas.picture.MapInWords;
import latentatlas.picture.MapPicture;
import latentatlas.picture.Overlays;
import latentatlas.picture.Sentences;
import latentatlas.picture.Theme;
import latentatlas.picture.ViewTransform;
import latentatlas.session.Exhibit;
import latentatlas.session.Session;
import latentatlas.ui.map.control.LayerBar;
import latentatlas.ui.map.control.LegendBar;
import latentatlas.ui.map.control.MapGestures;
import latentatlas.ui.map.control.ToolStrip;
import latentatlas.ui.map.inspect.BeliefWatch;
import latentatlas.ui.map.inspect.GalleryCard;
import latentatlas.ui.map.inspect.HoverOverlay;
import latentatlas.ui.map.inspect.NeighbourCard;
import latentatlas.ui.map.inspect.PseudoInputCard;
import latentatlas.ui.map.inspect.PseudoInputWatch;
import latentatlas.ui.map.model.Camera;
import latentatlas.ui.map.model.Glide;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.map.model.MapOptions;
import latentatlas.ui.map.overlay.LegendCard;
import latentatlas.ui.map.overlay.MapOverlay;
import latentatlas.ui.map.overlay.SelectionOverlay;
import latentatlas.ui.theme.SteadyLabel;
import latentatlas.ui.theme.Term;
import org.jspecify.annotations.Nullable;

/** The map: layers and points under a cursor one drags. */
public final class MapView extends StackPane {
    private static final double PADDING = 14;
    private static final double GAP = 8;
    /** The read-out is wider at some places than at others. */
    private static final double SPARE = 1.2;

    private static final double AXIS = Overlays.BOTTOM - 5;

    private final MapModel model;
    private final Camera camera = new Camera();
    private final Glide glide;
    private final MapSurface surface;
    private final MapOverlay overlay;
    private final SelectionOverlay outline = new SelectionOverlay();
    private final HoverOverlay hover;
    private final Label readOut = new SteadyLabel();
    private final LayerBar layers;
    private final VBox topLeft = new VBox(GAP);
    private final LegendCard layerLegend = new LegendCard();
    private final LegendBar legend;
    private final VBox bottom = new VBox(8);
    private final GalleryCard gallery;
    private final NeighbourCard neighbours;
    private final PseudoInputCard pseudoInput;
    private final BeliefWatch beliefs;
    private final ToolStrip tools;
    private final BooleanBinding moving;
    /** Shows that the map has the keyboard. */
    private final Region ring = new Region();

    private String trust = "";

    /** A map that is one of several: nothing lies over it but the cursor, what is selected and what is pointed at. */
    public static MapView bare(MapModel model, Executor painting, Executor inspecting) {
        MapView view = new MapView(model, painting, inspecting, inspecting, rows -> {});
        view.getChildren()
                .setAll(
                        view.surface,
                        view.overlay,
                        view.outline,
                        view.readOut,
                        view.hover,
                        view.pseudoInput,
                        view.ring);
        return view;
    }

    /** The part of the plane it shows. */
    public Camera camera() {
        return camera;
    }

    /**
     * A map over {@code model}.
     *
     * @param painting paints layers; runs one task at a time
     * @param inspecting reads, encodes and measures single images; runs one task at a time
     * @param looking finds true posteriors; runs one task at a time
     * @param saveRows asks for a file and writes the rows of some codes
     */
    public MapView(MapModel model, Executor painting, Executor inspecting, Executor looking, Consumer<Cloud> saveRows) {
        this.model = model;
        glide = new Glide(model);
        surface = new MapSurface(model, painting, camera.view(), layerLegend::show);
        overlay = new MapOverlay(model, camera);
        layers = new LayerBar(model);
        legend = new LegendBar(model);
        hover = new HoverOverlay(model, inspecting, camera);
        gallery = new GalleryCard(model, inspecting, saveRows);
        neighbours = new NeighbourCard(model, inspecting);
        pseudoInput = new PseudoInputCard(model, camera);
        beliefs = new BeliefWatch(model, looking);
        new PseudoInputWatch(model, looking);
        tools = new ToolStrip(model, camera, glide);
        moving = Bindings.or(camera.movingProperty(), glide.movingProperty());
        getStyleClass().add("map");
        setFocusTraversable(true);
        ring.getStyleClass().add("focus-ring");
        ring.setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription(Message.text("spoken.role.map"));
        setAccessibleHelp(Message.text("spoken.map.help"));
        build();
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        new MapGestures(this, model, camera, glide, outline).install();
        listen();
    }

    private void listen() {
        MapOptions options = model.options();
        widthProperty().subscribe(this::resized);
        heightProperty().subscribe(this::resized);
        // Text has its size once there is a style, and may take another.
        readOut.fontProperty().subscribe(font -> Platform.runLater(this::placeAside));
        camera.viewProperty().subscribe(surface::setView);
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::outputScaleXProperty)
                .subscribe(scale -> surface.setOutputScale(scale == null ? 1 : scale.doubleValue()));
        AnimationTimer timer = new FrameTimer(this::advance);
        moving.subscribe(on -> {
            if (on) {
                timer.start();
            } else {
                timer.stop();
            }
        });
        model.cursorProperty().subscribe(place -> cursorMoved());
        model.layerProperty().subscribe(layer -> surface.refresh());
        model.hiddenLabels().addListener((SetChangeListener<Integer>) change -> surface.repaint());
        model.exhibitProperty().subscribe((was, is) -> {
            if (!sameRun(was, is)) {
                surface.forget();
            }
        });
        model.cloudProperty().addListener((o, was, is) -> dataChanged());
        model.selection().selectedProperty().addListener((o, was, is) -> {
            surface.repaint();
            gallery.update();
        });
        model.gapsProperty().addListener((o, was, is) -> surface.refresh());
        options.shadeEmptyProperty().subscribe(on -> surface.refresh());
        options.metricProperty().subscribe(metric -> surface.refresh());
        options.picturesProperty().subscribe(on -> surface.repaint());
        options.markProperty().addListener((o, was, is) -> {
            legend.setMark(is);
            surface.repaint();
        });
        options.neighboursProperty().subscribe(on -> neighbours.update());
    }

    private void build() {
        readOut.getStyleClass().add("read-out");
        Term.CODE.explains(readOut).setId("read-out");
        Term.LATENT_SPACE.marks(this);
        topLeft.getChildren().addAll(layers, layerLegend);
        topLeft.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        topLeft.setPickOnBounds(false);
        bottom.getChildren().addAll(neighbours, legend);
        bottom.setAlignment(Pos.BOTTOM_CENTER);
        bottom.setMaxHeight(Region.USE_PREF_SIZE);
        bottom.setPickOnBounds(false);
        setAlignment(topLeft, Pos.TOP_LEFT);
        setAlignment(readOut, Pos.TOP_RIGHT);
        setAlignment(tools, Pos.TOP_RIGHT);
        setAlignment(gallery, Pos.TOP_RIGHT);
        setAlignment(bottom, Pos.BOTTOM_CENTER);
        setMargin(topLeft, new Insets(PADDING, PADDING, PADDING, Overlays.LEFT + 6));
        // The map below them is repainted many times for each change of theirs.
        for (Node still : List.of(topLeft, legend, tools, readOut)) {
            still.setCache(true);
        }
        Label nothing = nothing();
        getChildren()
                .addAll(
                        surface,
                        nothing,
                        overlay,
                        outline,
                        bottom,
                        topLeft,
                        readOut,
                        tools,
                        gallery,
                        hover,
                        pseudoInput,
                        ring);
        placeAside();
    }

    /** What to do where there is no model and none is being opened. */
    private Label nothing() {
        Label nothing = new Label(Message.text("map.nothing"));
        nothing.setId("map-nothing");
        nothing.getStyleClass().add("map-nothing");
        nothing.setWrapText(true);
        nothing.visibleProperty()
                .bind(model.exhibitProperty().map(shown -> false).orElse(!Session.bundles()));
        return nothing;
    }

    /** The read-out in the upper right corner, or below the layers where both have no room beside each other; the tools below. */
    private void placeAside() {
        double inside = getWidth() - 2 * PADDING - Overlays.LEFT;
        layers.setRoom(Double.MAX_VALUE);
        double beside = layers.prefWidth(-1) + GAP + SPARE * readOut.prefWidth(-1);
        boolean narrow = topLeft.getParent() != null && beside > inside;
        layers.setRoom(inside);
        if (narrow && !topLeft.getChildren().contains(readOut)) {
            topLeft.getChildren().add(1, readOut);
        } else if (!narrow && topLeft.getChildren().remove(readOut)) {
            getChildren().add(getChildren().indexOf(topLeft) + 1, readOut);
        }
        layerLegend.setRoom(inside - tools.prefWidth(-1) - GAP);
        setMargin(readOut, new Insets(PADDING));
        double above = narrow ? layers.prefHeight(inside) : readOut.prefHeight(-1);
        double below = PADDING + above + PADDING;
        setMargin(tools, new Insets(below, PADDING, PADDING, PADDING));
        // In a low map the tools reach down to the legend.
        double free = getHeight() - below - tools.prefHeight(-1) - legend.prefHeight(inside) - PADDING - AXIS;
        double right = free < 0 ? 2 * PADDING + tools.prefWidth(-1) : PADDING;
        setMargin(bottom, new Insets(PADDING, right, PADDING + AXIS, PADDING));
        setMargin(gallery, new Insets(below, PADDING + tools.prefWidth(-1) + GAP, PADDING, PADDING));
    }

    /** Puts the colours of a theme on pixels and chips. */
    public void setTheme(Theme theme) {
        surface.setTheme(theme);
        overlay.setTheme(theme);
        layerLegend.setTheme(theme);
        legend.setTheme(theme);
        hover.setTheme(theme);
        pseudoInput.setTheme(theme);
        gallery.setTheme(theme);
        neighbours.setTheme(theme);
    }

    /** Whether one model is a moment of the same run, or file, as another: those have their plan in common. */
    @SuppressWarnings("ReferenceEquality") // Two runs may have equal plans.
    private static boolean sameRun(@Nullable Exhibit one, @Nullable Exhibit other) {
        return one != null && other != null && one.plan() == other.plan();
    }

    /** The map as it is seen now. */
    public MapPicture picture() {
        MapOptions options = model.options();
        Overlays overlays = new Overlays(
                options.axesProperty().get(),
                options.ringsProperty().get(),
                model.pseudoInputs().list(),
                model.beliefsProperty().get().list(),
                model.densityProperty().get(),
                model.cursor(),
                model.wayProperty().get(),
                model.bookmarks().list());
        Exhibit shown = model.exhibitProperty().get();
        return new MapPicture(
                surface.layer(camera.view(), 1),
                options.markProperty().get(),
                model.hiddenLabels(),
                model.selection().selected(),
                shown != null && options.picturesProperty().get() ? shown.images() : null,
                overlays);
    }

    /** How far what lies at the cursor can be trusted, in words. */
    public void setTrust(String words) {
        trust = words;
    }

    /** What lies at the cursor, for who does not see it. */
    public String placeInWords() {
        Cloud cloud = model.cloudProperty().get();
        Set<Integer> hidden = model.hiddenLabels();
        int latent = latent();
        return Sentences.join(List.of(
                MapInWords.place(cloud, latent, hidden, model.cursor()).text(),
                trust.isEmpty()
                        ? MapInWords.nearest(cloud, latent, hidden, model.cursor())
                                .text()
                        : Sentences.lines(trust)));
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        if (attribute != AccessibleAttribute.TEXT) {
            return super.queryAccessibleAttribute(attribute, parameters);
        }
        String contents = MapInWords.contents(
                        model.cloudProperty().get(),
                        latent(),
                        model.layerProperty().get())
                .text();
        return Sentences.join(List.of(placeInWords(), contents));
    }

    private int latent() {
        Exhibit shown = model.exhibitProperty().get();
        return shown == null ? 2 : shown.codes().latent();
    }

    /** Whether training is running, which wants the cores. */
    public void setLive(boolean running) {
        camera.setSteady(running);
        surface.setLive(running);
        beliefs.setLive(running);
    }

    ViewTransform view() {
        return camera.view();
    }

    /** Whether neither the view nor the cursor is on its way somewhere. */
    boolean resting() {
        return !moving.get();
    }

    private void resized() {
        if (getWidth() >= 1 && getHeight() >= 1) {
            placeAside();
            camera.resize(getWidth(), getHeight());
        }
    }

    private void dataChanged() {
        legend.update();
        camera.show(CloudBounds.of(model.cloudProperty().get()));
        surface.showCodes();
        hover.refresh();
        neighbours.update();
        if (model.selection().selected().length > 0) {
            gallery.update();
        }
    }

    private void advance(double seconds) {
        if (glide.movingProperty().get()) {
            glide.advance(seconds);
        }
        if (camera.movingProperty().get()) {
            camera.advance(seconds);
        }
    }

    private void cursorMoved() {
        readOut.setText("z = " + Figures.place(model.cursor(), 2));
        neighbours.update();
    }
}
