package latentatlas.ui.map;

import latentatlas.latent.Bounds;
import latentatlas.latent.LatentPoint;

/**
 * Where on the screen a point of the latent plane lies. The scale is the same in x and y; the plane's y grows upwards.
 *
 * @param centre shown in the middle
 * @param pixelsPerUnit scale
 * @param width pixels
 * @param height pixels
 */
record ViewTransform(LatentPoint centre, double pixelsPerUnit, double width, double height) {
    static final double SMALLEST_SCALE = 1e-3;
    static final double LARGEST_SCALE = 1e7;

    private static final double LIKE_SCALE = 0.06;
    private static final double LIKE_SHARE = 0.025;

    ViewTransform {
        pixelsPerUnit = Math.max(SMALLEST_SCALE, Math.min(LARGEST_SCALE, pixelsPerUnit));
        width = Math.max(1, width);
        height = Math.max(1, height);
    }

    /** The view that shows all of {@code bounds}, as large as it fits. */
    static ViewTransform fit(Bounds bounds, double width, double height) {
        double scale = Math.min(Math.max(1, width) / bounds.width(), Math.max(1, height) / bounds.height());
        return new ViewTransform(bounds.centre(), scale, width, height);
    }

    double screenX(double x) {
        return width / 2 + (x - centre.x()) * pixelsPerUnit;
    }

    double screenY(double y) {
        return height / 2 - (y - centre.y()) * pixelsPerUnit;
    }

    double latentX(double screenX) {
        return centre.x() + (screenX - width / 2) / pixelsPerUnit;
    }

    double latentY(double screenY) {
        return centre.y() - (screenY - height / 2) / pixelsPerUnit;
    }

    LatentPoint latent(double screenX, double screenY) {
        return new LatentPoint(latentX(screenX), latentY(screenY));
    }

    /** Magnified by {@code factor}, with the point under the pointer staying there. */
    ViewTransform zoomed(double factor, double screenX, double screenY) {
        ViewTransform scaled = new ViewTransform(centre, pixelsPerUnit * factor, width, height);
        LatentPoint fixed = latent(screenX, screenY);
        LatentPoint moved = scaled.latent(screenX, screenY);
        return scaled.at(centre.plus(fixed.x() - moved.x(), fixed.y() - moved.y()));
    }

    /** Moved with the pointer by so many pixels. */
    ViewTransform panned(double dx, double dy) {
        return at(centre.plus(-dx / pixelsPerUnit, dy / pixelsPerUnit));
    }

    ViewTransform resized(double newWidth, double newHeight) {
        return new ViewTransform(centre, pixelsPerUnit, newWidth, newHeight);
    }

    private ViewTransform at(LatentPoint other) {
        return new ViewTransform(other, pixelsPerUnit, width, height);
    }

    /** {@code share} of the way to another view of the same size: the centre linearly, the scale by its logarithm. */
    ViewTransform towards(ViewTransform other, double share) {
        double scale = pixelsPerUnit * Math.pow(other.pixelsPerUnit / pixelsPerUnit, share);
        return new ViewTransform(centre.towards(other.centre, share), scale, other.width, other.height);
    }

    /** Whether the views show nearly the same, so that going from one to the other would only unsettle. */
    boolean like(ViewTransform other) {
        return Math.abs(Math.log(pixelsPerUnit / other.pixelsPerUnit)) < LIKE_SCALE
                && centre.distance(other.centre) * pixelsPerUnit < LIKE_SHARE * Math.min(width, height)
                && width == other.width
                && height == other.height;
    }

    /** Whether the eye could not tell the views apart. */
    boolean near(ViewTransform other) {
        double ratio = pixelsPerUnit / other.pixelsPerUnit;
        return Math.abs(ratio - 1) < 1e-3
                && centre.distance(other.centre) * pixelsPerUnit < 0.25
                && width == other.width
                && height == other.height;
    }
}
