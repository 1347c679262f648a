package latentatlas.picture;

import java.util.List;
import latentatlas.latent.LatentPoint;

/**
 * A way as the map shows it.
 *
 * @param points along it, past its ends too where it runs on
 * @param middle a handle between the ends
 * @param others ways of other kinds between the same ends, shown thinner
 */
public record Way(
        List<LatentPoint> points, LatentPoint a, LatentPoint b, LatentPoint middle, List<List<LatentPoint>> others) {
    public Way {
        points = List.copyOf(points);
        others = List.copyOf(others);
    }

    /** What of a way can be dragged. */
    public enum Handle {
        A,
        B,
        MIDDLE
    }

    public LatentPoint at(Handle handle) {
        return switch (handle) {
            case A -> a;
            case B -> b;
            case MIDDLE -> middle;
        };
    }
}
