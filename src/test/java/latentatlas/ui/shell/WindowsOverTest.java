package latentatlas.ui.shell;

import static latentatlas.ui.Screen.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.ButtonBase;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Labeled;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.stage.Stage;
import latentatlas.ui.theme.TextSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Windows and dialogs over the window look like it, and have help, as long as they are open. */
class WindowsOverTest {
    @RegisterExtension
    private final OpenWindow open = new OpenWindow();

    private void give(FxRobot robot, String command) {
        robot.interact(() -> open.window().commands().all().stream()
                .filter(other -> other.key().equals(command))
                .findFirst()
                .orElseThrow()
                .action()
                .run());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static double brightness(Region region) {
        Paint ground = region.getBackground().getFills().get(0).getFill();
        return ((Color) ground).getBrightness();
    }

    @Test
    void anOpenDialogFollowsTheThemeAndTheSizeOfText(FxRobot robot) throws Exception {
        give(robot, "theme-dark");
        give(robot, "about");
        waitUntil(() -> robot.lookup("#about-machine").tryQuery().isPresent());
        Labeled machine = robot.lookup("#about-machine").queryLabeled();
        DialogPane pane = (DialogPane) machine.getScene().getRoot();
        assertThat(brightness(pane)).isLessThan(0.3);
        double small = machine.getFont().getSize();
        give(robot, "theme-light");
        give(robot, "text-150");
        assertThat(brightness(pane)).isGreaterThan(0.9);
        assertThat(machine.getFont().getSize() / small)
                .isCloseTo(TextSize.PERCENT_150.factor(), org.assertj.core.data.Offset.offset(0.01));
    }

    @Test
    void thePicturesOfHelpFollowTheTheme(FxRobot robot) throws Exception {
        give(robot, "theme-dark");
        waitUntil(() -> robot.lookup("#decoded").queryAs(ImageView.class).getImage() != null);
        give(robot, "reading");
        ImageView plain = robot.lookup("#reading-plain").queryAs(ImageView.class);
        waitUntil(() -> plain.getImage() != null);
        Image dark = plain.getImage();
        assertThat(dark.getPixelReader().getColor(0, 0).getBrightness()).isLessThan(0.3);
        give(robot, "theme-light");
        waitUntil(() -> plain.getImage().getPixelReader().getColor(0, 0).getBrightness() > 0.9);
    }

    @Test
    void f1OpensHelpOverADialogThatMustBeClosedFirst(FxRobot robot) throws Exception {
        give(robot, "about");
        waitUntil(() -> robot.lookup("#about-machine").tryQuery().isPresent());
        Stage about = (Stage) robot.lookup("#about-machine").query().getScene().getWindow();
        robot.interact(() -> robot.lookup("#about-parts").query().requestFocus());
        robot.type(KeyCode.F1);
        waitUntil(() -> robot.lookup("#word-search").tryQuery().isPresent());
        Stage help = (Stage) robot.lookup("#word-search").query().getScene().getWindow();
        assertThat(help.getOwner()).isEqualTo(about);
        robot.interact(() -> ((ButtonBase)
                        ((DialogPane) help.getScene().getRoot()).lookupButton(javafx.scene.control.ButtonType.CLOSE))
                .fire());
        waitUntil(() -> !help.isShowing());
        assertThat(about.isShowing()).isTrue();
    }
}
