package latentatlas.ui.shell;

import static latentatlas.ui.Screen.waitUntil;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javax.imageio.ImageIO;
import latentatlas.ui.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

class AtlasWindowTest {
    @RegisterExtension
    private final OpenWindow open = new OpenWindow(2);

    @Test
    void trainsOnTheBuiltInDigitsAndTheImageFollowsTheDraggedCursor(FxRobot robot) throws Exception {
        open.ready();
        robot.clickOn("#train");
        waitUntil(() -> text(robot, "#state").equals("training") && image(robot) != null);
        waitUntil(() -> text(robot, "#epoch").compareTo("epoch 2") >= 0);
        picture(robot, "training");
        assertTrue(robot.lookup("#batch").query().isDisabled()
                || robot.lookup("#batch").query().getParent().isDisabled());

        dragFollows(robot);

        robot.clickOn("#train");
        waitUntil(() -> text(robot, "#state").equals("paused"));
        dragFollows(robot);
        robot.clickOn("#step");
        robot.clickOn("#train");
        waitUntil(() -> text(robot, "#state").equals("training"));
        robot.clickOn("#stop");
        waitUntil(() -> text(robot, "#state").equals("ready"));
        dragFollows(robot);

        String z = text(robot, "#read-out");
        robot.clickOn(map(robot));
        robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
        waitUntil(() -> !text(robot, "#read-out").equals(z));
        for (String layer : new String[] {"density", "classes", "distortion", "plain", "manifold"}) {
            robot.clickOn("#layer-" + layer);
            WaitForAsyncUtils.waitForFxEvents();
            assertTrue(
                    robot.lookup("#layer-" + layer).queryAs(ToggleButton.class).isSelected(), layer);
        }
        robot.clickOn("#chip-3");
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(robot.lookup("#chip-3").query().getOpacity() < 1, "a hidden label's chip is pale");
        robot.clickOn("#theme");
        assertFalse(dark());
        picture(robot, "light");
        robot.clickOn("#theme");
        assertTrue(dark());
    }

    private boolean dark() {
        return open.window().root().getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("dark"));
    }

    @Test
    void twoDrawnDigitsBecomeAFilm(FxRobot robot) throws Exception {
        waitUntil(() -> text(robot, "#data-menu").contains("Built-in") && image(robot) != null);
        draw(robot, "#pad-a", new double[] {66, 25, 66, 105});
        draw(robot, "#pad-b", new double[] {40, 35, 90, 35, 60, 105});
        waitUntil(() -> strip(robot, 0) != null);
        waitUntil(() -> text(robot, "#votes-a").contains("1 ×"));
        waitUntil(() -> text(robot, "#votes-b").contains("7 ×"));
        int[] straightMiddle = pixels(strip(robot, 4));
        assertFalse(java.util.Arrays.equals(pixels(strip(robot, 0)), pixels(strip(robot, 8))));
        picture(robot, "drawn");

        robot.clickOn("#undo-b");
        waitUntil(() -> strip(robot, 0) == null);
        robot.clickOn("#redo-b");
        waitUntil(() -> strip(robot, 0) != null);
        draw(robot, "#pad-b", new double[] {45, 70, 85, 70});
        waitUntil(() -> !java.util.Arrays.equals(straightMiddle, pixels(strip(robot, 4))));

        String before = text(robot, "#read-out");
        robot.clickOn("#play");
        waitUntil(() -> !text(robot, "#read-out").equals(before));
        robot.clickOn("#play");

        robot.clickOn("#clear-b");
        waitUntil(() -> strip(robot, 0) == null);
        robot.clickOn("#data-b");
        waitUntil(() -> strip(robot, 0) != null);
    }

    @Test
    void aFolderOfPicturesIsPreviewedOpenedAndTrainedOn(FxRobot robot) throws Exception {
        waitUntil(() -> text(robot, "#data-menu").contains("Built-in") && image(robot) != null);
        Path pictures = open.folder().resolve("my pictures");
        for (int i = 0; i < 60; i++) {
            java.awt.image.BufferedImage picture =
                    new java.awt.image.BufferedImage(40, 50, java.awt.image.BufferedImage.TYPE_INT_RGB);
            java.awt.Graphics2D graphics = picture.createGraphics();
            graphics.setColor(java.awt.Color.getHSBColor(i / 60f, 0.8f, 1));
            graphics.fillOval(5 + i % 7, 8, 25, 30);
            graphics.dispose();
            File file = pictures.resolve(i % 2 == 0 ? "even" : "odd")
                    .resolve(i + ".png")
                    .toFile();
            assertTrue(
                    file.getParentFile().isDirectory() || file.getParentFile().mkdirs());
            assertTrue(ImageIO.write(picture, "png", file));
        }
        Platform.runLater(() -> open.window().open(pictures));
        waitUntil(() -> robot.lookup("#import-found").tryQuery().isPresent()
                && text(robot, "#import-found").startsWith("60 pictures"));
        robot.clickOn("#import-colour");
        robot.clickOn("OK");
        waitUntil(() -> text(robot, "#data-menu").contains("my pictures"));
        robot.clickOn("#train");
        waitUntil(() -> text(robot, "#epoch").compareTo("epoch 2") >= 0);
        waitUntil(() -> robot.lookup("#chip-1").tryQuery().isPresent()
                && robot.lookup("#chip-2").tryQuery().isEmpty());
        robot.clickOn("#train");
        picture(robot, "pictures");
    }

    private void draw(FxRobot robot, String pad, double[] points) {
        Node node = robot.lookup(pad).query();
        robot.moveTo(node.localToScreen(points[0], points[1])).press(MouseButton.PRIMARY);
        for (int i = 2; i < points.length; i += 2) {
            for (int part = 1; part <= 5; part++) {
                double x = points[i - 2] + (points[i] - points[i - 2]) * part / 5;
                double y = points[i - 1] + (points[i + 1] - points[i - 1]) * part / 5;
                robot.moveTo(node.localToScreen(x, y));
            }
        }
        robot.release(MouseButton.PRIMARY);
    }

    private static Image strip(FxRobot robot, int frame) {
        javafx.scene.layout.HBox strip = robot.lookup("#film-strip").query();
        return ((ImageView) strip.getChildren().get(frame)).getImage();
    }

    /** Drags from the middle of the map, step by step, and sees a new image after each. */
    private void dragFollows(FxRobot robot) throws Exception {
        Node map = map(robot);
        Point2D middle = map.localToScreen(
                map.getLayoutBounds().getWidth() / 2, map.getLayoutBounds().getHeight() / 2);
        robot.moveTo(middle).press(MouseButton.PRIMARY);
        String before = text(robot, "#read-out");
        for (int i = 1; i <= 4; i++) {
            int[] pixels = pixels(image(robot));
            robot.moveTo(middle.add(30 * i, -22 * i));
            waitUntil(() -> !java.util.Arrays.equals(pixels, pixels(image(robot))));
        }
        robot.release(MouseButton.PRIMARY);
        assertNotEquals(before, text(robot, "#read-out"));
    }

    @Test
    void aBadFolderIsNamedAndTheWindowStaysUsable(FxRobot robot) throws Exception {
        open.ready();
        Path bad = Files.createDirectory(open.folder().resolve("no images here"));
        robot.interact(() -> open.window().open(bad));
        waitUntil(() -> robot.lookup("#problem").tryQuery().isPresent());
        assertTrue(robot.lookup("#problem").queryAllAs(Node.class).size() == 1);
        Path broken = Files.writeString(open.folder().resolve("broken.latent"), "nothing");
        robot.interact(() -> open.window().open(broken));
        waitUntil(() -> robot.lookup("#problem").queryAllAs(Node.class).size() == 2);
        picture(robot, "problem");
        assertFalse(robot.lookup("#train").queryAs(Button.class).isDisabled());
        robot.clickOn("#train");
        waitUntil(() -> text(robot, "#state").equals("training"));
        robot.clickOn("#stop");
        waitUntil(() -> text(robot, "#state").equals("ready"));
        assertEquals("Train on", robot.lookup("#train").queryAs(Button.class).getText());
    }

    private static Node map(FxRobot robot) {
        return robot.lookup(".map").query();
    }

    private static String text(FxRobot robot, String id) {
        Node node = robot.lookup(id).query();
        return node instanceof Label label ? label.getText() : ((javafx.scene.control.Labeled) node).getText();
    }

    private static Image image(FxRobot robot) {
        return robot.lookup("#decoded").queryAs(ImageView.class).getImage();
    }

    private static int[] pixels(Image image) {
        int[] pixels = new int[28 * 28];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = image.getPixelReader().getArgb(i % 28, i / 28);
        }
        return pixels;
    }

    private void picture(FxRobot robot, String name) throws IOException {
        Screen.keep(robot, open.stage(), "window-" + name);
    }
}
