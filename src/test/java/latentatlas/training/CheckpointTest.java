package latentatlas.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import latentatlas.image.DigitWriter;
import latentatlas.image.ImageShape;
import latentatlas.latent.LatentPlane;
import latentatlas.net.Precision;
import latentatlas.vae.BatchTrainer;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.OptimiserState;
import org.junit.jupiter.api.Test;

class CheckpointTest {
    private static final TrainingPlan PLAN = Preset.KERAS_512
            .plan()
            .with()
            .hidden(List.of(8))
            .latent(3)
            .epochs(10)
            .schedule(Schedule.COSINE)
            .build();
    private static final FrozenModel MODEL = BatchTrainer.initialModel(PLAN.architecture(ImageShape.MNIST), 1);

    /** A run of which some epochs and a quarter of the next are done. */
    private static Checkpoint after(int epochs, boolean quarter) {
        List<EpochFigures> figures = IntStream.rangeClosed(1, epochs)
                .mapToObj(epoch -> new EpochFigures(epoch, 1, 1, new Losses(100.0 - epoch, 1), null))
                .toList();
        Tally tally = quarter ? new Tally(new LossSum(1, 1, 250, 250), LossSum.NONE, 1_000, 1, 0) : Tally.NONE;
        return new Checkpoint(
                PLAN, MODEL, OptimiserState.NONE, new History(List.of(), figures, List.of(), Leg.FIRST, tally));
    }

    @Test
    void progressIsTheShareOfItsEpochsThatAreDone() {
        assertEquals(0.425, after(4, true).progress(), 1e-9);
        assertFalse(after(9, true).finished());
        assertEquals(1, after(10, false).progress());
        assertTrue(after(10, false).finished());
        assertEquals(1, after(12, false).progress());
    }

    @Test
    void onAnotherPlaneItIsTheSameMoment() {
        Checkpoint here = after(4, true);
        LatentPlane plane = new LatentPlane(new float[3], new float[] {0, 1, 0}, new float[] {0, 0, 1});
        Checkpoint there = here.on(plane);
        assertEquals(plane, there.model().plane());
        assertTrue(here.sameMoment(there));
        assertFalse(here.sameMoment(after(4, true)), "another run that is as far");
    }

    @Test
    void aFinishedRunGoesOnForAsManyEpochsMoreAndAnotherToItsEnd() {
        TrainingPlan wish = PLAN.with().epochs(7).beta(2).learningRate(0.004).build();
        Checkpoint longer = after(10, false).longer(wish);
        assertEquals(17, longer.plan().epochs());
        assertEquals(2, longer.plan().beta());
        assertEquals(0.004, longer.settings().learningRate());
        assertEquals(10, longer.history().leg().epoch());
        Checkpoint on = after(4, true).longer(wish);
        assertEquals(10, on.plan().epochs());
        assertSame(Leg.FIRST, on.history().leg());
        assertEquals(4.25, on.history().changes().get(0).epoch());
    }

    /** Four and a quarter of ten epochs are done: the schedule stands there when the rest is made longer, and again a leg later. */
    @Test
    void aLegBeginsWhereTheScheduleStands() {
        Checkpoint here = after(4, true);
        Control.Settings same = here.settings();
        Checkpoint longer = here.longer(same, 20);
        assertEquals(new Leg(4.25, 0.425), longer.history().leg());
        Checkpoint later = new Checkpoint(
                longer.plan(),
                MODEL,
                OptimiserState.NONE,
                after(12, false).history().with(longer.history().leg(), same, longer.plan()));
        Leg leg = later.longer(same, 16).history().leg();
        assertEquals(12, leg.epoch());
        assertEquals(0.425 + 0.575 * (12 - 4.25) / (20 - 4.25), leg.progress(), 1e-9);
        assertEquals(5, here.longer(same, 2).plan().epochs(), "no less than is done");
    }

    @Test
    void presetsAreKnownByTheirTitles() {
        for (Preset preset : Preset.values()) {
            assertEquals(Optional.of(preset), Preset.named(preset.title()));
        }
        assertEquals("atlas", Preset.ATLAS.title());
        assertEquals(Optional.empty(), Preset.named("Atlas"));
    }

    private static Timeline timeline(double... epochs) {
        List<Moment> moments = new ArrayList<>();
        for (double epoch : epochs) {
            moments.add(Moment.of(epoch, MODEL, new float[] {(float) epoch, 1, 2, 3, 4, 5}, new double[3]));
        }
        return new Timeline(new int[] {5, 9}, new int[] {1, 0}, List.of("a", "b"), moments);
    }

    @Test
    void theNearestMomentIsFoundBeforeBetweenAndBehindAllAndOfTwoTheEarlier() {
        Timeline timeline = timeline(1, 2, 4, 8);
        double[] places = {-5, 1, 1.4, 1.5, 1.6, 2.9, 3.1, 5.9, 6.1, 100};
        int[] expected = {0, 0, 0, 0, 1, 1, 2, 2, 3, 3};
        for (int i = 0; i < places.length; i++) {
            assertEquals(expected[i], timeline.nearest(places[i]), "at " + places[i]);
        }
        assertEquals(0, Timeline.EMPTY.nearest(3));
    }

    @Test
    void aTimelineTakesTwoBytesAParameterAndFourANumberOfItsCodes() {
        assertEquals(2 * (128 + 2 * MODEL.parameters() + 4 * 6), timeline(1, 2).bytes());
        assertEquals(0, Timeline.EMPTY.bytes());
        assertArrayEquals(
                new float[] {2, 1, 2, 3, 4, 5}, timeline(1, 2).codes(1).values());
    }

    @Test
    void aMomentIsTheRunAsItWasWithoutItsOptimiser() {
        Checkpoint then = timeline(1, 2).checkpoint(1, after(4, true));
        assertSame(OptimiserState.NONE, then.optimiser());
        assertEquals(2, then.history().epochs().size());
        assertEquals(2, then.history().done());
    }

    /** A snapshot is due when somebody waits and time has passed since the last, which costs none here. */
    @Test
    void aReporterMakesASnapshotWhenItIsDueAndCountsTheEpochUnderWay() {
        List<Snapshot> seen = new ArrayList<>();
        boolean[] ready = {false};
        long[] now = {0};
        SnapshotSink sink = new SnapshotSink() {
            @Override
            public boolean ready() {
                return ready[0];
            }

            @Override
            public void accept(Snapshot snapshot) {
                seen.add(snapshot);
                now[0] += 100_000_000L;
            }
        };
        Reporter reporter = new Reporter(sink, new CloudSample(DigitWriter.images(20, 1), 5), 1, () -> now[0]);
        assertTrue(reporter.watched());
        assertFalse(
                new Reporter(SnapshotSink.NONE, new CloudSample(DigitWriter.images(20, 1), 5), 1, () -> 0).watched());
        assertFalse(reporter.due(), "nobody waits");
        ready[0] = true;
        assertTrue(reporter.due());
        try (BatchTrainer trainer = new BatchTrainer(MODEL, 4, 1, 1, 1, Precision.FLOAT32)) {
            reporter.report(Snapshot.Phase.RUNNING, after(4, true), trainer.coder(), new double[3]);
            assertFalse(reporter.due(), "just made");
            now[0] += 370_000_000L;
            assertFalse(reporter.due());
            now[0] += 20_000_000L;
            assertTrue(reporter.due());
            reporter.report(Snapshot.Phase.RUNNING, after(10, false), trainer.coder(), new double[3]);
            for (int i = 0; i < 3; i++) {
                now[0] += 1_000_000_000L;
                reporter.report(Snapshot.Phase.RUNNING, after(1, true), trainer.coder(), new double[3]);
            }
            // Once the JVM is warm, one that took a tenth of a second is due after 26 of them.
            now[0] += 2_590_000_000L;
            assertFalse(reporter.due());
            now[0] += 20_000_000L;
            assertTrue(reporter.due());
        }
        assertEquals(5, seen.get(0).epoch());
        assertEquals(10, seen.get(1).epoch());
        assertEquals(0.425, seen.get(0).progress(), 1e-9);
        assertEquals(5, seen.get(0).codes().size());
    }
}
