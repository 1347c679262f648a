package latentatlas.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {
    private static final Path RESOURCES = Path.of("src/main/resources/latentatlas/message");
    /** A literal such as "map.legend.title", or the beginning of several such as "map.layer.". */
    private static final Pattern KEY = Pattern.compile("\"([a-z][a-zA-Z0-9]*(?:\\.[a-zA-Z0-9_-]+)+\\.?|[a-z]+\\.)\"");

    private static final Pattern GAP = Pattern.compile("\\{(\\d+)");

    @ParameterizedTest
    @EnumSource
    void everyKeyInTheSourcesHasItsWords(Language language) throws IOException {
        Map<String, String> words = words(language);
        TreeSet<String> files = files(words);
        assertThat(keysInSources())
                .filteredOn(key -> files.contains(key.substring(0, key.indexOf('.'))))
                .allMatch(key -> key.endsWith(".")
                        ? words.keySet().stream().anyMatch(line -> line.startsWith(key))
                        : words.containsKey(key));
    }

    @Test
    void everyLineIsSaidSomewhere() throws IOException {
        TreeSet<String> keys = keysInSources();
        assertThat(words(Language.ENGLISH).keySet())
                .allMatch(line -> keys.contains(line)
                        || keys.stream().anyMatch(key -> key.endsWith(".") && line.startsWith(key)));
    }

    @Test
    void bothLanguagesHaveTheSameLinesWithTheSameGaps() throws IOException {
        Map<String, String> english = words(Language.ENGLISH);
        Map<String, String> chinese = words(Language.CHINESE);
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        english.forEach(
                (key, line) -> assertThat(gaps(chinese.get(key))).as(key).isEqualTo(gaps(line)));
    }

    @ParameterizedTest
    @EnumSource
    void noLineHasAnApostropheThatTheFormatEats(Language language) throws IOException {
        assertThat(words(language)).allSatisfy((key, line) -> {
            assertThat(line.replace("''", "")).as(key).doesNotContain("'");
            assertThat(new MessageFormat(line, language.locale())).as(key).isNotNull();
        });
    }

    @Test
    void chineseIsPunctuatedInFullWidth() throws IOException {
        Pattern half = Pattern.compile("\\p{IsHan}\\s?[,;!?]|[,;!?]\\s?\\p{IsHan}|\\([^)]*\\p{IsHan}[^(]*\\)");
        assertThat(words(Language.CHINESE))
                .allSatisfy((key, line) -> assertThat(line).as(key).doesNotContainPattern(half));
    }

    /** The command line's words go to terminals that may know no other sign. */
    @ParameterizedTest
    @EnumSource
    void whatIsSubtractedOnTheScreenHasAMinusSign(Language language) throws IOException {
        Pattern hyphen = Pattern.compile("(?<![\\w.\\-*’])-(?=ELBO|log|\\d)");
        assertThat(words(language))
                .allSatisfy((key, line) -> assertThat(key.matches("(cli|help)\\..*") ? "" : line)
                        .as(key)
                        .doesNotContainPattern(hyphen));
    }

    @Test
    void aLanguageIsNamedInItself() {
        assertThat(Language.CHINESE.ownName()).isEqualTo("简体中文");
        assertThat(Language.nearest(Locale.TAIWAN)).isEqualTo(Language.CHINESE);
        assertThat(Language.nearest(Locale.GERMANY)).isEqualTo(Language.ENGLISH);
    }

    @Test
    void aKeyWithoutALineIsAFault() {
        assertThatThrownBy(() -> Message.text("nowhere.at.all")).isInstanceOf(MissingResourceException.class);
    }

    private static TreeSet<String> files(Map<String, String> words) {
        return words.keySet().stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static TreeSet<String> keysInSources() throws IOException {
        TreeSet<String> keys = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(source))
                        .results()
                        .map(match -> match.group(1))
                        .forEach(keys::add);
            }
        }
        return keys;
    }

    private static TreeSet<String> gaps(String line) {
        return GAP.matcher(line).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> words(Language language) throws IOException {
        Map<String, String> words = new TreeMap<>();
        try (Stream<Path> files = Files.list(RESOURCES.resolve(language.tag()))) {
            for (Path file : files.toList()) {
                Properties lines = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    lines.load(reader);
                }
                String first = file.getFileName().toString().replace(".properties", ".");
                lines.forEach((key, line) -> words.put(first + key, line.toString()));
            }
        }
        return words;
    }
}
