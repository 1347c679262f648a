package latentatlas.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.Notification;
import java.nio.file.Path;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.stage.Stage;
import latentatlas.message.Language;
import latentatlas.message.Message;
import latentatlas.session.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A system without Chinese fonts. */
@ExtendWith(ApplicationExtension.class)
@Tag("long")
class NoFontTest {
    @TempDir
    private Path folder;

    private AtlasWindow window;

    @Start
    void start(Stage shown) {
        Windows windows = new Windows(
                1,
                new Settings(folder.resolve("settings.json")),
                new SimpleObjectProperty<>(ColorScheme.LIGHT),
                language -> language == Language.ENGLISH);
        window = windows.open(shown);
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(30_000, () -> window.close());
        Language.speak(Language.ENGLISH);
    }

    @Test
    void aLanguageThatWouldBeBoxesIsNotSpokenAndANoticeSaysWhatToInstall(FxRobot robot) {
        robot.interact(
                () -> window.commands().languages.get(Language.CHINESE).action().run());
        assertThat(Language.now()).isEqualTo(Language.ENGLISH);
        Notification notice = robot.lookup("#problem").queryAs(Notification.class);
        assertThat(notice.getMessage())
                .contains(Language.CHINESE.ownName())
                .contains(Message.text("language.installFont"));
    }
}
