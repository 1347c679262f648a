package latentatlas.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ColourTest {
    private static final Set<Path> HOMES = Set.of(
            Path.of("src/main/java/latentatlas/picture/Theme.java"),
            Path.of("src/main/java/latentatlas/picture/Palette.java"),
            Path.of("src/main/java/latentatlas/picture/HeatScale.java"));

    /** The toolkit's, not the program's: {@code DarkSheetTest} holds it to what the toolkit says. */
    private static final Path TOOLKIT = Path.of("src/main/resources/latentatlas/ui/theme/dark.css");

    /** What takes a pixel apart is no colour. */
    private static final Set<String> MASKS = Set.of("FFFFFF", "FF00FF", "00FF00");

    private static final Pattern IN_CODE =
            Pattern.compile("0x([0-9A-Fa-f]{6})\\b|Color\\.(?:web|rgb)\\([\"\\d]|Color\\.[A-Z]{3,}");
    private static final Pattern IN_STYLES = Pattern.compile(":[^;{]*(#[0-9A-Fa-f]{3,8}\\b|rgba?\\(|hsba?\\()");

    @Test
    void everyColourStandsOnceAndInItsPlace() throws IOException {
        List<String> strays = new ArrayList<>();
        List<String> colours = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean code = file.toString().endsWith(".java");
                boolean bits = file.startsWith(Path.of("src/main/java/latentatlas/net"));
                if (bits || file.equals(TOOLKIT) || (!code && !file.toString().endsWith(".css"))) {
                    continue;
                }
                Matcher found = (code ? IN_CODE : IN_STYLES).matcher(Files.readString(file));
                while (found.find()) {
                    String literal = String.valueOf(found.group(1)).toUpperCase(Locale.ROOT);
                    if (HOMES.contains(file)) {
                        colours.add(literal);
                    } else if (!code || !MASKS.contains(literal)) {
                        strays.add(file + ": " + found.group());
                    }
                }
            }
        }
        colours.remove("FFFFFF"); // The mask in Palette beside the white in Theme.
        assertEquals(List.of(), strays);
        assertEquals(new HashSet<>(colours).size(), colours.size(), "twice in " + colours);
        assertTrue(colours.size() > 40, colours.size() + " colours");
    }
}
