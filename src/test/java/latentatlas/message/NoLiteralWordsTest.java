package latentatlas.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Words reach the screen by key alone: a literal would stay in one language. */
class NoLiteralWordsTest {
    private static final Path SOURCES = Path.of("src/main/java/latentatlas");

    /** What puts a text on the screen, with a literal of at least one word somewhere in its first argument. */
    private static final Pattern SHOWN = Pattern.compile(
            "(?:\\.?set(?:Text|Title|HeaderText|ContentText|PromptText|AccessibleText|AccessibleHelp|Message)"
                    + "|new (?:Label|Button|ToggleButton|RadioButton|CheckBox|Tooltip|Text|Hyperlink|MenuButton|Menu|MenuItem"
                    + "|CheckMenuItem|RadioMenuItem|ButtonType|Notification|TitledPane|TableColumn(?:<[^>]*>)?))"
                    + "\\(\\s*(?:[\\w.]+ \\+ )?\"([^\"]*\\p{L}{2,}[^\"]*)\"");

    private static final Pattern PROBLEM = Pattern.compile("new ProblemException\\(\\s*\"([^\"]*)\"");

    /** The program's name is the same in every language, and so is the abbreviation of a file's format. */
    private static final Set<String> NAMES = Set.of("Latent Atlas", "GIF");

    @Test
    void theScreenShowsNoLiteralWords() throws IOException {
        assertThat(found(SOURCES.resolve("ui"), SHOWN)).isEmpty();
    }

    @Test
    void aProblemIsNoSentence() throws IOException {
        assertThat(found(SOURCES, PROBLEM)).isEmpty();
    }

    private static List<String> found(Path root, Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(root)) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                pattern.matcher(Files.readString(source))
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .filter(words -> !NAMES.contains(words))
                        .forEach(words -> found.add(source.getFileName() + ": " + words));
            }
        }
        return found;
    }
}
