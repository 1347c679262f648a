package latentatlas.picture;

import java.util.HashMap;
import java.util.Map;
import latentatlas.message.Message;
import latentatlas.vae.Decoder;
import latentatlas.vae.FrozenModel;
import org.jspecify.annotations.Nullable;

/**
 * The decoder's image at each place. Tiles are anchored in the plane at steps of a power of two, so that they stay put while
 * the map is moved and become finer as it is zoomed. Confined to the painter's thread.
 */
final class ManifoldLayer {
    private static final int OPAQUE = 0xFF000000;
    /** Tiles are this large on the screen, up to twice. */
    private static final double SMALLEST_TILE = 25;

    private static final double STRENGTH_DARK = 0.42;
    private static final double STRENGTH_LIGHT = 0.30;
    private static final int MOST_KEPT = 4_000;

    private final Map<Tile, float[]> kept = new HashMap<>();
    private @Nullable FrozenModel keptModel;
    private double keptStep;

    /** A tile of the plane; its corner lies at whole steps. */
    private record Tile(int column, int row) {}

    /** Pixels from left to right and top to bottom, the last ones excluded. */
    private record Box(int left, int top, int right, int bottom) {}

    /** The distance between tiles, in units of the plane, at a scale in units of the screen. */
    static double step(double pixelsPerUnit) {
        return Math.pow(2, Math.ceil(Math.log(SMALLEST_TILE / pixelsPerUnit) / Math.log(2)));
    }

    @SuppressWarnings("ReferenceEquality") // Models are immutable: the same one is the question, not an equal one.
    LayerLegend paint(LayerRequest request, FrozenModel model, int[] argb) {
        ViewTransform view = request.view();
        double step = step(view.pixelsPerUnit() / request.scale());
        if (model != keptModel || step != keptStep || kept.size() > MOST_KEPT) {
            kept.clear();
            keptModel = model;
            keptStep = step;
        }
        Decoder decoder = model.newDecoder();
        float[] code = new float[model.architecture().latent()];
        Ink ink = new Ink(request.theme(), request.shape().channels());
        int lastColumn = (int) Math.floor(view.latentX(view.width()) / step);
        int lastRow = (int) Math.floor(view.latentY(0) / step);
        for (int row = (int) Math.floor(view.latentY(view.height()) / step); row <= lastRow; row++) {
            for (int column = (int) Math.floor(view.latentX(0) / step); column <= lastColumn; column++) {
                float[] image = kept.computeIfAbsent(new Tile(column, row), tile -> {
                    model.plane().code((tile.column() + 0.5) * step, (tile.row() + 0.5) * step, code);
                    float[] decoded = new float[model.architecture().inputs()];
                    decoder.decode(code, decoded);
                    return decoded;
                });
                int left = (int) Math.round(view.screenX(column * step));
                int right = (int) Math.round(view.screenX((column + 1) * step));
                int top = (int) Math.round(view.screenY((row + 1) * step));
                int bottom = (int) Math.round(view.screenY(row * step));
                tile(request, argb, image, ink, new Box(left, top, right, bottom));
            }
        }
        return LayerLegend.of(Message.text("layer.manifold.title", Figures.brief(step)));
    }

    private static void tile(LayerRequest request, int[] argb, float[] image, Ink ink, Box box) {
        int width = request.shape().width();
        int height = request.shape().height();
        int channels = request.shape().channels();
        int paper = request.theme().paper();
        double strength = request.theme() == Theme.DARK ? STRENGTH_DARK : STRENGTH_LIGHT;
        int side = Math.max(1, Math.min(box.right - box.left, box.bottom - box.top));
        for (int y = Math.max(0, box.top); y < Math.min(request.height(), box.bottom); y++) {
            int sourceY = Math.min(height - 1, (y - box.top) * height / side);
            for (int x = Math.max(0, box.left); x < Math.min(request.width(), box.right); x++) {
                int sourceX = Math.min(width - 1, (x - box.left) * width / side);
                int colour = ink.argb(image, (sourceY * width + sourceX) * channels);
                argb[y * request.width() + x] = OPAQUE | Ink.mix(paper, colour & 0xFFFFFF, strength);
            }
        }
    }
}
