package latentatlas.measure;

import java.util.Locale;
import latentatlas.message.Message;

/**
 * A figure of a model on a set of images; {@link #text} says how it is defined.
 */
public enum Score {
    NEGATIVE_ELBO("nats-image"),
    RECONSTRUCTION("nats-image"),
    KL("nats-image"),
    IWAE_BOUND("nats-image"),
    LOG_LIKELIHOOD("nats-image"),
    LOG_LIKELIHOOD_ERROR("nats-image"),
    APPROXIMATION_GAP("nats-image"),
    AMORTISATION_GAP("nats-image"),
    MUTUAL_INFORMATION("nats"),
    MARGINAL_KL("nats"),
    ACTIVE_UNITS("dimensions"),
    NEIGHBOUR_AGREEMENT("share"),
    TRUSTWORTHINESS("range"),
    CONTINUITY("range"),
    SMOOTHNESS("intensity"),
    COMPLETENESS("share");

    private final String unit;

    Score(String unit) {
        this.unit = unit;
    }

    /** As a heading. */
    public String title() {
        return Message.text("score." + key());
    }

    public String unit() {
        return Message.text("score.unit." + unit);
    }

    /** Its definition, a sentence. */
    public String text() {
        return Message.text("score." + key() + ".text");
    }

    /** As a key: log_likelihood. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
