package latentatlas.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
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
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.from(dialog.getDialogPane()).lookup(".label").queryAllAs(Label.class))
                .hasSizeGreaterThan(2)
                .allSatisfy(label ->
                        assertThat(((Text) label.lookup(".text")).getText()).isEqualTo(label.getText()));
        robot.interact(dialog::close);
    }
}
