package latentatlas.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All that is apart is apart by a step of one scale; what must grow with the text is in em. */
class SpacingTest {
    private static final Set<String> SCALE = Set.of("0", "1", "2", "4", "6", "8", "12", "16", "24", "32");
    private static final Pattern IN_SHEETS =
            Pattern.compile("-fx-(?:padding|label-padding|spacing|hgap|vgap|graphic-text-gap):\\s*([^;]+);");
    private static final Pattern IN_SOURCES = Pattern.compile(
            "(?:new (?:Insets|VBox|HBox|GridPane|FlowPane|TilePane)|set(?:Spacing|Hgap|Vgap|GraphicTextGap))"
                    + "\\(\\s*([0-9.]+(?:\\s*,\\s*[0-9.]+)*)\\s*[,)]");

    private static List<String> outside(Pattern pattern, Path file) throws IOException {
        List<String> found = new ArrayList<>();
        Matcher at = pattern.matcher(Files.readString(file));
        while (at.find()) {
            for (String value : at.group(1).trim().split("[\\s,]+")) {
                if (!value.endsWith("em") && !SCALE.contains(value)) {
                    found.add(file.getFileName() + ": " + at.group());
                }
            }
        }
        return found;
    }

    @Test
    void theStyleSheetKeepsToTheScale() throws IOException {
        assertThat(outside(IN_SHEETS, Path.of("src/main/resources/latentatlas/ui/theme/atlas.css")))
                .isEmpty();
    }

    @Test
    void theSourcesKeepToTheScale() throws IOException {
        List<String> outside = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/latentatlas/ui"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                outside.addAll(outside(IN_SOURCES, source));
            }
        }
        assertThat(outside).isEmpty();
    }
}
