package latentatlas.latent;

import java.util.Locale;
import latentatlas.message.Message;

/** Ways from one code to another. */
public enum PathKind {
    STRAIGHT,
    GEODESIC,
    DATA;

    public String title() {
        return Message.text(key());
    }

    public String meaning() {
        return Message.text(key() + ".meaning");
    }

    private String key() {
        return "ways.kind." + name().toLowerCase(Locale.ROOT);
    }
}
