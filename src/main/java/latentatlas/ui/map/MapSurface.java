package latentatlas.ui.map;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import latentatlas.flow.Latest;
import latentatlas.image.ImageSet;
import latentatlas.picture.LayerLegend;
import latentatlas.picture.LayerPainter;
import latentatlas.picture.LayerRaster;
import latentatlas.picture.LayerRequest;
import latentatlas.picture.PointRaster;
import latentatlas.picture.PointStyle;
import latentatlas.picture.Theme;
import latentatlas.picture.Thumbnails;
import latentatlas.picture.ViewTransform;
import latentatlas.session.Exhibit;
import latentatlas.ui.map.model.MapModel;
import org.jspecify.annotations.Nullable;

/**
 * The pixels of the map: a layer, painted in the background for the latest view, and points, drawn on the FX thread, once
 * a frame, as it is laid out. While a layer for a new view is on its way the old one is shown moved and scaled to it.
 */
final class MapSurface extends Region {
    private static final int OPAQUE = 0xFF000000;

    private static final long SHORTEST_REST = 450_000_000L;
    /** While training, a layer is painted again after its cost this many times over. */
    private static final int REST = 20;

    private static final int REST_OF_MOVING = 12;

    /** A layer painted in such a time is worth waiting for, so that it and the codes come in one frame; nanoseconds. */
    private static final long SOON = 80_000_000L;

    /** A gap of this share of the map goes unnoticed for a while. */
    private static final double UNSEEN = 0.03;

    /** A layer is painted anew while the view moves once it is enlarged more than this. */
    private static final double COARSE = 1.5;

    /** Of more codes than these, a part is drawn while the view moves: a million take longer than a frame. */
    private static final int MOST_MOVING = 30_000;

    private static final Duration REST_AFTER_A_MOVE = Duration.millis(120);

    private final MapModel model;
    private final ImageView picture = new ImageView();
    private final LayerPainter painter = new LayerPainter();
    private final PointRaster points = new PointRaster();
    private final Consumer<LayerLegend> onLegend;
    private final Latest<LayerRequest> toPainter;
    private final Latest<LayerRaster> toScreen;

    /** What the last layer cost, nanoseconds; written by the painter. */
    private volatile long cost;

    /** Runs while the view moves, and shortly after. */
    private final PauseTransition settling = new PauseTransition(REST_AFTER_A_MOVE);

    private long asked;
    /** Whether a layer that was asked for has not come yet. */
    private boolean coming;

    private boolean live;
    private boolean waiting;
    private int[] pixels = new int[0];
    private @Nullable PixelBuffer<IntBuffer> buffer;
    private int pixelWidth;
    private int pixelHeight;
    private double scale = 1;
    private Theme theme = Theme.DARK;
    private ViewTransform view;
    private @Nullable LayerRaster layer;

    /**
     * A surface.
     *
     * @param background runs one task at a time
     * @param onLegend hears what the colours of each new layer say
     */
    MapSurface(MapModel model, Executor background, ViewTransform view, Consumer<LayerLegend> onLegend) {
        this.model = model;
        this.onLegend = onLegend;
        this.view = view;
        toScreen = new Latest<>(Platform::runLater, this::showLayer);
        model.options().magnificationProperty().subscribe(larger -> repaint());
        toPainter = new Latest<>(background, this::paint);
        settling.setOnFinished(event -> refresh());
        picture.setSmooth(false);
        getChildren().add(picture);
        setMouseTransparent(true);
        setManaged(false);
    }

    private void paint(LayerRequest request) {
        long started = System.nanoTime();
        toScreen.offer(painter.paint(request));
        cost = System.nanoTime() - started;
    }

    /** Another model is shown: what is painted is of the one before. */
    void forget() {
        layer = null;
        asked = 0;
        waiting = false;
    }

    /** While training runs, layers are painted less often: they take a core that it wants. */
    void setLive(boolean running) {
        live = running;
        refresh();
    }

    void setTheme(Theme other) {
        theme = other;
        layer = null;
        refresh();
    }

    /** Shows another part of the plane. */
    void setView(ViewTransform other) {
        view = other;
        settling.playFromStart();
        fit();
    }

    /** Takes up another number of device pixels to a unit of the screen. */
    void setOutputScale(double outputScale) {
        scale = outputScale;
        fit();
    }

    private void fit() {
        if (view.width() <= 1) {
            return;
        }
        int newWidth = (int) Math.ceil(view.width() * scale);
        int newHeight = (int) Math.ceil(view.height() * scale);
        if (newWidth != pixelWidth || newHeight != pixelHeight) {
            allocate(newWidth, newHeight);
        }
        picture.setFitWidth(pixelWidth / scale);
        picture.setFitHeight(pixelHeight / scale);
        refresh();
    }

    private void allocate(int newWidth, int newHeight) {
        pixelWidth = newWidth;
        pixelHeight = newHeight;
        pixels = new int[pixelWidth * pixelHeight];
        buffer =
                new PixelBuffer<>(pixelWidth, pixelHeight, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
        picture.setImage(new WritableImage(buffer));
    }

    /** Paints again what is shown, and asks for a new layer. */
    void refresh() {
        if (pixelWidth > 0) {
            if (live || !moving() || outworn()) {
                askAfterRest();
            }
            repaint();
        }
    }

    /** Shows codes that have changed: while training runs, together with their layer if that is on its way. */
    void showCodes() {
        boolean late = coming;
        if (live && pixelWidth > 0) {
            askAfterRest();
        }
        if (!live || late || !coming || cost > SOON) {
            refresh();
        }
    }

    /** While the view moves a core is left to the frames: the old layer moves with them. */
    private boolean moving() {
        return settling.getStatus() == Animation.Status.RUNNING;
    }

    private void askAfterRest() {
        long rest = (live ? rest(REST) : moving() ? rest(REST_OF_MOVING) : 0) - (System.nanoTime() - asked);
        if (rest <= 0) {
            askForLayer();
        } else if (!waiting) {
            waiting = true;
            long before = asked;
            CompletableFuture.delayedExecutor(rest, TimeUnit.NANOSECONDS, Platform::runLater)
                    .execute(() -> {
                        if (asked == before) {
                            askForLayer();
                        }
                    });
        }
    }

    private long rest(int times) {
        long whole = Math.max(SHORTEST_REST, times * cost);
        return uncovered() ? whole / 3 : whole;
    }

    /** Whether a moving view has left the layer behind: it does not cover the map, or is enlarged to blots. */
    private boolean outworn() {
        LayerRaster painted = layer;
        return painted == null
                || uncovered()
                || deviceView().pixelsPerUnit() > COARSE * painted.view().pixelsPerUnit();
    }

    /** Whether a part of the map has no layer, so that a new one is wanted soon. */
    private boolean uncovered() {
        LayerRaster painted = layer;
        if (painted == null) {
            return true;
        }
        ViewTransform now = deviceView();
        ViewTransform then = painted.view();
        return then.screenX(now.latentX(0)) < -UNSEEN * painted.width()
                || then.screenY(now.latentY(0)) < -UNSEEN * painted.height()
                || then.screenX(now.latentX(pixelWidth)) > (1 + UNSEEN) * painted.width()
                || then.screenY(now.latentY(pixelHeight)) > (1 + UNSEEN) * painted.height();
    }

    private void askForLayer() {
        waiting = false;
        coming = true;
        asked = System.nanoTime();
        toPainter.offer(layer(deviceView(), scale));
    }

    /** What is shown now, for a view in pixels of which {@code pixelScale} are a unit of the screen. */
    LayerRequest layer(ViewTransform pixelView, double pixelScale) {
        return model.layer(pixelView, theme, pixelScale);
    }

    private ViewTransform deviceView() {
        return new ViewTransform(view.centre(), view.pixelsPerUnit() * scale, pixelWidth, pixelHeight);
    }

    private void showLayer(LayerRaster painted) {
        coming = false;
        layer = painted;
        onLegend.accept(painted.legend());
        repaint();
    }

    /** Has the layer there is and the points drawn in the next frame. */
    void repaint() {
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        PixelBuffer<IntBuffer> target = buffer;
        if (target != null) {
            drawLayer();
            drawPoints();
            drawThumbnails();
            target.updateBuffer(all -> null);
        }
    }

    private void drawPoints() {
        double size = scale * model.options().magnificationProperty().get();
        points.draw(
                model.cloudProperty().get(),
                moving() ? MOST_MOVING : Integer.MAX_VALUE,
                model.hiddenLabels(),
                model.selection().selected(),
                deviceView(),
                new PointStyle(theme, model.options().markProperty().get(), size),
                pixels,
                pixelWidth);
    }

    /** The codes and the images of one exhibit: they cannot be of different data. */
    private void drawThumbnails() {
        Exhibit shown = model.exhibitProperty().get();
        ImageSet images = shown == null ? null : shown.images();
        if (shown != null
                && images != null
                && model.options().picturesProperty().get()) {
            new Thumbnails(theme, scale)
                    .draw(
                            shown.cloud(),
                            images,
                            model.hiddenLabels(),
                            model.selection().selected(),
                            deviceView(),
                            pixels,
                            pixelWidth);
        }
    }

    private void drawLayer() {
        LayerRaster painted = layer;
        int paper = OPAQUE | theme.paper();
        if (painted == null) {
            Arrays.fill(pixels, paper);
        } else {
            painted.draw(deviceView(), pixels, paper);
        }
    }
}
