package latentatlas.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import latentatlas.image.DigitWriter;
import latentatlas.image.ImageSet;
import latentatlas.problem.ProblemException;
import latentatlas.training.Checkpoint;
import latentatlas.training.Control;
import latentatlas.training.Preset;
import latentatlas.training.Schedule;
import latentatlas.training.SnapshotSink;
import latentatlas.training.Trainer;
import latentatlas.training.TrainingImages;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.OptimiserState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPackerTest {
    private static final ImageSet DIGITS = DigitWriter.images(400, 1);
    private static final TrainingImages IMAGES = new TrainingImages(DIGITS, null);
    private static final TrainingPlan PLAN = Preset.ATLAS
            .plan()
            .with()
            .hidden(List.of(20, 10))
            .schedule(Schedule.CONSTANT)
            .batch(50)
            .epochs(1)
            .build();

    @TempDir
    Path folder;

    @Test
    void aTrainedModelComesBackWithItsCodesAndLabels() throws ProblemException {
        Path file = folder.resolve("model.latent");
        StoredModel saved = ModelPacker.pack(train(PLAN), DIGITS, DIGITS, "digits", 1, false);
        ModelFile.write(file, saved);
        StoredModel read = ModelFile.read(file);
        ModelFileTest.assertSame(saved, read);
        assertEquals(DIGITS.size(), read.labels().length);
        assertEquals(DIGITS.label(7), read.labels()[7]);
        float[] code = new float[2];
        float[] image = new float[DIGITS.shape().values()];
        byte[] bytes = DIGITS.image(7);
        for (int i = 0; i < image.length; i++) {
            image[i] = (bytes[i] & 0xFF) / 255f;
        }
        read.model().newEncoder().encode(image, code, new float[2]);
        assertEquals(code[0], read.codes()[14], 1e-4);
        assertEquals(code[1], read.codes()[15], 1e-4);
        assertEquals(OptimiserState.NONE, read.checkpoint().optimiser());
    }

    @Test
    void trainingThatGoesOnFromAFileGivesTheBitsOfTrainingThatNeverStopped() throws ProblemException {
        Path file = folder.resolve("checkpoint.latent");
        ModelFile.write(file, ModelPacker.pack(train(PLAN), DIGITS, DIGITS, "digits", 1, true));
        Checkpoint read = ModelFile.read(file).checkpoint();
        TrainingPlan longer = PLAN.with().epochs(2).build();
        Checkpoint from = new Checkpoint(longer, read.model(), read.optimiser(), read.history());
        Checkpoint resumed = new Trainer(1, 10, System::nanoTime)
                .resume(from, IMAGES, SnapshotSink.NONE, new Control(longer))
                .checkpoint();
        Checkpoint whole = train(longer);
        for (int i = 0; i < whole.model().decoder().size(); i++) {
            assertArrayEquals(
                    whole.model().decoder().get(i).weights(),
                    resumed.model().decoder().get(i).weights());
            assertArrayEquals(
                    whole.model().encoder().get(i).weights(),
                    resumed.model().encoder().get(i).weights());
        }
        assertTrue(whole.history()
                .epochs()
                .get(1)
                .sameLosses(resumed.history().epochs().get(1)));
    }

    /** For an autosave: measuring would hold the training up. */
    @Test
    void aRunUnderWayIsPackedUnmeasuredWithAllThatGoingOnNeeds() {
        Checkpoint under = train(PLAN);
        StoredModel packed = ModelPacker.pack(under, DIGITS, "digits", "0123abcd");
        assertTrue(Double.isNaN(packed.loss99()));
        assertArrayEquals(new double[] {Double.NaN, Double.NaN}, packed.klOfDimensions());
        assertEquals("0123abcd", packed.dataChecksum());
        assertSame(under.optimiser(), packed.optimiser());
        assertSame(under.history(), packed.history());
        assertTrue(packed.labels().length > 0);
    }

    @Test
    void theChecksumTellsOneSetOfImagesFromAnother() {
        assertEquals(DataChecksum.of(DIGITS), DataChecksum.of(DigitWriter.images(400, 1)));
        assertNotEquals(DataChecksum.of(DIGITS), DataChecksum.of(DigitWriter.images(400, 2)));
        assertTrue(DataChecksum.of(DIGITS).matches("[0-9a-f]{8}"));
    }

    private static Checkpoint train(TrainingPlan plan) {
        return new Trainer(1, 10, System::nanoTime)
                .run(plan, IMAGES, SnapshotSink.NONE, new Control(plan))
                .checkpoint();
    }
}
