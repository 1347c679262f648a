package latentatlas.app;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latentatlas.message.Language;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The language a command line asks for, for this start alone. It is taken before all else: help is in that language too.
 *
 * @param language null where none is asked for
 * @param others what else stands in the line
 */
record LanguageFlag(@Nullable Language language, List<String> others) {
    static final String NAME = "--language";

    /** Takes {@code --language zh} or {@code --language=zh} out of a line. */
    static LanguageFlag in(String... line) throws ProblemException {
        Language language = null;
        List<String> others = new ArrayList<>();
        for (int i = 0; i < line.length; i++) {
            if (line[i].equals(NAME)) {
                i++;
                language = named(i < line.length ? line[i] : "");
            } else if (line[i].startsWith(NAME + "=")) {
                language = named(line[i].substring(NAME.length() + 1));
            } else {
                others.add(line[i]);
            }
        }
        return new LanguageFlag(language, List.copyOf(others));
    }

    private static Language named(String tag) throws ProblemException {
        String known = Stream.of(Language.values()).map(Language::tag).collect(Collectors.joining(", "));
        return Language.of(tag)
                .orElseThrow(() -> new ProblemException(
                        Message.of("language.unknown", tag), null, Message.of("language.known", known)));
    }
}
