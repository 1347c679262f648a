package latentatlas.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import latentatlas.image.DigitWriter;
import latentatlas.image.ImageSet;
import latentatlas.latent.LatentPlane;
import latentatlas.net.Layer;
import latentatlas.net.Noise;
import latentatlas.net.Precision;
import latentatlas.vae.BatchTrainer;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.ModelKind;
import latentatlas.vae.OptimiserState;
import latentatlas.vae.PosteriorForm;
import latentatlas.vae.StepLosses;
import latentatlas.vae.StepTrace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A step that is looked at is the step that a trainer takes. */
class SlowStepTest {
    private static final int IMAGES = 60;
    private static final int SEED = 7;
    private static final ImageSet DIGITS = DigitWriter.images(IMAGES, 1);
    private static final TrainingImages DATA = new TrainingImages(DIGITS, null);

    /** A run of two steps, each of which is an epoch. */
    private static TrainingPlan.Builder plan() {
        return Preset.KERAS_512
                .plan()
                .with()
                .hidden(List.of(24))
                .batch(IMAGES)
                .epochs(2)
                .validation(0)
                .seed(SEED);
    }

    static Stream<TrainingPlan> plans() {
        return Stream.of(
                plan().build(),
                plan().kind(ModelKind.AE).build(),
                plan().latent(3).posterior(PosteriorForm.FULL).beta(2).build(),
                plan().schedule(Schedule.COSINE).warmUp(2).build(),
                plan().samples(3).build(),
                plan().pseudoInputs(5).build(),
                plan().filters(List.of(3, 4)).build());
    }

    private static List<Checkpoint> epochs(TrainingPlan plan) {
        List<Checkpoint> kept = new ArrayList<>();
        SnapshotSink keeper = new SnapshotSink() {
            @Override
            public boolean ready() {
                return false;
            }

            @Override
            public void accept(Snapshot snapshot) {}

            @Override
            public void checkpoint(Checkpoint checkpoint) {
                kept.add(checkpoint);
            }
        };
        new Trainer(1, 10, System::nanoTime).run(plan, DATA, keeper, new Control(plan));
        return kept;
    }

    @ParameterizedTest
    @MethodSource("plans")
    void itsLossAndItsWeightsAreThoseOfTheRunsNextStep(TrainingPlan plan) {
        List<Checkpoint> epochs = epochs(plan);
        StepTrace trace = SlowStep.of(epochs.get(0), DATA, 0, 4, 1);
        Losses trained = epochs.get(1).history().epochs().get(1).train();
        assertEquals(2, trace.step());
        assertEquals(trained.reconstruction(), trace.losses().reconstruction() / IMAGES, 1e-9);
        assertEquals(trained.kl(), trace.losses().kl() / IMAGES, 1e-9);
        assertSame(epochs.get(0).model(), trace.before());
        assertSame(epochs.get(1).model(), trace.after());
        for (int layer = 0; layer < trace.layers().size(); layer++) {
            assertTrue(StepTrace.length(trace.change(layer)) > 0);
        }
    }

    @Test
    void itsLossIsThatOfATrainersStepWithTheSameBatchSeedAndSettings() {
        TrainingPlan plan = plan().batch(25).beta(1.5).build();
        FrozenModel model = BatchTrainer.initialModel(plan.architecture(DIGITS.shape()), 3);
        StepTrace trace =
                SlowStep.of(new Checkpoint(plan, model, OptimiserState.NONE, History.EMPTY), DATA, 2, IMAGES, 1);
        int[] order =
                trace.images().stream().mapToInt(StepTrace.OneImage::index).toArray();
        assertEquals(10, order.length, "the third batch of 25 is what is left of 60");
        try (BatchTrainer trainer = new BatchTrainer(model, 25, 1, SEED, 1, Precision.fastest())) {
            StepLosses losses = trainer.step(DIGITS.pixels(), order, 0, 10, 1.5, plan.learningRate());
            assertEquals((losses.reconstruction() + 1.5 * losses.kl()) / 10, trace.loss(), 1e-9);
            assertSame(trainer.freeze(LatentPlane.ofFirstTwo(2)), trace.after());
        }
        double sum =
                trace.images().stream().mapToDouble(StepTrace.OneImage::loss).sum();
        assertEquals(trace.losses().reconstruction(), sum, 1e-3);
        assertNotEquals(trace.losses().reconstruction(), 0);
    }

    /** 60 images are three batches of 25, 25 and 10, and then the first again. */
    @Test
    void furtherBatchesOfAnEpochComeRoundToTheFirst() {
        TrainingPlan plan = plan().batch(25).build();
        FrozenModel model = BatchTrainer.initialModel(plan.architecture(DIGITS.shape()), 3);
        Checkpoint start = new Checkpoint(plan, model, OptimiserState.NONE, History.EMPTY);
        int[] sizes = {25, 25, 10, 25};
        List<List<Integer>> batches = new ArrayList<>();
        for (int further = 0; further < sizes.length; further++) {
            StepTrace trace = SlowStep.of(start, DATA, further, IMAGES, 1);
            batches.add(trace.images().stream().map(StepTrace.OneImage::index).toList());
            assertEquals(sizes[further], batches.get(further).size());
        }
        assertEquals(batches.get(0), batches.get(3));
        List<Integer> all = new ArrayList<>(batches.get(0));
        all.addAll(batches.get(1));
        all.addAll(batches.get(2));
        assertEquals(IMAGES, all.stream().distinct().count());
    }

    @Test
    void codesAreTheMeansAndDeviationsWithTheRunsNoise() {
        TrainingPlan plan = plan().latent(3).posterior(PosteriorForm.FULL).build();
        StepTrace trace = SlowStep.of(epochs(plan).get(0), DATA, 0, 5, 1);
        float[] epsilon = new float[3];
        for (int i = 0; i < 5; i++) {
            StepTrace.OneImage image = trace.images().get(i);
            new Noise(SEED).fill(1, i, epsilon, 0, 3);
            for (int d = 0; d < 3; d++) {
                double expected = image.mean()[d];
                for (int j = 0; j <= d; j++) {
                    expected += image.cholesky()[d * 3 + j] * epsilon[j];
                }
                assertEquals(expected, image.code()[d], 1e-5);
            }
        }
    }

    @Test
    void anImageIsShownWithItsPixelsItsPosteriorAndWhatItsCodeDecodesTo() {
        TrainingPlan plan = plan().latent(3).posterior(PosteriorForm.FULL).build();
        StepTrace trace = SlowStep.of(epochs(plan).get(0), DATA, 0, 5, 1);
        byte[] bytes = new byte[DIGITS.pixels().values()];
        float[] pixels = new float[bytes.length];
        for (StepTrace.OneImage image : trace.images()) {
            DIGITS.pixels().read(image.index(), bytes, 0);
            for (int i = 0; i < bytes.length; i++) {
                pixels[i] = (bytes[i] & 0xFF) / 255f;
            }
            assertArrayEquals(pixels, image.pixels());
            float[] decoded = new float[pixels.length];
            trace.before().newDecoder().decode(image.code(), decoded);
            assertArrayEquals(decoded, image.reconstruction());
            float[] c = image.cholesky();
            assertEquals(Math.abs(c[0]), image.sigma(0), 1e-6);
            assertEquals(Math.hypot(c[3], c[4]), image.sigma(1), 1e-6);
            assertEquals(Math.hypot(Math.hypot(c[6], c[7]), c[8]), image.sigma(2), 1e-6);
            assertTrue(image.sigma(2) > 0);
        }
    }

    @Test
    void aLayersChangeIsWhatItBecameLessWhatItWas() {
        StepTrace trace = SlowStep.of(epochs(plan().build()).get(0), DATA, 0, 1, 1);
        List<Layer> old = new ArrayList<>(trace.before().encoder());
        old.addAll(trace.before().decoder());
        List<Layer> next = new ArrayList<>(trace.after().encoder());
        next.addAll(trace.after().decoder());
        assertEquals(old, trace.layers());
        for (int layer = 0; layer < old.size(); layer++) {
            float[] change = trace.change(layer);
            float[] was = old.get(layer).weights();
            float[] is = next.get(layer).weights();
            for (int i = 0; i < change.length; i++) {
                assertEquals(is[i] - was[i], change[i]);
            }
            assertEquals(StepTrace.length(trace.gradients().get(layer)), trace.gradientLength(layer));
        }
        assertEquals(5, StepTrace.length(new float[] {3, -4}));
    }

    @Test
    void aLayersGradientIsMadeOfWhatGoesInAndOfWhatComesBack() {
        StepTrace trace = SlowStep.of(epochs(plan().build()).get(0), DATA, 0, IMAGES, 1);
        for (int layer = 1; layer < trace.layers().size(); layer++) {
            int rows = trace.layers().get(layer).inputs();
            int columns = trace.layers().get(layer).outputs();
            float[] expected = new float[rows * columns];
            for (StepTrace.OneImage image : trace.images()) {
                float[] in = layer == trace.before().encoder().size()
                        ? image.code()
                        : image.activations().get(layer - 1);
                float[] back = image.gradients().get(layer);
                for (int i = 0; i < expected.length; i++) {
                    expected[i] += in[Math.floorDiv(i, columns)] * back[i % columns] / IMAGES;
                }
            }
            assertArrayEquals(expected, trace.gradients().get(layer), 1e-4f);
        }
    }

    @Test
    void aRunThatIsFinishedTakesTheStepAtItsWholeRate() {
        TrainingPlan plan = plan().schedule(Schedule.COSINE).build();
        Checkpoint finished = epochs(plan).get(1);
        assertTrue(finished.finished());
        assertEquals(plan.learningRate(), SlowStep.of(finished, DATA, 0, 1, 1).learningRate());
    }

    private static void assertSame(FrozenModel expected, FrozenModel actual) {
        assertSame(expected.encoder(), actual.encoder());
        assertSame(expected.decoder(), actual.decoder());
        assertArrayEquals(expected.pseudoInputs(), actual.pseudoInputs());
    }

    private static void assertSame(List<Layer> expected, List<Layer> actual) {
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i).weights(), actual.get(i).weights());
            assertArrayEquals(expected.get(i).biases(), actual.get(i).biases());
        }
    }
}
