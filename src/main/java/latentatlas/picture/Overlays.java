package latentatlas.picture;

import java.util.List;
import latentatlas.latent.LatentPoint;
import org.jspecify.annotations.Nullable;

/**
 * What lies over the points of the map.
 *
 * @param axes whether the edges carry coordinates
 * @param rings whether circles show one and two standard deviations of the prior
 * @param cursor null for none
 * @param way null for none
 */
public record Overlays(
        boolean axes,
        boolean rings,
        @Nullable LatentPoint cursor,
        @Nullable Way way,
        List<Bookmark> bookmarks) {
    /** Screen units between two numbers of an axis. */
    public static final double APART = 90;

    /** The widths of the bands that carry the numbers. */
    public static final double LEFT = 26;

    public static final double BOTTOM = 16;

    /** The cursor's radius. */
    public static final double RING = 13;

    public Overlays {
        bookmarks = List.copyOf(bookmarks);
    }
}
