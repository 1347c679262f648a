package latentatlas.ui.decoder;

import java.util.ArrayList;
import java.util.List;
import latentatlas.picture.Figures;

/**
 * How far what the decoder shows at a place can be trusted. Immutable.
 *
 * @param beyond share of the prior's samples that lie farther out; NaN for a model without a prior
 * @param distance to the nearest code, units of the plane; NaN without codes
 * @param usual the median distance from a code to the next, units of the plane
 * @param empty whether no code lies near enough for the decoder to have learned what it shows
 * @param entropy of the decoded image, nats; NaN where pixels are no events
 * @param usualEntropy the median over codes, nats
 */
record Trust(double beyond, double distance, double usual, boolean empty, double entropy, double usualEntropy) {
    private static final double BLUR = 1.25;
    private static final double LEAST_SHARE = 1e-4;

    /** In words, a line each: data, prior, image. */
    String words() {
        List<String> lines = new ArrayList<>();
        if (!Double.isNaN(distance)) {
            lines.add((empty ? "No data here; nearest " : "Nearest code ")
                    + Figures.brief(distance) + " away"
                    + (usual > 0 ? ", " + Figures.brief(distance / usual) + " × usual" : ""));
        }
        lines.add(prior());
        if (!Double.isNaN(entropy)) {
            lines.add("Pixel entropy " + Figures.fixed(entropy, 0) + " nats, " + sharpness());
        }
        return String.join("\n", lines);
    }

    private String prior() {
        if (Double.isNaN(beyond)) {
            return "No prior: codes may lie anywhere";
        }
        return (beyond < LEAST_SHARE ? "Less than 0.01" : Figures.brief(100 * beyond))
                + " % of the prior lies farther out";
    }

    private String sharpness() {
        if (!(usualEntropy > 0)) {
            return "nothing to compare with";
        }
        double share = entropy / usualEntropy;
        String than = share > BLUR ? "vaguer than usual" : share < 1 / BLUR ? "clearer than usual" : "as usual";
        return than + " (" + Figures.fixed(usualEntropy, 0) + ")";
    }
}
