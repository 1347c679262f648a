package latentatlas.ui.map;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import latentatlas.latent.Cloud;
import latentatlas.ui.theme.Palette;

/** Draws points into pixels, blended with what lies under them. Keeps the masks it made; confined to one thread. */
final class PointRaster {
    private static final int OPAQUE = 0xFF000000;
    private static final int FULL = 256;
    /** What is left of a point's opacity while others are selected. */
    private static final double BEHIND = 0.4;

    private static final int OUTLINE = 2;
    /** More selected points than this have no rim: they would hide each other. */
    private static final int RIMMED = 100;

    private static final int MOST_MASKS = 40;

    private final Map<Kind, int[][]> masks = new HashMap<>();

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
    void draw(
            Cloud cloud,
            Set<Integer> hidden,
            int[] selected,
            ViewTransform view,
            PointStyle style,
            int[] argb,
            int width) {
        Drawing drawing = new Drawing(cloud, hidden, view, style, argb, width);
        drawing.all(selected.length > 0 ? BEHIND : 1);
        drawing.selected(selected);
    }

    private int[][] masks(PointMark mark, List<String> labelNames, int size) {
        if (masks.size() > MOST_MASKS) {
            masks.clear();
        }
        return masks.computeIfAbsent(new Kind(mark, labelNames, size), kind -> PointMasks.of(mark, labelNames, size));
    }

    private final class Drawing {
        private final Cloud cloud;
        private final boolean[] shown;
        private final ViewTransform view;
        private final PointStyle style;
        private final int[] argb;
        private final int width;
        private final int inView;

        Drawing(Cloud cloud, Set<Integer> hidden, ViewTransform view, PointStyle style, int[] argb, int width) {
            this.cloud = cloud;
            this.view = view;
            this.style = style;
            this.argb = argb;
            this.width = width;
            shown = new boolean[cloud.labelNames().size() + 1];
            for (int label = -1; label < shown.length - 1; label++) {
                shown[label + 1] = !hidden.contains(label);
            }
            inView = inView();
        }

        private int inView() {
            double left = view.latentX(0);
            double right = view.latentX(width);
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

        private void all(double strength) {
            int size = style.size(inView);
            int[][] masks = masks(style.mark(), cloud.labelNames(), size).clone();
            int opacity = (int) (style.opacity(inView) * strength);
            int[] colours = Palette.colours(cloud.labelNames().size(), style.theme());
            for (int label = 0; label < masks.length; label++) {
                masks[label] = scaled(masks[label], opacity);
            }
            for (int i = 0; i < cloud.size(); i++) {
                int label = cloud.labels()[i] + 1;
                if (shown[label]) {
                    stamp(i, masks[label], size, colours[label]);
                }
            }
        }

        private void selected(int[] selected) {
            boolean rimmed = selected.length <= RIMMED;
            int size = style.size(inView) + (rimmed ? 2 : 1);
            int rim = size + Math.max(OUTLINE, (int) Math.round(OUTLINE * style.scale()));
            int[][] masks = masks(style.mark(), cloud.labelNames(), size);
            int[] under = PointMasks.dot(rim);
            boolean dot = style.mark() == PointMark.DOT;
            int rimColour = dot ? style.theme().ink() : style.theme().paper();
            int[] colours = Palette.colours(cloud.labelNames().size(), style.theme());
            for (int i : selected) {
                int label = cloud.labels()[i] + 1;
                if (shown[label]) {
                    if (rimmed) {
                        stamp(i, under, rim, rimColour);
                    }
                    stamp(i, masks[label], size, colours[label]);
                }
            }
        }

        private void stamp(int code, int[] mask, int size, int colour) {
            double left = view.screenX(cloud.x()[code]) - size * 0.5 + 0.5;
            double top = view.screenY(cloud.y()[code]) - size * 0.5 + 0.5;
            int height = argb.length / width;
            if (!(left >= 0) || !(top >= 0) || left + size > width || top + size > height) {
                return;
            }
            int at = ((int) top) * width + (int) left;
            int cell = 0;
            for (int row = 0; row < size; row++) {
                for (int column = 0; column < size; column++) {
                    int opacity = mask[cell++];
                    argb[at + column] = blend(argb[at + column], colour, opacity);
                }
                at += width;
            }
        }
    }

    private static int[] scaled(int[] mask, int opacity) {
        int[] scaled = new int[mask.length];
        for (int i = 0; i < mask.length; i++) {
            scaled[i] = (mask[i] * opacity) >> 8;
        }
        return scaled;
    }

    private static int blend(int under, int over, int opacity) {
        int keep = FULL - opacity;
        int redBlue = (((under & 0xFF00FF) * keep + (over & 0xFF00FF) * opacity) >>> 8) & 0xFF00FF;
        int green = (((under & 0x00FF00) * keep + (over & 0x00FF00) * opacity) >>> 8) & 0x00FF00;
        return OPAQUE | redBlue | green;
    }
}
