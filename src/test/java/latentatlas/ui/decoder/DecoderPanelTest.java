package latentatlas.ui.decoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.stage.Stage;
import latentatlas.image.ImageShape;
import latentatlas.latent.Codes;
import latentatlas.latent.LatentPoint;
import latentatlas.net.Activation;
import latentatlas.session.Exhibit;
import latentatlas.session.Exhibits;
import latentatlas.vae.Architecture;
import latentatlas.vae.BatchTrainer;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class DecoderPanelTest {
    private final Deque<Runnable> decoding = new ArrayDeque<>();
    private final Deque<Runnable> measuring = new ArrayDeque<>();
    private DecoderPanel panel;

    @Start
    void start(Stage stage) {
        panel = new DecoderPanel(
                decoding::add,
                measuring::add,
                plane -> plane.code(LatentPoint.ORIGIN),
                point -> {},
                () -> LatentPoint.ORIGIN,
                image -> {});
        stage.setScene(new Scene(panel, 300, 600));
        stage.show();
    }

    private static Exhibit exhibit(int latent) {
        Architecture architecture =
                new Architecture(ModelKind.VAE, 784, List.of(4), latent, Activation.TANH, Likelihood.BERNOULLI);
        Codes codes = new Codes(new float[3 * latent], latent, new int[3], new int[] {0, 1, 2}, List.of("0"));
        return Exhibits.of(BatchTrainer.initialModel(architecture, 1), ImageShape.MNIST, codes, null);
    }

    /** Found by the robot: the model changed while an image was on its way to the screen. */
    @Test
    void anImageIsJudgedByTheModelThatDecodedIt(FxRobot robot) {
        robot.interact(() -> {
            panel.show(exhibit(2));
            Objects.requireNonNull(decoding.poll()).run();
            panel.show(exhibit(5));
        });
        robot.interact(() -> {});
        robot.interact(() -> Objects.requireNonNull(measuring.poll()).run());
        robot.interact(() -> {});
        assertThat(panel.trustProperty().get()).startsWith("Nearest code 0 away");
    }
}
