package latentatlas.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;
import javafx.scene.control.Label;
import latentatlas.image.ImageShape;
import latentatlas.latent.Codes;
import latentatlas.net.Precision;
import latentatlas.picture.Figures;
import latentatlas.session.Draft;
import latentatlas.session.Exhibit;
import latentatlas.session.Exhibits;
import latentatlas.session.Phase;
import latentatlas.session.Workspace;
import latentatlas.training.Checkpoint;
import latentatlas.training.History;
import latentatlas.training.Preset;
import latentatlas.training.Snapshot;
import latentatlas.training.Timeline;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.BatchTrainer;
import latentatlas.vae.OptimiserState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class StatusBarTest {
    private static Workspace workspace(Phase phase) {
        TrainingPlan plan = Preset.ATLAS.plan();
        Checkpoint checkpoint = new Checkpoint(
                plan,
                BatchTrainer.initialModel(plan.architecture(ImageShape.MNIST), 1),
                OptimiserState.NONE,
                History.EMPTY);
        Codes codes = new Codes(new float[2], 2, new int[] {-1}, new int[] {0}, List.of());
        Exhibit exhibit = Exhibits.of(
                new Snapshot(checkpoint, Snapshot.Phase.RUNNING, 1, 0.1, 1, 43_210, codes, new double[] {1, 1}));
        return new Workspace(phase, exhibit, exhibit, Timeline.EMPTY, null, new Draft(plan, true), List.of());
    }

    @Test
    void theSpeedTellsWhetherTrainingRoundsAndIsSilentAtRest(FxRobot robot) {
        robot.interact(() -> {
            StatusBar bar = new StatusBar(job -> {});
            Label speed = (Label) bar.lookup("#training-speed");
            assertNotNull(speed);
            bar.show(workspace(Phase.RUNNING));
            assertEquals(Figures.count(43_210) + " images/s", speed.getText());
            assertEquals(Precision.fastest() == Precision.BFLOAT16, speed.getTooltip() != null);
            bar.show(workspace(Phase.IDLE));
            assertEquals("", speed.getText());
            assertEquals(null, speed.getTooltip());
        });
    }
}
