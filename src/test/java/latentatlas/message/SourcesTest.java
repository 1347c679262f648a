package latentatlas.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read stands in the language files, and nowhere in the sources of these packages. */
class SourcesTest {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?m)^\\s*//[^\\n]*", Pattern.DOTALL);
    /** Nothing gives back what it took: long texts need no deep stack. */
    private static final String QUOTED = "\"((?:[^\"\\\\\\n]++|\\\\.)*+)\"";
    /** Semicolons and braces within literals are none of a statement's. */
    private static final Pattern STATEMENT = Pattern.compile("(?:" + QUOTED + "|'(?:[^'\\\\]|\\\\.)'|[^;{}\"']++)++");

    private static final Pattern LITERAL = Pattern.compile(QUOTED);
    /** Two words, or one that begins as a heading does. */
    private static final Pattern WORDS = Pattern.compile("[A-Za-z]{2,},? [a-z]{2,}|^[A-Z][a-z]+$");
    /** The log's, the developers' and the compiler's. */
    private static final Pattern NOT_SAID = Pattern.compile(
            "Logger\\s*\\.|(Argument|State|IO)Exception\\(|requireNonNull|@SuppressWarnings|new Crew\\(");
    /** Names that file formats, libraries and operating systems give. */
    private static final Set<String> NAMES_OF_OTHERS =
            Set.of("SvgText.java", "GifFile.java", "LogFile.java", "Settings.java");

    @ParameterizedTest
    @ValueSource(strings = {"cli", "latent", "measure", "picture", "session", "training"})
    void noWordsStandInTheSources(String part) throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/latentatlas", part))) {
            List<String> left = new ArrayList<>();
            for (Path source : sources.filter(SourcesTest::isOurs).toList()) {
                left.addAll(words(Files.readString(source)));
            }
            assertThat(left).isEmpty();
        }
    }

    @Test
    void wordsAreTold() {
        assertThat(words("Label a = new Label(\"Nearest\"); f(\"the map; of {all}\"); g(\"map.key\", \"layer\");"))
                .containsExactly("Nearest", "the map; of {all}");
        assertThat(words("Logger.warn(\"it is gone\"); // but the code\n /* says \"not so\" */"))
                .isEmpty();
    }

    private static boolean isOurs(Path source) {
        return source.toString().endsWith(".java") && !NAMES_OF_OTHERS.contains(String.valueOf(source.getFileName()));
    }

    private static List<String> words(String source) {
        return STATEMENT
                .matcher(COMMENT.matcher(source).replaceAll(""))
                .results()
                .map(statement -> statement.group())
                .filter(statement -> !NOT_SAID.matcher(statement).find())
                .flatMap(statement -> LITERAL.matcher(statement).results().map(match -> match.group(1)))
                .filter(text -> WORDS.matcher(text).find())
                .toList();
    }
}
