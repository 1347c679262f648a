package latentatlas.ui.map;

import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.animation.AnimationTimer;
import javafx.collections.SetChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPoint;
import latentatlas.ui.theme.Theme;

/**
 * The map: layers and points under a cursor one drags. It follows the data until a person zooms or pans; the button "fit"
 * makes it follow again. Confined to the FX thread.
 */
public final class MapView extends StackPane {
    static final double RING = 13;

    private static final double GLIDE_SECONDS = 0.16;
    private static final double FOLLOW = 0.18;
    private static final double DOT = 3;
    private static final double PADDING = 14;
    private static final double NARROW = 620;
    private static final double BAR = 26;

    private final MapModel model;
    private final MapSurface surface;
    private final Pane overlay = new Pane();
    private final Line horizontal = new Line();
    private final Line vertical = new Line();
    private final Circle ring = new Circle(RING);
    private final Circle dot = new Circle(DOT);
    private final WayOverlay way = new WayOverlay();
    private final Label readOut = new Label();
    private final LegendBar legend;
    private final AnimationTimer timer;

    private ViewTransform view;
    private ViewTransform target;
    private boolean following = true;
    private boolean moving;
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
     * @param background paints layers; runs one task at a time
     */
    public MapView(MapModel model, Executor background) {
        this.model = model;
        view = ViewTransform.fit(CloudBounds.of(Cloud.EMPTY), 1, 1);
        target = view;
        surface = new MapSurface(model, background, view);
        legend = new LegendBar(model);
        getStyleClass().add("map");
        setFocusTraversable(true);
        setAccessibleText("Map of the latent space. Drag the cursor, or move it with the arrow keys.");
        buildOverlay();
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
        new MapGestures(this, model).install();
        widthProperty().addListener((o, was, is) -> resized());
        heightProperty().addListener((o, was, is) -> resized());
        model.cursorProperty().addListener((o, was, is) -> placeCursor());
        model.wayProperty().addListener((o, was, is) -> placePath());
        model.layerProperty().addListener((o, was, is) -> surface.refresh());
        model.hiddenLabels().addListener((SetChangeListener<Integer>) change -> surface.repaint());
        model.cloudProperty().addListener((o, was, is) -> dataChanged());
    }

    private void buildOverlay() {
        horizontal.getStyleClass().add("crosshair");
        vertical.getStyleClass().add("crosshair");
        ring.getStyleClass().add("cursor-ring");
        dot.getStyleClass().add("cursor-dot");
        readOut.getStyleClass().add("read-out");
        readOut.setId("read-out");
        overlay.setMouseTransparent(true);
        overlay.getChildren().addAll(horizontal, vertical, way, ring, dot);
        Node layers = new LayerBar(model, this::fit);
        setAlignment(layers, Pos.TOP_LEFT);
        setAlignment(readOut, Pos.TOP_RIGHT);
        setAlignment(legend, Pos.BOTTOM_CENTER);
        Insets padding = new Insets(PADDING);
        setMargin(layers, padding);
        setMargin(readOut, padding);
        setMargin(legend, padding);
        getChildren().addAll(surface.node(), overlay, layers, readOut, legend);
        placePath();
    }

    /** Puts the colours of a theme on pixels and chips. */
    public void setTheme(Theme theme) {
        surface.setTheme(theme);
        legend.setTheme(theme);
    }

    /** Whether training is running, which wants the cores. */
    public void setLive(boolean running) {
        surface.setLive(running);
    }

    ViewTransform view() {
        return view;
    }

    private void resized() {
        if (getWidth() < 1 || getHeight() < 1) {
            return;
        }
        // In a narrow map the read-out goes below the layer bar, not over it.
        double top = getWidth() < NARROW ? 2 * PADDING + BAR : PADDING;
        setMargin(readOut, new Insets(top, PADDING, PADDING, PADDING));
        view = following
                ? ViewTransform.fit(CloudBounds.of(model.cloudProperty().get()), getWidth(), getHeight())
                : view.resized(getWidth(), getHeight());
        target = view;
        changed();
    }

    private void dataChanged() {
        legend.update();
        if (following && getWidth() >= 1) {
            target = ViewTransform.fit(CloudBounds.of(model.cloudProperty().get()), getWidth(), getHeight());
            boolean first = view.width() <= 1;
            if (first) {
                view = target;
            }
            run();
        }
        surface.refresh();
    }

    /** Shows all data, and follows it from now on. */
    void fit() {
        following = true;
        target = ViewTransform.fit(CloudBounds.of(model.cloudProperty().get()), getWidth(), getHeight());
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
        placeCursor();
        placePath();
    }

    private void placeCursor() {
        LatentPoint cursor = model.cursor();
        double x = view.screenX(cursor.x());
        double y = view.screenY(cursor.y());
        ring.setCenterX(x);
        ring.setCenterY(y);
        dot.setCenterX(x);
        dot.setCenterY(y);
        horizontal.setStartY(y);
        horizontal.setEndY(y);
        horizontal.setEndX(getWidth());
        vertical.setStartX(x);
        vertical.setEndX(x);
        vertical.setEndY(getHeight());
        readOut.setText(String.format(Locale.ROOT, "z = (%.2f, %.2f)", cursor.x(), cursor.y()));
    }

    private void placePath() {
        way.show(model.wayProperty().get(), view);
    }
}
