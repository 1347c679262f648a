package latentatlas.message;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of one file for a library that looks words up by keys of its own. Immutable. */
final class Lines extends ResourceBundle {
    private final Language language = Language.now();
    private final String first;
    private final Object[] arguments;

    Lines(String first, Object... arguments) {
        this.first = first;
        this.arguments = arguments.clone();
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return handleKeySet().contains(key) ? Message.of(first + key, arguments).text(language) : null;
    }

    @Override
    protected Set<String> handleKeySet() {
        return Bundle.keys(language, first);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(handleKeySet());
    }

    @Override
    public Locale getLocale() {
        return language.locale();
    }
}
