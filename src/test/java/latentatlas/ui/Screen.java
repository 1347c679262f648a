package latentatlas.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What tests of the screen share. */
public final class Screen {
    private static final int PATIENCE = 90;

    private Screen() {}

    /** Waits for something to become true, asked on the FX thread. */
    public static void waitUntil(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                PATIENCE,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(condition).get());
    }

    /** Keeps a picture of a window as a build artefact. */
    public static void keep(FxRobot robot, Stage stage, String name) throws IOException {
        WaitForAsyncUtils.waitForFxEvents();
        File file = new File("target/pictures/" + name + ".png");
        assertTrue(file.getParentFile().isDirectory() || file.getParentFile().mkdirs());
        Image[] picture = new Image[1];
        robot.interact(() -> picture[0] = stage.getScene().snapshot(null));
        assertTrue(ImageIO.write(SwingFXUtils.fromFXImage(picture[0], null), "png", file));
    }
}
