package latentatlas.vae;

import java.util.Locale;
import latentatlas.message.Message;

/** How far apart two decoded images are. */
public enum Metric {
    EUCLIDEAN,
    /**
     * The metric of distributions (Rao 1945): a step counts by how well the likelihood tells its two ends apart. For Bernoulli
     * pixels a step dp has the length dp / sqrt(p (1 - p)).
     */
    FISHER_RAO;

    public String title() {
        return Message.text(key());
    }

    public String meaning() {
        return Message.text(key() + ".meaning");
    }

    private String key() {
        return "metric." + name().toLowerCase(Locale.ROOT);
    }

    /** As the command line writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
