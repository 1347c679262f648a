package latentatlas.picture;

import java.util.List;
import latentatlas.latent.Contour;

/**
 * Where the codes of a label lie. Immutable.
 *
 * @param label an index, or {@link Palette#NO_LABEL} for codes of any
 * @param regions of highest density, the outermost first
 */
public record LabelContours(int label, List<Contour> regions) {
    public LabelContours {
        regions = List.copyOf(regions);
    }
}
