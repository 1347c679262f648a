package latentatlas.ui.shell;

import java.util.List;
import latentatlas.archive.PlaneText;
import latentatlas.image.drawing.Drawing;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.Bookmark;
import latentatlas.picture.MapLayer;
import latentatlas.ui.map.model.MapOptions;
import latentatlas.ui.map.model.Sight;
import org.jspecify.annotations.Nullable;

/**
 * How a window shows what it shows: what a person set and would set again, next to the model and its data. Immutable.
 *
 * @param page of the side panel
 * @param sight null while the map follows the data
 * @param hidden labels, in order
 * @param plane through a space of more than two dimensions; null for a model's own
 * @param moment of the training that is looked at, epochs; NaN for the model as it is
 */
record View(
        String page,
        LatentPoint cursor,
        @Nullable Sight sight,
        MapLayer layer,
        MapOptions.Choices options,
        List<Integer> hidden,
        List<Bookmark> bookmarks,
        Pads pads,
        @Nullable PlaneText plane,
        double moment) {
    /** What is drawn on both pads. */
    record Pads(Drawing a, Drawing b) {
        static final Pads EMPTY = new Pads(Drawing.EMPTY, Drawing.EMPTY);
    }

    /** Of a window that nobody has touched yet. */
    static final View START = new View(
            SidePages.FIRST,
            LatentPoint.ORIGIN,
            null,
            MapLayer.MANIFOLD,
            new MapOptions().choices(),
            List.of(),
            List.of(),
            Pads.EMPTY,
            null,
            Double.NaN);

    View {
        hidden = hidden.stream().sorted().toList();
        bookmarks = List.copyOf(bookmarks);
    }

    /** Without what holds of one model only. */
    View ofAnyModel() {
        return new View(page, cursor, sight, layer, options, hidden, bookmarks, pads, null, Double.NaN);
    }
}
