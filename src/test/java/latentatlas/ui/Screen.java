package latentatlas.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
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

    /** Waits until all that has changed so far is laid out and in its style, however busy the machine is. */
    public static void waitForLayout(FxRobot robot, Stage stage) throws InterruptedException {
        CountDownLatch pulses = new CountDownLatch(2);
        Runnable pulse = () -> {
            pulses.countDown();
            Platform.requestNextPulse();
        };
        robot.interact(() -> {
            stage.getScene().addPostLayoutPulseListener(pulse);
            Platform.requestNextPulse();
        });
        assertTrue(pulses.await(PATIENCE, TimeUnit.SECONDS), "no pulse");
        robot.interact(() -> stage.getScene().removePostLayoutPulseListener(pulse));
    }

    /** The words of a label or a button. */
    public static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryLabeled().getText();
    }

    /** Presses a button, wherever the pointer is. */
    public static void fire(FxRobot robot, String query) {
        robot.interact(() -> robot.lookup(query).queryAs(ButtonBase.class).fire());
    }

    /** Chooses from a menu of the bar, or from one inside it, as the mouse does. */
    public static void choose(FxRobot robot, String menu, String item) {
        robot.interact(() -> item(robot, menu, item).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** A line of a menu of the bar, or of one inside it. */
    public static MenuItem item(FxRobot robot, String menu, String item) {
        return robot.lookup(menu).queryAs(MenuButton.class).getItems().stream()
                .flatMap(line -> line instanceof Menu inner
                        ? Stream.concat(Stream.of(line), inner.getItems().stream())
                        : Stream.of(line))
                .filter(line -> item.equals(line.getId()))
                .findFirst()
                .orElseThrow();
    }

    /** Keeps a picture of a window as a build artefact. */
    public static void keep(FxRobot robot, Stage stage, String name) throws IOException {
        WaitForAsyncUtils.waitForFxEvents();
        File file = new File("target/pictures/" + name + ".png");
        assertTrue(file.getParentFile().isDirectory() || file.getParentFile().mkdirs());
        Image[] picture = new Image[1];
        robot.interact(() -> picture[0] = stage.getScene().snapshot(null));
        // Without transparency, which the writer would take out pixel by pixel.
        var opaque = new BufferedImage(
                (int) picture[0].getWidth(), (int) picture[0].getHeight(), BufferedImage.TYPE_INT_RGB);
        assertTrue(ImageIO.write(SwingFXUtils.fromFXImage(picture[0], opaque), "png", file));
    }

    /** The contrast ratio of two colours, 1 to 21 (WCAG 2.1). */
    public static double contrast(Color one, Color other) {
        double brighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (brighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double value) {
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
