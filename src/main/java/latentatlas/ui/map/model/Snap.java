package latentatlas.ui.map.model;

import java.util.Locale;
import latentatlas.message.Message;

/** What the cursor is drawn to where a move ends nearby. */
public enum Snap {
    OFF,
    CODE,
    CENTRE;

    public String title() {
        return Message.text("map.snap." + name().toLowerCase(Locale.ROOT));
    }
}
