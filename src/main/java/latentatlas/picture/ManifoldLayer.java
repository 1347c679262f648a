package latentatlas.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import latentatlas.message.Message;
import latentatlas.vae.BatchCoder;
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
    /** Tiles decoded at a time: enough for the cache, few enough for large images. */
    private static final int TOGETHER = 128;

    /** Colours of images, [height, width], opaque. */
    private final Map<Tile, int[]> kept = new HashMap<>();

    private @Nullable FrozenModel keptModel;
    private @Nullable Theme keptTheme;
    private double keptStep;

    /** A tile of the plane; its corner lies at whole steps. */
    private record Tile(int column, int row) {}

    /** Pixels from left to right and top to bottom, the last ones excluded. */
    private record Box(int left, int top, int right, int bottom) {}

    /** The distance between tiles, in units of the plane, at a scale in units of the screen. */
    static double step(double pixelsPerUnit) {
        return Math.pow(2, Math.ceil(Math.log(SMALLEST_TILE / pixelsPerUnit) / Math.log(2)));
    }

    LayerLegend paint(LayerRequest request, FrozenModel model, int[] argb) {
        ViewTransform view = request.view();
        double step = step(view.pixelsPerUnit() / request.scale());
        forgetOthers(request.theme(), step);
        List<Tile> shown = new ArrayList<>();
        int lastColumn = (int) Math.floor(view.latentX(view.width()) / step);
        int lastRow = (int) Math.floor(view.latentY(0) / step);
        for (int row = (int) Math.floor(view.latentY(view.height()) / step); row <= lastRow; row++) {
            for (int column = (int) Math.floor(view.latentX(0) / step); column <= lastColumn; column++) {
                shown.add(new Tile(column, row));
            }
        }
        decode(shown.stream().filter(tile -> !kept.containsKey(tile)).toList(), step, request, model);
        for (Tile tile : shown) {
            int left = (int) Math.round(view.screenX(tile.column * step));
            int right = (int) Math.round(view.screenX((tile.column + 1) * step));
            int top = (int) Math.round(view.screenY((tile.row + 1) * step));
            int bottom = (int) Math.round(view.screenY(tile.row * step));
            Box box = new Box(left, top, right, bottom);
            tile(request, argb, Objects.requireNonNull(kept.get(tile)), box);
        }
        return LayerLegend.of(Message.text("layer.manifold.title", Figures.brief(step)));
    }

    /** Decodes tiles many at a time: one by one, each would bring the decoder's weights from memory anew. */
    private void decode(List<Tile> tiles, double step, LayerRequest request, FrozenModel model) {
        if (tiles.isEmpty()) {
            return;
        }
        int latent = model.architecture().latent();
        int inputs = model.architecture().inputs();
        float[] codes = new float[TOGETHER * latent];
        float[] images = new float[TOGETHER * inputs];
        float[] code = new float[latent];
        Ink ink = new Ink(request.theme(), request.shape().channels());
        try (BatchCoder coder = BatchCoder.parallel(model, 1)) {
            for (int from = 0; from < tiles.size(); from += TOGETHER) {
                List<Tile> some = tiles.subList(from, Math.min(tiles.size(), from + TOGETHER));
                for (int i = 0; i < some.size(); i++) {
                    Tile tile = some.get(i);
                    model.plane().code((tile.column + 0.5) * step, (tile.row + 0.5) * step, code);
                    System.arraycopy(code, 0, codes, i * latent, latent);
                }
                coder.decode(codes, some.size(), images);
                for (int i = 0; i < some.size(); i++) {
                    kept.put(some.get(i), faded(ink.argb(images, i * inputs, request.shape()), request.theme()));
                }
            }
        }
    }

    /** Keeps tiles of no model but {@code shown}. */
    @SuppressWarnings("ReferenceEquality") // Models are immutable: the same one is the question, not an equal one.
    void show(@Nullable FrozenModel shown) {
        if (shown != keptModel) {
            kept.clear();
            keptModel = shown;
        }
    }

    private void forgetOthers(Theme theme, double step) {
        if (theme != keptTheme || step != keptStep || kept.size() > MOST_KEPT) {
            kept.clear();
            keptTheme = theme;
            keptStep = step;
        }
    }

    /** The colours as seen through the map's paper, in place. */
    private static int[] faded(int[] colours, Theme theme) {
        double strength = theme == Theme.DARK ? STRENGTH_DARK : STRENGTH_LIGHT;
        for (int i = 0; i < colours.length; i++) {
            colours[i] = OPAQUE | Ink.mix(theme.paper(), colours[i] & 0xFFFFFF, strength);
        }
        return colours;
    }

    private static void tile(LayerRequest request, int[] argb, int[] colours, Box box) {
        int width = request.shape().width();
        int height = request.shape().height();
        int side = Math.max(1, Math.min(box.right - box.left, box.bottom - box.top));
        int from = Math.max(0, box.left);
        int to = Math.min(request.width(), box.right);
        int above = -1;
        for (int y = Math.max(0, box.top); from < to && y < Math.min(request.height(), box.bottom); y++) {
            int row = Math.min(height - 1, (y - box.top) * height / side);
            int line = y * request.width();
            if (row == above) {
                System.arraycopy(argb, line - request.width() + from, argb, line + from, to - from);
            } else {
                for (int x = from; x < to; x++) {
                    argb[line + x] = colours[row * width + Math.min(width - 1, (x - box.left) * width / side)];
                }
            }
            above = row;
        }
    }
}
