package latentatlas.picture;

import java.util.Locale;
import latentatlas.message.Message;

/** What lies under the points. */
public enum MapLayer {
    PLAIN,
    MANIFOLD,
    DENSITY,
    CLASSES,
    DISTORTION,
    GAP;

    public String title() {
        return Message.text(key());
    }

    public String meaning() {
        return Message.text(key() + ".meaning");
    }

    private String key() {
        return "layer." + name().toLowerCase(Locale.ROOT);
    }
}
