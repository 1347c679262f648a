package latentatlas.ui.lesson;

import java.util.List;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.MapLayer;

/** What of the window lessons set up, beside the session. */
public interface Bench {
    /** Whether another model may take the place of the one at hand; asks where that would lose something. */
    boolean mayReplace();

    MapLayer layer();

    /** Shows a layer of the map, and all codes. */
    void show(MapLayer layer);

    /** Shows all codes. */
    void showAll();

    /** Shows a page of the side panel. */
    void page(String key);

    /** Puts the ends of the way on the map. */
    void way(LatentPoint a, LatentPoint b);

    /** Brings the pads into view. */
    void showPads();

    /** What the pads hold, [values] each, intensities. */
    List<float[]> drawn();
}
