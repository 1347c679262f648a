package latentatlas.message;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * Something to say: a key and what fills its gaps, put into words when it is shown.
 *
 * @param key file and line of the words, such as {@code map.legend.title}
 * @param arguments what stands for {@code {0}}, {@code {1}}, ...; a message among them is put into words too
 */
public record Message(String key, List<Object> arguments) {
    public static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments));
    }

    /** The words of a key in the language of the moment. */
    public static String text(String key, Object... arguments) {
        return of(key, arguments).text();
    }

    /**
     * All lines of a file in the language of the moment, for a library that looks words up itself.
     *
     * @param first the first part of their keys, such as {@code help.}
     * @param arguments fill the gaps of every line
     */
    public static ResourceBundle lines(String first, Object... arguments) {
        return new Lines(first, arguments);
    }

    /** The message in the language of the moment. */
    public String text() {
        return text(Language.now());
    }

    /**
     * The message in one language.
     *
     * @throws java.util.MissingResourceException if no line has the key
     */
    public String text(Language language) {
        Stream<Object> said = arguments.stream()
                .map(argument -> argument instanceof Message message ? message.text(language) : argument);
        return new MessageFormat(Bundle.pattern(language, key), language.locale()).format(said.toArray());
    }

    @Override
    public String toString() {
        return text();
    }
}
