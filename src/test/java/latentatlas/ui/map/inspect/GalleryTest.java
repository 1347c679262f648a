package latentatlas.ui.map.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import latentatlas.image.ImageShape;
import latentatlas.latent.Codes;
import latentatlas.net.Activation;
import latentatlas.session.Exhibit;
import latentatlas.session.Exhibits;
import latentatlas.ui.map.model.MapModel;
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
class GalleryTest {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<Throwable> thrown = new ArrayList<>();
    /** Whether the background does at once what it is given. */
    private boolean quick;

    private Gallery gallery;

    @Start
    void start(Stage stage) {
        gallery = new Gallery(new MapModel(new SplittableRandom(1)), this::execute);
        stage.setScene(new Scene(new StackPane(gallery), 400, 300));
        stage.show();
    }

    private void execute(Runnable task) {
        if (!quick) {
            waiting.add(task);
            return;
        }
        try {
            task.run();
        } catch (RuntimeException e) {
            thrown.add(e);
        }
    }

    private static Exhibit exhibit(int codes) {
        Architecture architecture =
                new Architecture(ModelKind.VAE, 784, List.of(4), 2, Activation.TANH, Likelihood.BERNOULLI);
        Codes made = new Codes(
                new float[2 * codes],
                2,
                new int[codes],
                IntStream.range(0, codes).toArray(),
                List.of("0"));
        return Exhibits.of(BatchTrainer.initialModel(architecture, 1), ImageShape.MNIST, made, null);
    }

    /** Found by the robot: images of the model before were on their way when one of fewer images came. */
    @Test
    void whatIsMissingOfAnotherModelIsNotAskedOfThisOne(FxRobot robot) {
        robot.interact(() -> gallery.show(exhibit(100), IntStream.range(70, 90).toArray()));
        robot.interact(() -> {});
        assertThat(waiting).as("images are on their way").isNotEmpty();
        robot.interact(() -> {
            waiting.removeFirst().run();
            quick = true;
            gallery.show(exhibit(10), new int[] {1, 2, 3});
        });
        assertThat(thrown).isEmpty();
    }
}
