package latentatlas.picture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import latentatlas.latent.Cloud;
import org.jspecify.annotations.Nullable;

/** Draws points into pixels, blended with what lies under them. Keeps the masks it made; confined to one thread. */
public final class PointRaster {
    private static final int OPAQUE = 0xFF000000;
    private static final int FULL = 256;
    /** What is left of a point's opacity while others are selected. */
    private static final double BEHIND = 0.4;

    private static final int OUTLINE = 2;
    /** More selected points than this have no rim: they would hide each other. */
    private static final int RIMMED = 100;

    private static final int MOST_MASKS = 40;
    /** Of more codes than these all cores draw, each its own rows. */
    private static final int MULTITUDE = 150_000;

    private static final int BANDS = 4;

    /** By a part of the codes so many times too many seem to be in view: the exact number need not be looked for. */
    private static final double CROWD = 1.5;

    private final Map<Kind, int[][]> masks = new HashMap<>();
    private final int multitude;
    private @Nullable Thinned thinned;

    public PointRaster() {
        this(MULTITUDE);
    }

    /** One that draws more than {@code multitude} codes with all cores. */
    PointRaster(int multitude) {
        this.multitude = multitude;
    }

    /** What masks were made for. */
    private record Kind(PointMark mark, List<String> labelNames, int size) {}

    /**
     * Draws all codes, and the selected ones once more in front.
     *
     * @param hidden labels left out
     * @param selected indices into {@code cloud}
     * @param view in the pixels of {@code argb}
     * @param argb [height, width], opaque, drawn upon
     */
    public void draw(
            Cloud cloud,
            Set<Integer> hidden,
            int[] selected,
            ViewTransform view,
            PointStyle style,
            int[] argb,
            int width) {
        draw(cloud, Integer.MAX_VALUE, hidden, selected, view, style, argb, width);
    }

    /**
     * As above, of about {@code most} codes at most: those in view, or a part of all, evenly chosen, where more are in view. For
     * a view that moves, where each frame is seen briefly.
     */
    public void draw(
            Cloud cloud,
            int most,
            Set<Integer> hidden,
            int[] selected,
            ViewTransform view,
            PointStyle style,
            int[] argb,
            int width) {
        forgetOthers(cloud);
        Thinned points = cloud.size() > most ? inView(cloud, most, view) : new Thinned(cloud, most, cloud, 1);
        Drawing drawing = new Drawing(points, hidden, view, style, argb, width);
        drawing.all(selected.length > 0 ? BEHIND : 1);
        drawing.selected(selected);
    }

    /** Some of a cloud's codes, side by side in memory: one in {@code stride}, at most {@code most}. */
    private record Thinned(Cloud cloud, int most, Cloud some, int stride) {}

    private Thinned inView(Cloud cloud, int most, ViewTransform view) {
        Thinned part = thinned(cloud, most);
        boolean crowd = inView(part.some(), view) * (double) part.stride() > CROWD * most;
        int[] codes = crowd || !cloud.searched() ? null : view.codes(cloud, code -> true, most);
        return codes == null ? part : new Thinned(cloud, most, cloud.subset(codes), 1);
    }

    private static int inView(Cloud cloud, ViewTransform view) {
        double left = view.latentX(0);
        double right = view.latentX(view.width());
        double top = view.latentY(0);
        double bottom = view.latentY(view.height());
        int count = 0;
        for (int i = 0; i < cloud.size(); i++) {
            float x = cloud.x()[i];
            float y = cloud.y()[i];
            if (x >= left && x <= right && y >= bottom && y <= top) {
                count++;
            }
        }
        return count;
    }

    @SuppressWarnings("ReferenceEquality") // Clouds are large: the same one is the question.
    private void forgetOthers(Cloud cloud) {
        if (thinned != null && thinned.cloud() != cloud) {
            thinned = null;
        }
    }

    private Thinned thinned(Cloud cloud, int most) {
        Thinned made = thinned;
        if (made == null || made.most() != most) {
            int stride = 1 + (cloud.size() - 1) / most;
            int[] chosen =
                    IntStream.iterate(0, i -> i < cloud.size(), i -> i + stride).toArray();
            made = new Thinned(cloud, most, cloud.subset(chosen), stride);
            thinned = made;
        }
        return made;
    }

    private int[][] masks(PointMark mark, List<String> labelNames, int size) {
        if (masks.size() > MOST_MASKS) {
            masks.clear();
        }
        return masks.computeIfAbsent(new Kind(mark, labelNames, size), kind -> PointMasks.of(mark, labelNames, size));
    }

    private final class Drawing {
        private final Thinned points;
        private final boolean[] shown;
        private final ViewTransform view;
        private final PointStyle style;
        private final int[] argb;
        private final int width;
        private final int inView;

        Drawing(Thinned points, Set<Integer> hidden, ViewTransform view, PointStyle style, int[] argb, int width) {
            this.points = points;
            this.view = view;
            this.style = style;
            this.argb = argb;
            this.width = width;
            shown = new boolean[points.cloud().labelNames().size() + 1];
            for (int label = -1; label < shown.length - 1; label++) {
                shown[label + 1] = !hidden.contains(label);
            }
            inView = inView(points.some(), view) * points.stride();
        }

        private void all(double strength) {
            int size = style.size(inView);
            int[][] masks = masks(style.mark(), points.cloud().labelNames(), size);
            int opacity = (int) (style.opacity(inView) * strength);
            Stamp[] stamps = stamps(masks, size, opacity);
            int bands = points.some().size() > multitude ? BANDS : 1;
            int height = argb.length / width;
            IntStream.range(0, bands)
                    .parallel()
                    .forEach(band -> all(stamps, height * band / bands, height * (band + 1) / bands));
        }

        /** The rows from one to before another, each pixel in the order of the codes: the same picture for any bands. */
        private void all(Stamp[] stamps, int from, int to) {
            Cloud cloud = points.some();
            for (int i = 0; i < cloud.size(); i++) {
                int label = cloud.labels()[i] + 1;
                if (shown[label]) {
                    put(cloud, i, stamps[label], from, to);
                }
            }
        }

        /** One a label. */
        private Stamp[] stamps(int[][] masks, int size, int opacity) {
            int[] colours = Palette.colours(points.cloud().labelNames().size(), style.theme());
            Stamp[] stamps = new Stamp[masks.length];
            for (int label = 0; label < masks.length; label++) {
                stamps[label] = Stamp.of(masks[label], size, opacity, colours[label], width);
            }
            return stamps;
        }

        private void selected(int[] selected) {
            if (selected.length == 0) {
                return;
            }
            Cloud cloud = points.cloud();
            boolean rimmed = selected.length <= RIMMED;
            int size = style.size(inView) + (rimmed ? 2 : 1);
            int rim = size + Math.max(OUTLINE, (int) Math.round(OUTLINE * style.scale()));
            int[][] masks = masks(style.mark(), cloud.labelNames(), size);
            boolean dot = style.mark() == PointMark.DOT;
            int rimColour = dot ? style.theme().ink() : style.theme().paper();
            Stamp under = Stamp.of(PointMasks.dot(rim), rim, FULL, rimColour, width);
            Stamp[] stamps = stamps(masks, size, FULL);
            int stride = 1 + (selected.length - 1) / points.most();
            for (int at = 0; at < selected.length; at += stride) {
                int i = selected[at];
                int label = cloud.labels()[i] + 1;
                if (shown[label]) {
                    if (rimmed) {
                        put(cloud, i, under, 0, argb.length / width);
                    }
                    put(cloud, i, stamps[label], 0, argb.length / width);
                }
            }
        }

        private void put(Cloud cloud, int code, Stamp stamp, int from, int to) {
            int size = stamp.size;
            double top = view.screenY(cloud.y()[code]) - size * 0.5 + 0.5;
            int height = argb.length / width;
            // Written so that what is no number is nowhere.
            if (!(top >= 0 && top + size <= height && top + size > from && top < to)) {
                return;
            }
            double left = view.screenX(cloud.x()[code]) - size * 0.5 + 0.5;
            if (left >= 0 && left + size <= width) {
                int row = (int) top;
                int at = row * width + (int) left;
                if (row >= from && row + size <= to) {
                    stamp.put(argb, at);
                } else {
                    stamp.put(argb, at, from * width, to * width);
                }
            }
        }
    }

    /** The cells of a mask that cover anything, for pictures of one width. */
    private record Stamp(int size, int[] offsets, int[] opacities, int colour) {
        static Stamp of(int[] mask, int size, int opacity, int colour, int width) {
            int[] cells = IntStream.range(0, mask.length)
                    .filter(cell -> (mask[cell] * opacity) >> 8 > 0)
                    .toArray();
            int[] offsets = new int[cells.length];
            int[] opacities = new int[cells.length];
            for (int i = 0; i < cells.length; i++) {
                offsets[i] = Math.floorDiv(cells[i], size) * width + cells[i] % size;
                opacities[i] = (mask[cells[i]] * opacity) >> 8;
            }
            return new Stamp(size, offsets, opacities, colour);
        }

        /** Those of its pixels from one to before another. */
        void put(int[] argb, int at, int from, int to) {
            for (int i = 0; i < offsets.length; i++) {
                int pixel = at + offsets[i];
                if (pixel >= from && pixel < to) {
                    argb[pixel] = blend(argb[pixel], colour, opacities[i]);
                }
            }
        }

        void put(int[] argb, int at) {
            for (int i = 0; i < offsets.length; i++) {
                int pixel = at + offsets[i];
                argb[pixel] = blend(argb[pixel], colour, opacities[i]);
            }
        }
    }

    private static int blend(int under, int over, int opacity) {
        int keep = FULL - opacity;
        int redBlue = (((under & 0xFF00FF) * keep + (over & 0xFF00FF) * opacity) >>> 8) & 0xFF00FF;
        int green = (((under & 0x00FF00) * keep + (over & 0x00FF00) * opacity) >>> 8) & 0x00FF00;
        return OPAQUE | redBlue | green;
    }
}
