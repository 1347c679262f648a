package latentatlas.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.DoubleStream;
import latentatlas.image.DigitWriter;
import latentatlas.image.ImageSet;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.Test;

/** What a run tells of itself, on a clock of the test's own. */
class RunTest {
    private static final int IMAGES = 40;
    private static final ImageSet DIGITS = DigitWriter.images(IMAGES, 1);
    private static final TrainingImages DATA = new TrainingImages(DIGITS, null);
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong();
    private final List<Snapshot> snapshots = new ArrayList<>();
    private final List<EpochFigures> epochs = new ArrayList<>();

    private static TrainingPlan.Builder plan() {
        return Preset.KERAS_512
                .plan()
                .with()
                .hidden(List.of(12))
                .batch(16)
                .epochs(2)
                .validation(0)
                .seed(42);
    }

    /** A millisecond passes each time that somebody looks at the clock. */
    private Trainer trainer() {
        return new Trainer(1, 10, () -> now.addAndGet(SECOND / 1000));
    }

    private class Watcher implements SnapshotSink {
        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public void accept(Snapshot snapshot) {
            snapshots.add(snapshot);
        }

        @Override
        public void epoch(EpochFigures figures) {
            epochs.add(figures);
        }
    }

    @Test
    void aPauseIsNoPartOfAnEpochsSeconds() {
        TrainingPlan plan = plan().build();
        Control control = new Control(plan);
        control.pause();
        SnapshotSink pausing = new Watcher() {
            @Override
            public void accept(Snapshot snapshot) {
                super.accept(snapshot);
                if (snapshot.phase() == Snapshot.Phase.PAUSED) {
                    now.addAndGet(1_000_000 * SECOND);
                    control.resume();
                }
            }
        };
        trainer().run(plan, DATA, pausing, control);
        assertEquals(2, epochs.size());
        for (int i = 0; i < 2; i++) {
            EpochFigures figures = epochs.get(i);
            assertEquals(i + 1, figures.epoch());
            assertTrue(figures.seconds() > 0.003 && figures.seconds() < 1, figures.toString());
            assertEquals(IMAGES, figures.imagesPerSecond() * figures.seconds(), 1e-6);
        }
        Snapshot ended = snapshots.get(snapshots.size() - 1);
        assertEquals(Snapshot.Phase.ENDED, ended.phase());
        assertEquals(1, ended.progress());
    }

    @Test
    void aSnapshotTellsHowFastItGoesAndHowLongItWillTake() {
        TrainingPlan plan = plan().epochs(2_000).build();
        Control control = new Control(plan);
        SnapshotSink watcher = new Watcher() {
            @Override
            public void epoch(EpochFigures figures) {
                super.epoch(figures);
                if (figures.epoch() == 1_000) {
                    control.stop();
                }
            }
        };
        trainer().run(plan, DATA, watcher, control);
        Snapshot late = snapshots.get(snapshots.size() - 1);
        assertTrue(late.imagesPerSecond() > 0);
        double left = 3 * 1_000 * 16 / late.imagesPerSecond();
        assertEquals(left, late.secondsLeft(), 0.6 * left);
    }

    /** Each batch counts for a twentieth, and what was before for the rest. */
    @Test
    void theKlOfDimensionsFollowsThatOfTheBatches() {
        TrainingPlan plan = plan().batch(IMAGES).epochs(1).latent(3).build();
        trainer().run(plan, DATA, new Watcher(), new Control(plan));
        double first = DoubleStream.of(snapshots.get(snapshots.size() - 1).klOfDimensions())
                .sum();
        double smoothing = 0.05;
        assertEquals(smoothing * epochs.get(0).train().kl(), first, 1e-6 * first);
        epochs.clear();
        TrainingPlan three = plan.with().epochs(3).build();
        trainer().run(three, DATA, new Watcher(), new Control(three));
        double expected = 0;
        for (EpochFigures figures : epochs) {
            expected += smoothing * (figures.train().kl() - expected);
        }
        double got = DoubleStream.of(snapshots.get(snapshots.size() - 1).klOfDimensions())
                .sum();
        assertEquals(expected, got, 1e-6 * expected);
    }

    @Test
    void anEpochsOrderIsEachOrderAsOftenAsAnyOther() {
        Map<List<Integer>, Integer> counts = new HashMap<>();
        int[] order = new int[4];
        TrainingPlan plan = plan().build();
        int rounds = 24_000;
        for (int epoch = 0; epoch < rounds; epoch++) {
            Run.shuffle(order, plan, epoch);
            counts.merge(Arrays.stream(order).boxed().toList(), 1, Integer::sum);
        }
        assertEquals(24, counts.size());
        counts.forEach((which, count) -> assertEquals(1_000.0, count, 150, which + " came " + count + " times"));
    }

    private static final List<String> ORDERS = List.of(
            "[8, 5, 3, 1, 7, 9, 4, 2, 0, 6]",
            "[4, 7, 0, 2, 9, 3, 8, 1, 6, 5]",
            "[2, 4, 8, 0, 5, 3, 6, 7, 9, 1]",
            "[5, 7, 6, 0, 2, 9, 8, 4, 3, 1]");

    /** A model is known by its plan and seed: the same plan has the same order in every version of the program. */
    @Test
    void theOrderOfAPlanIsAlwaysTheSame() {
        int[] order = new int[10];
        List<String> orders = new ArrayList<>();
        for (long seed : new long[] {1, 42}) {
            for (int epoch : new int[] {0, 3}) {
                Run.shuffle(order, plan().seed(seed).build(), epoch);
                orders.add(Arrays.toString(order));
            }
        }
        assertEquals(ORDERS, orders);
    }

    @Test
    void pseudoInputsBeginAsImagesChosenEvenly() {
        TrainingPlan plan = plan().pseudoInputs(5).build();
        Control control = new Control(plan);
        control.stop();
        TrainingOutcome outcome = trainer().run(plan, DATA, SnapshotSink.NONE, control);
        assertInstanceOf(TrainingOutcome.Cancelled.class, outcome);
        float[] all = outcome.checkpoint().model().pseudoInputs();
        byte[] bytes = new byte[784];
        for (int i = 0; i < 5; i++) {
            DIGITS.pixels().read(8 * i, bytes, 0);
            float[] expected = new float[784];
            for (int p = 0; p < 784; p++) {
                expected[p] = (bytes[p] & 0xFF) / 255f;
            }
            assertArrayEquals(expected, Arrays.copyOfRange(all, 784 * i, 784 * (i + 1)));
        }
    }

    @Test
    void principalComponentsAreFittedInOneEpochThatIsTold() {
        TrainingPlan plan = plan().kind(ModelKind.PCA).build();
        TrainingOutcome outcome = trainer().run(plan, DATA, new Watcher(), new Control(plan));
        assertInstanceOf(TrainingOutcome.Completed.class, outcome);
        assertEquals(epochs, outcome.checkpoint().history().epochs());
        EpochFigures only = epochs.get(0);
        assertEquals(0.001, only.seconds(), 1e-9);
        assertEquals(IMAGES, only.imagesPerSecond() * only.seconds(), 1e-6);
        assertFalse(snapshots.isEmpty());
    }
}
