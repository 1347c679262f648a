package latentatlas.ui.map.model;

import java.util.Locale;
import latentatlas.message.Message;

/** What a drag over the map does. */
public enum Tool {
    CURSOR,
    BOX,
    LASSO;

    public String title() {
        return Message.text(key());
    }

    public String meaning() {
        return Message.text(key() + ".meaning");
    }

    private String key() {
        return "map.tool." + name().toLowerCase(Locale.ROOT);
    }
}
