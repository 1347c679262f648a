package latentatlas.picture;

import java.util.Arrays;
import java.util.List;
import latentatlas.message.Message;

/** Several things said one after the other, as the language of the moment ends its sentences. */
public final class Sentences {
    private Sentences() {}

    public static String of(List<Message> said) {
        return join(said.stream().map(Message::text).toList());
    }

    /** The same of texts that are words already; empty ones are left out. */
    public static String join(List<String> said) {
        return said.stream()
                .filter(text -> !text.isBlank())
                .reduce((before, next) -> Message.text("spoken.then", before, next))
                .orElse("");
    }

    /** Lines of a text as sentences. */
    public static String lines(String text) {
        return join(Arrays.asList(text.split("\n", -1)));
    }
}
