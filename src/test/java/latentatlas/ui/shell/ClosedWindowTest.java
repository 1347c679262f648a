package latentatlas.ui.shell;

import static latentatlas.ui.Screen.waitUntil;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;
import latentatlas.session.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A window that was closed, on a stage that lives on. */
@ExtendWith(ApplicationExtension.class)
class ClosedWindowTest {
    @TempDir
    private Path folder;

    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    @Test
    void nothingHoldsIt(FxRobot robot) throws Exception {
        WeakReference<AtlasWindow> closed = WaitForAsyncUtils.waitForAsyncFx(30_000, this::openedAndClosed);
        waitUntil(() -> {
            System.gc();
            return closed.get() == null;
        });
    }

    private WeakReference<AtlasWindow> openedAndClosed() {
        AtlasWindow window = new AtlasWindow(stage, 1, 1, new Settings(folder.resolve("settings.json")));
        window.show();
        window.close();
        stage.setScene(new Scene(new Group()));
        return new WeakReference<>(window);
    }
}
