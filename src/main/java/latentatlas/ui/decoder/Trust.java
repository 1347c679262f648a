package latentatlas.ui.decoder;

import java.util.ArrayList;
import java.util.List;
import latentatlas.message.Message;
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
            String away = Figures.brief(distance);
            lines.add(
                    usual > 0
                            ? Message.text(
                                    empty ? "decoded.empty.usual" : "decoded.code.usual",
                                    away,
                                    Figures.brief(distance / usual))
                            : Message.text(empty ? "decoded.empty" : "decoded.code", away));
        }
        lines.add(prior());
        if (!Double.isNaN(entropy)) {
            lines.add(Message.text(
                    "decoded.entropy." + sharpness(),
                    Message.of("decoded.entropy", Figures.fixed(entropy, 0)),
                    Figures.fixed(usualEntropy, 0)));
        }
        return String.join("\n", lines);
    }

    private String prior() {
        if (Double.isNaN(beyond)) {
            return Message.text("decoded.prior.none");
        }
        return beyond < LEAST_SHARE
                ? Message.text("decoded.prior.least", Figures.fixed(100 * LEAST_SHARE, 2))
                : Message.text("decoded.prior", Figures.brief(100 * beyond));
    }

    private String sharpness() {
        if (!(usualEntropy > 0)) {
            return "alone";
        }
        double share = entropy / usualEntropy;
        return share > BLUR ? "vaguer" : share < 1 / BLUR ? "clearer" : "usual";
    }
}
