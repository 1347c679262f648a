package latentatlas.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import latentatlas.latent.Codes;
import latentatlas.session.Exhibits;
import latentatlas.training.Checkpoint;
import latentatlas.training.CurvePoint;
import latentatlas.training.History;
import latentatlas.training.Losses;
import latentatlas.training.Preset;
import latentatlas.training.Snapshot;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.BatchTrainer;
import latentatlas.vae.ModelKind;
import latentatlas.vae.OptimiserState;
import org.junit.jupiter.api.Test;

class AdviceTest {
    private static Snapshot snapshot(TrainingPlan plan, int points, double reconstruction, double[] kl, float spread) {
        List<CurvePoint> curve = new ArrayList<>();
        double sum = 0;
        for (double part : kl) {
            sum += part;
        }
        for (int i = 0; i < points; i++) {
            curve.add(new CurvePoint(i, new Losses(reconstruction, sum)));
        }
        float[] values = new float[2 * plan.latent()];
        values[0] = -spread;
        values[1] = spread;
        values[plan.latent()] = spread;
        values[plan.latent() + 1] = -spread;
        Checkpoint checkpoint = new Checkpoint(
                plan,
                BatchTrainer.initialModel(plan.architecture(latentatlas.image.ImageShape.MNIST), 1),
                OptimiserState.NONE,
                new History(curve, List.of(), List.of()));
        Codes codes = new Codes(values, plan.latent(), new int[] {-1, -1}, new int[] {0, 1}, List.of());
        return new Snapshot(checkpoint, Snapshot.Phase.RUNNING, 1, 0.1, 1, 1, codes, kl);
    }

    private static String advice(double reconstruction, double[] kl, float spread) {
        return Advice.of(Exhibits.of(snapshot(Preset.KERAS_512.plan(), 100, reconstruction, kl, spread)));
    }

    @Test
    void aHealthyRunNeedsNone() {
        assertEquals("", advice(150, new double[] {3, 3}, 1));
    }

    @Test
    void collapseAndIdleDimensionsAndAWrongScaleAreTold() {
        assertTrue(advice(200, new double[] {0, 0.001}, 0.01f).startsWith("Posterior collapse:"));
        assertTrue(advice(5, new double[] {0, 0.001}, 0.01f).contains("5.0 nats an image is so small"));
        assertTrue(advice(150, new double[] {3, 0}, 1).startsWith("Only 1 of 2"));
        assertTrue(advice(5000, new double[] {9, 9}, 12).contains("12.0 times as far as the prior"));
    }

    @Test
    void codesMaySpreadAsFarAsALearnedPriorLikes() {
        TrainingPlan learned = Preset.KERAS_512.plan().with().pseudoInputs(5).build();
        assertEquals("", Advice.of(Exhibits.of(snapshot(learned, 100, 150, new double[] {9, 9}, 12))));
    }

    @Test
    void theFirstBatchesAndOtherModelsAreLeftInPeace() {
        assertEquals("", Advice.of(Exhibits.of(snapshot(Preset.KERAS_512.plan(), 3, 500, new double[] {0, 0}, 0))));
        TrainingPlan plain = Preset.KERAS_512.plan().with().kind(ModelKind.AE).build();
        assertEquals("", Advice.of(Exhibits.of(snapshot(plain, 100, 100, new double[] {0, 0}, 30))));
    }
}
