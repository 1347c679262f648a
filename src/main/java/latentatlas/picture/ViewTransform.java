package latentatlas.picture;

import java.util.Arrays;
import java.util.function.IntPredicate;
import latentatlas.latent.Bounds;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPoint;
import org.jspecify.annotations.Nullable;

/**
 * Where on the screen a point of the latent plane lies. The scale is the same in x and y; the plane's y grows upwards.
 *
 * @param centre shown in the middle
 * @param pixelsPerUnit scale
 * @param width pixels
 * @param height pixels
 */
public record ViewTransform(LatentPoint centre, double pixelsPerUnit, double width, double height) {
    static final double SMALLEST_SCALE = 1e-3;
    static final double LARGEST_SCALE = 1e7;

    private static final double LIKE_SCALE = 0.06;
    private static final double LIKE_SHARE = 0.025;

    public ViewTransform {
        pixelsPerUnit = Math.max(SMALLEST_SCALE, Math.min(LARGEST_SCALE, pixelsPerUnit));
        width = Math.max(1, width);
        height = Math.max(1, height);
    }

    /** The view that shows all of {@code bounds}, as large as it fits. */
    public static ViewTransform fit(Bounds bounds, double width, double height) {
        double scale = Math.min(Math.max(1, width) / bounds.width(), Math.max(1, height) / bounds.height());
        return new ViewTransform(bounds.centre(), scale, width, height);
    }

    public double screenX(double x) {
        return width / 2 + (x - centre.x()) * pixelsPerUnit;
    }

    public double screenY(double y) {
        return height / 2 - (y - centre.y()) * pixelsPerUnit;
    }

    public double latentX(double screenX) {
        return centre.x() + (screenX - width / 2) / pixelsPerUnit;
    }

    public double latentY(double screenY) {
        return centre.y() - (screenY - height / 2) / pixelsPerUnit;
    }

    public LatentPoint latent(double screenX, double screenY) {
        return new LatentPoint(latentX(screenX), latentY(screenY));
    }

    /** Whether a place lies inside. */
    boolean shows(LatentPoint place) {
        return shows(place.x(), place.y());
    }

    /** Whether a place lies inside; what is no number does not. */
    boolean shows(double x, double y) {
        double across = screenX(x);
        double down = screenY(y);
        return across >= 0 && down >= 0 && across <= width && down <= height;
    }

    /**
     * The codes inside that are wanted, ascending: by the cloud's index where that is at hand, since of a million codes few may be in view.
     *
     * @return null where there are more than {@code most}
     */
    int @Nullable [] codes(Cloud cloud, IntPredicate wanted, int most) {
        if (cloud.searched()) {
            double[] lowest = {latentX(0), latentY(height)};
            double[] highest = {latentX(width), latentY(0)};
            return cloud.neighbours().inside(lowest, highest, most, wanted);
        }
        int[] found = new int[Math.min(most, cloud.size())];
        int size = 0;
        for (int i = 0; i < cloud.size(); i++) {
            if (shows(cloud.x()[i], cloud.y()[i]) && wanted.test(i)) {
                if (size == found.length) {
                    return null;
                }
                found[size++] = i;
            }
        }
        return Arrays.copyOf(found, size);
    }

    /** Magnified by {@code factor}, with the point under the pointer staying there. */
    public ViewTransform zoomed(double factor, double screenX, double screenY) {
        ViewTransform scaled = new ViewTransform(centre, pixelsPerUnit * factor, width, height);
        LatentPoint fixed = latent(screenX, screenY);
        LatentPoint moved = scaled.latent(screenX, screenY);
        return scaled.at(centre.plus(fixed.x() - moved.x(), fixed.y() - moved.y()));
    }

    /** Moved with the pointer by so many pixels. */
    public ViewTransform panned(double dx, double dy) {
        return at(centre.plus(-dx / pixelsPerUnit, dy / pixelsPerUnit));
    }

    public ViewTransform resized(double newWidth, double newHeight) {
        return new ViewTransform(centre, pixelsPerUnit, newWidth, newHeight);
    }

    private ViewTransform at(LatentPoint other) {
        return new ViewTransform(other, pixelsPerUnit, width, height);
    }

    /** {@code share} of the way to another view of the same size: the centre linearly, the scale by its logarithm. */
    public ViewTransform towards(ViewTransform other, double share) {
        double scale = pixelsPerUnit * Math.pow(other.pixelsPerUnit / pixelsPerUnit, share);
        return new ViewTransform(centre.towards(other.centre, share), scale, other.width, other.height);
    }

    /** Whether the views show nearly the same, so that going from one to the other would only unsettle. */
    public boolean like(ViewTransform other) {
        return Math.abs(Math.log(pixelsPerUnit / other.pixelsPerUnit)) < LIKE_SCALE
                && centre.distance(other.centre) * pixelsPerUnit < LIKE_SHARE * Math.min(width, height)
                && width == other.width
                && height == other.height;
    }

    /** Whether the eye could not tell the views apart. */
    public boolean near(ViewTransform other) {
        double ratio = pixelsPerUnit / other.pixelsPerUnit;
        return Math.abs(ratio - 1) < 1e-3
                && centre.distance(other.centre) * pixelsPerUnit < 0.25
                && width == other.width
                && height == other.height;
    }
}
