package latentatlas.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.stage.Stage;
import latentatlas.message.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class GlyphsTest {
    @Start
    void start(Stage stage) {
        stage.show();
    }

    @Test
    void lettersDifferButThoseOfNoFontAreTheSameBox(FxRobot robot) {
        robot.interact(() -> {
            assertThat(Glyphs.differ("a", "b")).isTrue();
            assertThat(Glyphs.differ("a", "a")).isFalse();
            // Set aside for private use: no font of a system has them.
            assertThat(Glyphs.differ("\uF123", "\uF124")).isFalse();
        });
    }

    @Test
    void englishCanAlwaysBeShown(FxRobot robot) {
        robot.interact(() -> assertThat(Glyphs.canShow(Language.ENGLISH)).isTrue());
    }
}
