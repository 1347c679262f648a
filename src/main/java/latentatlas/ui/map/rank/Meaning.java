package latentatlas.ui.map.rank;

import java.util.Locale;
import latentatlas.measure.Strangeness;
import latentatlas.message.Message;
import latentatlas.session.Exhibit;

/** What scores mean, in words, and why one has no meaning for a model. */
final class Meaning {
    private Meaning() {}

    static String of(Strangeness score) {
        return Message.text("rank.meaning." + tag(score));
    }

    /** Why a score has no meaning for what is shown; empty where it has one. */
    static String missing(Strangeness score, Exhibit exhibit) {
        if (exhibit.images() == null) {
            return Message.text("rank.no-images");
        }
        return score.possible(exhibit.model())
                ? ""
                : Message.text(
                        "rank.no-prior." + tag(exhibit.model().architecture().kind()));
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
