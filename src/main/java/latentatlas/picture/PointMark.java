package latentatlas.picture;

import java.util.Locale;
import latentatlas.message.Message;

/** What a point looks like. */
public enum PointMark {
    DOT,
    /** One shape a label, so that labels differ by more than colour. */
    SHAPE,
    /** The first letter or digit of the label. */
    GLYPH;

    public String title() {
        return Message.text("point." + name().toLowerCase(Locale.ROOT));
    }
}
