package latentatlas.ui.tour;

import java.util.function.Supplier;
import javafx.scene.Node;
import latentatlas.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * One thing the tour points at.
 *
 * @param key of its words
 * @param place the control as it is now; null where there is none
 */
public record Stop(String key, Supplier<@Nullable Node> place) {
    String title() {
        return Message.text("tour." + key + ".title");
    }

    String text() {
        return Message.text("tour." + key + ".text");
    }
}
