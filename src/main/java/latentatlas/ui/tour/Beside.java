package latentatlas.ui.tour;

import java.util.List;
import javafx.geometry.Bounds;

/**
 * Where a callout stands and where its arrow points, in pixels of the window.
 *
 * @param x of the callout's upper left corner
 * @param y of the callout's upper left corner
 * @param arrow the three corners of the arrow, x and y in turn; empty where there is nothing to point at
 */
record Beside(double x, double y, List<Double> arrow) {
    private static final double GAP = 14;
    private static final double EDGE = 8;
    /** Bars and buttons: what stands beside them in their row is spoken of too. */
    private static final double FLAT = 60;

    private static final double HALF = 8;
    /** The arrow's foot lies under the callout's edge, so that no line shows between them. */
    private static final double OVERLAP = 1.5;

    /** In the middle of a window, with nothing to point at. */
    static Beside nothing(double width, double height, double calloutWidth, double calloutHeight) {
        return new Beside((width - calloutWidth) / 2, (height - calloutHeight) / 2, List.of());
    }

    /** Below what is flat; left, right, below or above what is not, where there is room; else in it, pointing at its middle. */
    static Beside of(Bounds target, double width, double height, double calloutWidth, double calloutHeight) {
        double across = calloutWidth + GAP + EDGE;
        double up = calloutHeight + GAP + EDGE;
        double y = inside(target.getCenterY() - calloutHeight / 2, height - calloutHeight);
        double x = inside(target.getCenterX() - calloutWidth / 2, width - calloutWidth);
        double tipY = between(target.getCenterY(), y, calloutHeight);
        double tipX = between(target.getCenterX(), x, calloutWidth);
        boolean below = height - target.getMaxY() >= up;
        if (below && target.getHeight() <= FLAT) {
            return new Beside(
                    x, target.getMaxY() + GAP, upright(target.getMaxY(), target.getMaxY() + GAP + OVERLAP, tipX));
        }
        if (target.getMinX() >= across) {
            double left = target.getMinX() - GAP - calloutWidth;
            return new Beside(left, y, sideways(target.getMinX(), left + calloutWidth - OVERLAP, tipY));
        }
        if (width - target.getMaxX() >= across) {
            double left = target.getMaxX() + GAP;
            return new Beside(left, y, sideways(target.getMaxX(), left + OVERLAP, tipY));
        }
        if (below) {
            return new Beside(
                    x, target.getMaxY() + GAP, upright(target.getMaxY(), target.getMaxY() + GAP + OVERLAP, tipX));
        }
        if (target.getMinY() >= up) {
            double top = target.getMinY() - GAP - calloutHeight;
            return new Beside(x, top, upright(target.getMinY(), top + calloutHeight - OVERLAP, tipX));
        }
        double top = inside(target.getCenterY() + 3 * GAP, height - calloutHeight);
        return new Beside(x, top, upright(top - GAP, top + OVERLAP, tipX));
    }

    private static double inside(double place, double most) {
        return Math.max(EDGE, Math.min(most - EDGE, place));
    }

    private static double between(double place, double from, double length) {
        return Math.max(from + 2 * HALF, Math.min(from + length - 2 * HALF, place));
    }

    private static List<Double> sideways(double tip, double foot, double y) {
        return List.of(tip, y, foot, y - HALF, foot, y + HALF);
    }

    private static List<Double> upright(double tip, double foot, double x) {
        return List.of(x, tip, x - HALF, foot, x + HALF, foot);
    }
}
