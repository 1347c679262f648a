package latentatlas.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import latentatlas.image.download.DataCache;
import latentatlas.image.download.RemoteDataSet;
import latentatlas.picture.Theme;
import latentatlas.ui.theme.StyleSheets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class DownloadDialogTest {
    /** Where nobody answers. */
    private static final RemoteDataSet NOWHERE = new RemoteDataSet(
            "nowhere",
            "Nowhere-MNIST",
            30,
            "MIT",
            RemoteDataSet.FASHION.citation(),
            RemoteDataSet.FASHION.files(),
            List.of(URI.create("http://127.0.0.1:1/")),
            List.of());

    @TempDir
    private Path folder;

    private Stage stage;

    @Start
    void start(Stage shown) {
        StyleSheets.apply(Theme.DARK);
        stage = shown;
        stage.setScene(new Scene(new StackPane(), 600, 400));
        stage.show();
    }

    @Test
    void whyADownloadFailedCanBeReadWhole(FxRobot robot) throws Exception {
        DownloadDialog dialog = WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            DownloadDialog made = new DownloadDialog(stage, NOWHERE, new DataCache(folder));
            made.getDialogPane().setStyle("-fx-font-size: 26px;");
            made.show();
            return made;
        });
        Button start = (Button) dialog.getDialogPane()
                .lookupButton(dialog.getDialogPane().getButtonTypes().stream()
                        .filter(type -> type.getButtonData() == ButtonBar.ButtonData.OK_DONE)
                        .findFirst()
                        .orElseThrow());
        robot.interact(start::fire);
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> start.getText().equals("Try again"));
        // The window takes its new size in its own time.
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> labels(robot, dialog).stream()
                        .allMatch(label -> label.getText().equals(seen(label))));
        assertThat(labels(robot, dialog)).hasSizeGreaterThan(2);
        robot.interact(dialog::close);
    }

    private static Set<Label> labels(FxRobot robot, DownloadDialog dialog) {
        return robot.from(dialog.getDialogPane()).lookup(".label").queryAllAs(Label.class);
    }

    private static String seen(Label label) {
        return ((Text) label.lookup(".text")).getText();
    }
}
