package latentatlas.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The toolkit's two themes differ little: the dark one is made from the light one. */
class DarkSheetTest {
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

    @Test
    void lightThemeAndTheDarkSheetAreTheDarkTheme() throws IOException {
        Map<String, String> light = declarations(read(PrimerLight.class, "primer-light.css"));
        Map<String, String> dark = declarations(read(PrimerLight.class, "primer-dark.css"));
        Map<String, String> both = new LinkedHashMap<>(light);
        declarations(StyleSheets.darkColours())
                .forEach((place, value) -> both.put(place.replaceFirst("^\\.root:dark ", ".root "), value));
        declarations(read(StyleSheets.class, "dark.css")).forEach((place, value) -> {
            assertThat(place).startsWith(".root:dark ");
            String plain = place.replaceFirst("^\\.root:dark ", "");
            assertThat(both.put(plain, value))
                    .as("what %s is in the light theme", plain)
                    .isNotNull()
                    .isNotEqualTo(value);
        });
        assertThat(new TreeSet<>(both.entrySet().stream().map(Object::toString).toList()))
                .isEqualTo(new TreeSet<>(
                        dark.entrySet().stream().map(Object::toString).toList()));
    }

    private static String read(Class<?> beside, String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name))) {
            return COMMENT.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .replaceAll("");
        }
    }

    /** Values by selector and property, the last where there are several. */
    private static Map<String, String> declarations(String sheet) {
        Map<String, String> found = new LinkedHashMap<>();
        RULE.matcher(sheet).results().forEach((MatchResult rule) -> {
            for (String selector : rule.group(1).split(",")) {
                Arrays.stream(rule.group(2).split(";(?!base64)"))
                        .filter(declaration -> declaration.contains(":"))
                        .forEach(declaration -> found.put(
                                selector.strip().replaceAll("\\s+", " ") + " |"
                                        + declaration.strip().split(":", 2)[0],
                                declaration.strip().split(":", 2)[1].strip()));
            }
        });
        return found;
    }
}
