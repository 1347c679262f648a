package latentatlas.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import latentatlas.picture.Palette;
import latentatlas.picture.Theme;
import latentatlas.ui.Screen;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Contrast of text, after the Web Content Accessibility Guidelines 2.1, criterion 1.4.3: at least 4.5 to 1. */
@ExtendWith(ApplicationExtension.class)
class ContrastTest {
    private static final double LEAST = 4.5;
    private static final double LEAST_OF_SHAPES = 3;
    private static final Pattern TEXT_FILL = Pattern.compile("-fx-text-fill:\\s*([^;]+);");

    /** Text by its token, and all grounds on which it stands: the uppermost token last. */
    private static final Map<String, List<List<String>>> USES = Map.of(
            "-color-fg-default", grounds("-color-accent-subtle", "-color-warning-subtle"),
            "-color-fg-muted", grounds("-color-neutral-subtle"),
            "-color-fg-subtle", List.of(List.of("-atlas-inset"), List.of("-color-bg-default")),
            "-color-success-fg", List.of(List.of("-atlas-panel")),
            "-color-warning-fg", List.of(List.of("-atlas-panel"), List.of("-color-bg-default")),
            "-color-danger-fg", List.of(List.of("-atlas-panel"), List.of("-color-bg-default")),
            "-color-fg-emphasis", List.of(List.of("-color-accent-emphasis")));

    private final Region probe = new Region();
    private final StackPane root = new StackPane(probe);

    @Start
    void start(Stage stage) {
        Scene scene = new Scene(root);
        StyleSheets.dress(scene, 1);
        stage.setScene(scene);
        stage.show();
    }

    /** Panels, fields, cards over the map, menus and dialogs, and what may lie over panels and cards. */
    private static List<List<String>> grounds(String... veils) {
        List<List<String>> grounds = new ArrayList<>(List.of(
                List.of("-atlas-panel"),
                List.of("-atlas-inset"),
                List.of("-atlas-inset", "-atlas-chip"),
                List.of("-color-bg-default"),
                List.of("-color-bg-subtle")));
        for (String veil : veils) {
            grounds.add(List.of("-atlas-panel", veil));
            grounds.add(List.of("-atlas-inset", "-atlas-chip", veil));
        }
        return grounds;
    }

    @ParameterizedTest
    @EnumSource
    void everyTextCanBeReadOnItsGrounds(Theme theme, FxRobot robot) {
        robot.interact(() -> StyleSheets.apply(theme));
        List<String> weak = new ArrayList<>();
        USES.forEach((text, grounds) -> grounds.forEach(ground -> {
            Color below = ground.stream()
                    .map(token -> colour(robot, token))
                    .reduce(ContrastTest::over)
                    .orElseThrow();
            double contrast = Screen.contrast(over(below, colour(robot, text)), below);
            if (contrast < LEAST) {
                weak.add(String.format("%s on %s: %.2f", text, ground, contrast));
            }
        }));
        assertThat(weak).isEmpty();
    }

    /** Criterion 1.4.11: at least 3 to 1 against what is beside it. */
    @ParameterizedTest
    @EnumSource
    void theRingAroundWhatHasTheKeyboardIsSeenOnEveryGround(Theme theme, FxRobot robot) {
        robot.interact(() -> StyleSheets.apply(theme));
        Color ring = colour(robot, "-atlas-focus");
        assertThat(grounds()).allSatisfy(ground -> {
            Color below = ground.stream()
                    .map(token -> colour(robot, token))
                    .reduce(ContrastTest::over)
                    .orElseThrow();
            assertThat(Screen.contrast(ring, below)).as(ground.toString()).isGreaterThanOrEqualTo(LEAST_OF_SHAPES);
        });
    }

    @ParameterizedTest
    @EnumSource
    void textOnTheMapAndOnChartsCanBeRead(Theme theme) {
        List<Integer> grounds = new ArrayList<>(List.of(theme.paper(), theme.panel(), theme.card()));
        assertThat(grounds).allSatisfy(ground -> {
            assertThat(Screen.contrast(Colours.of(theme.ink()), Colours.of(ground)))
                    .isGreaterThanOrEqualTo(LEAST);
            assertThat(Screen.contrast(Colours.of(theme.muted()), Colours.of(ground)))
                    .isGreaterThanOrEqualTo(LEAST);
        });
    }

    /** Points of any label shine through cards. */
    @ParameterizedTest
    @EnumSource
    void textOnACardCanBeReadOverThePointsOfAnyLabel(Theme theme, FxRobot robot) {
        robot.interact(() -> StyleSheets.apply(theme));
        Color card = Colours.of(theme.card(), Theme.VEIL);
        Color text = colour(robot, "-color-fg-muted");
        assertThat(IntStream.range(0, 10).mapToDouble(label -> {
                    Color ground = over(Colours.of(Palette.rgb(label, theme)), card);
                    return Screen.contrast(text, ground);
                }))
                .allMatch(contrast -> contrast >= LEAST);
    }

    @ParameterizedTest
    @EnumSource
    void noTextHasAColourThatIsNotMeasured(Theme theme) throws IOException {
        String css = Files.readString(Path.of("src/main/resources/latentatlas/ui/theme/atlas.css"));
        Set<String> used = TEXT_FILL
                .matcher(css)
                .results()
                .map((MatchResult match) -> match.group(1).trim())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used).isNotEmpty().isSubsetOf(USES.keySet());
    }

    private Color colour(FxRobot robot, String token) {
        robot.interact(() -> {
            probe.setStyle("-fx-background-color: " + token);
            root.applyCss();
        });
        return (Color) probe.getBackground().getFills().get(0).getFill();
    }

    private static Color over(Color below, Color above) {
        return below.interpolate(Color.color(above.getRed(), above.getGreen(), above.getBlue()), above.getOpacity());
    }
}
