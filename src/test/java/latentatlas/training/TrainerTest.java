package latentatlas.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import latentatlas.image.Binarisation;
import latentatlas.image.DigitWriter;
import latentatlas.image.ImageSet;
import latentatlas.latent.Codes;
import latentatlas.net.Activation;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.BatchTrainer;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import latentatlas.vae.OptimiserState;
import latentatlas.vae.PosteriorForm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainerTest {
    private static final ImageSet DIGITS = DigitWriter.images(1_200, 1);
    private static final ImageSet HELD = DigitWriter.images(300, 2);
    private static final TrainingPlan PLAN = new TrainingPlan(
            ModelKind.VAE,
            List.of(300, 40),
            2,
            Activation.GELU,
            Likelihood.BERNOULLI,
            1,
            1e-3,
            Schedule.COSINE,
            1,
            100,
            3,
            0,
            42);

    private static final EpochFigures FIGURES = new EpochFigures(1, 1, 1, new Losses(150, 5), null);
    private static final FrozenModel MODEL =
            BatchTrainer.initialModel(PLAN.architecture(latentatlas.image.ImageShape.MNIST), 1);

    @Test
    void theSamePlanGivesTheSameBitsForAnyNumberOfThreadsWatchedOrNot() {
        TrainingOutcome once = run(PLAN, 1, SnapshotSink.NONE);
        TrainingOutcome again = run(PLAN, 3, new Watcher());
        assertSame(once.checkpoint(), again.checkpoint());
        TrainingOutcome otherSeed = run(PLAN.with().seed(43).build(), 1, SnapshotSink.NONE);
        assertFalse(sameHistories(
                once.checkpoint().history(), otherSeed.checkpoint().history()));
    }

    @Test
    void trainingLowersTheLossOfImagesItHasNotSeen() {
        History history = run(PLAN, 2, SnapshotSink.NONE).checkpoint().history();
        Losses first = history.epochs().get(0).validation();
        Losses last = history.epochs().get(2).validation();
        assertTrue(last.negativeElbo() < first.negativeElbo() - 5, first + " to " + last);
    }

    @Test
    void goingOnFromACheckpointGivesTheBitsOfTrainingThatNeverStopped() {
        // A plan whose schedule does not depend on the number of epochs, so that it can be made longer.
        TrainingPlan three = PLAN.with().schedule(Schedule.CONSTANT).build();
        TrainingPlan one = three.with().epochs(1).build();
        Checkpoint first = run(one, 2, SnapshotSink.NONE).checkpoint();
        Checkpoint longer = new Checkpoint(three, first.model(), first.optimiser(), first.history());
        TrainingOutcome resumed = trainer(2).resume(longer, images(), SnapshotSink.NONE, new Control(three));
        assertSame(run(three, 2, SnapshotSink.NONE).checkpoint(), resumed.checkpoint());
    }

    @Test
    void aLearnedPriorGivesTheSameBitsForAnyThreadsAndFromACheckpoint() {
        TrainingPlan two = PLAN.with()
                .schedule(Schedule.CONSTANT)
                .hidden(List.of(30))
                .epochs(2)
                .pseudoInputs(20)
                .build();
        TrainingPlan one = two.with().epochs(1).build();
        Checkpoint first = run(one, 1, SnapshotSink.NONE).checkpoint();
        Checkpoint longer = new Checkpoint(two, first.model(), first.optimiser(), first.history());
        TrainingOutcome resumed = trainer(3).resume(longer, images(), SnapshotSink.NONE, new Control(two));
        Checkpoint whole = run(two, 2, SnapshotSink.NONE).checkpoint();
        assertSame(whole, resumed.checkpoint());
        assertArrayEquals(
                whole.model().pseudoInputs(), resumed.checkpoint().model().pseudoInputs());
        assertFalse(java.util.Arrays.equals(
                first.model().pseudoInputs(), whole.model().pseudoInputs()));
    }

    @Test
    void aFullPosteriorSeveralSamplesAndImagesDrawnAnewGiveTheSameBitsForAnyThreadsAndFromACheckpoint() {
        TrainingPlan two = PLAN.with()
                .schedule(Schedule.CONSTANT)
                .epochs(2)
                .posterior(PosteriorForm.FULL)
                .samples(3)
                .binarise(Binarisation.DYNAMIC)
                .build();
        TrainingPlan one = two.with().epochs(1).build();
        Checkpoint first = run(one, 1, SnapshotSink.NONE).checkpoint();
        Checkpoint longer = new Checkpoint(two, first.model(), first.optimiser(), first.history());
        TrainingOutcome resumed = trainer(3).resume(longer, images(), SnapshotSink.NONE, new Control(two));
        assertSame(run(two, 2, SnapshotSink.NONE).checkpoint(), resumed.checkpoint());
    }

    @Tag("long")
    @Test
    void goingOnWithinAnEpochGivesTheBitsOfTrainingThatNeverStopped() {
        TrainingPlan plan = PLAN.with().batch(7).epochs(2).build();
        Checkpoint whole = run(plan, 2, SnapshotSink.NONE).checkpoint();
        for (int steps : new int[] {1, 100, 171, 172, 300, 343}) {
            Checkpoint stopped = afterSteps(plan, steps);
            assertEquals(steps, stopped.optimiser().step());
            assertEquals(steps / 172.0, stopped.history().done(), 1e-12);
            TrainingOutcome resumed =
                    trainer(2).resume(stopped, images(), SnapshotSink.NONE, new Control(stopped.settings()));
            assertSame(whole, resumed.checkpoint());
        }
    }

    /** A run that was stopped after {@code steps} steps. */
    private static Checkpoint afterSteps(TrainingPlan plan, int steps) {
        Control control = new Control(plan);
        control.pause();
        SnapshotSink stopper = new Watcher() {
            private int left = steps;

            @Override
            public void accept(Snapshot snapshot) {
                if (snapshot.phase() == Snapshot.Phase.PAUSED) {
                    if (left-- > 0) {
                        control.step();
                    } else {
                        control.stop();
                    }
                }
            }
        };
        return assertInstanceOf(TrainingOutcome.Cancelled.class, trainer(1).run(plan, images(), stopper, control))
                .checkpoint();
    }

    @Test
    void aSnapshotIsWholeSoThatTrainingCanGoOnFromIt() {
        List<Snapshot> taken = new ArrayList<>();
        SnapshotSink sink = new Watcher() {
            @Override
            public void accept(Snapshot snapshot) {
                taken.add(snapshot);
            }
        };
        long[] now = {0};
        Trainer watched = new Trainer(1, 50, () -> now[0] += 100_000_000L);
        TrainingOutcome outcome = watched.run(PLAN, images(), sink, new Control(PLAN));
        assertTrue(taken.size() > 3, taken.size() + " snapshots");
        assertEquals(Snapshot.Phase.ENDED, taken.get(taken.size() - 1).phase());
        for (Snapshot snapshot : List.of(taken.get(1), taken.get(taken.size() - 1))) {
            Checkpoint from = snapshot.checkpoint();
            Checkpoint end = trainer(2)
                    .resume(from, images(), SnapshotSink.NONE, new Control(PLAN))
                    .checkpoint();
            assertSame(outcome.checkpoint(), end);
        }
    }

    @Test
    void goingOnWithOtherSettingsIsMarkedAndALiveSettingStaysInForce() {
        Checkpoint stopped = afterSteps(PLAN, 14);
        Checkpoint same = stopped.longer(stopped.settings(), PLAN.epochs());
        assertEquals(stopped.history(), same.history());
        Checkpoint other = stopped.longer(PLAN.with().beta(3).build());
        assertEquals(
                List.of(new SettingChange(14 / 12.0, 3, PLAN.learningRate())),
                other.history().changes());
        assertEquals(new Control.Settings(3, PLAN.learningRate()), other.settings());
        assertEquals(other.settings(), new Control(other.plan()).settings());
    }

    @ParameterizedTest
    @EnumSource(Schedule.class)
    void goingOnNeverMakesTheLearningRateJump(Schedule schedule) {
        TrainingPlan plan = PLAN.with().schedule(schedule).epochs(40).build();
        int steps = 500;
        double largest = 0;
        for (int done : new int[] {1, 5, 12, 25, 39, 40}) {
            for (int epochs : new int[] {40, 41, 60, 400}) {
                History history = new History(List.of(), java.util.Collections.nCopies(done, FIGURES), List.of());
                Checkpoint before = new Checkpoint(plan, MODEL, OptimiserState.NONE, history);
                Checkpoint longer = before.longer(before.settings(), epochs);
                Checkpoint again = longer.longer(longer.settings(), epochs + 20);
                Pace first = new Pace(plan, Leg.FIRST, steps);
                Pace second = new Pace(longer.plan(), longer.history().leg(), steps);
                Pace third = new Pace(again.plan(), again.history().leg(), steps);
                long step = (long) done * steps;
                assertEquals(first.rate(step), second.rate(step), 1e-9);
                assertEquals(second.rate(step), third.rate(step), 1e-9);
                for (long s = step; s < second.steps(); s++) {
                    largest = Math.max(largest, Math.abs(second.rate(s + 1) - second.rate(s)));
                }
                assertEquals(schedule.factor(1), second.rate(second.steps()), 1e-9);
            }
        }
        assertTrue(largest < 0.01, "a jump of " + largest);
    }

    @ParameterizedTest
    @EnumSource(Schedule.class)
    void afterTheEndOfItsCourseARunGoesOnGently(Schedule schedule) {
        double end = schedule.factor(1);
        for (double progress = 1; progress <= 3; progress += 0.01) {
            double factor = schedule.factor(progress);
            assertTrue(factor >= end - 1e-12 && factor <= Math.max(end, 0.1) + 1e-12, factor + " at " + progress);
        }
        assertTrue(schedule.factor(1.3) >= 0.1 - 1e-12);
    }

    @Test
    void aStoppedRunKeepsItsModelAndStepsNoFurther() {
        Control control = new Control(PLAN);
        SnapshotSink stopAfterFirstEpoch = new Watcher() {
            @Override
            public void epoch(EpochFigures figures) {
                control.stop();
            }
        };
        TrainingOutcome outcome = trainer(2).run(PLAN, images(), stopAfterFirstEpoch, control);
        assertInstanceOf(TrainingOutcome.Cancelled.class, outcome);
        assertEquals(12, outcome.checkpoint().optimiser().step());
        assertEquals(1, outcome.checkpoint().history().epochs().size());
    }

    @Test
    void aSingleStepIsOneBatchAndAPauseChangesNoResult() throws InterruptedException {
        Control control = new Control(PLAN);
        control.pause();
        AtomicInteger pauses = new AtomicInteger();
        SnapshotSink sink = new Watcher() {
            @Override
            public void accept(Snapshot snapshot) {
                if (snapshot.phase() == Snapshot.Phase.PAUSED) {
                    if (pauses.incrementAndGet() < 4) {
                        control.step();
                    } else {
                        control.resume();
                    }
                }
            }
        };
        CountDownLatch done = new CountDownLatch(1);
        List<TrainingOutcome> outcomes = new ArrayList<>();
        Thread thread = new Thread(() -> {
            outcomes.add(trainer(2).run(PLAN, images(), sink, control));
            done.countDown();
        });
        thread.start();
        done.await();
        assertEquals(4, pauses.get(), "paused before each of three steps, and once more before it went on");
        assertSame(run(PLAN, 1, SnapshotSink.NONE).checkpoint(), outcomes.get(0).checkpoint());
    }

    @Test
    void settingsActFromTheNextBatchAndAreRecorded() {
        Control control = new Control(PLAN);
        SnapshotSink change = new Watcher() {
            @Override
            public void epoch(EpochFigures figures) {
                control.setBeta(7);
            }
        };
        History history =
                trainer(1).run(PLAN, images(), change, control).checkpoint().history();
        assertEquals(List.of(new SettingChange(1, 7, PLAN.learningRate())), history.changes());
    }

    @Test
    void aRunThatDivergesKeepsItsLastGoodModelAndSaysWhatToLower() {
        TrainingPlan wild = PLAN.with()
                .learningRate(1)
                .activation(Activation.RELU)
                .likelihood(Likelihood.LINEAR)
                .schedule(Schedule.CONSTANT)
                .epochs(200)
                .build();
        TrainingOutcome outcome = trainer(2).run(wild, images(), SnapshotSink.NONE, new Control(wild));
        TrainingOutcome.Diverged diverged = assertInstanceOf(TrainingOutcome.Diverged.class, outcome);
        assertTrue(
                diverged.advice().text().contains("Lower the learning rate (now 1.0)"),
                diverged.advice().text());
        for (var layer : diverged.checkpoint().model().encoder()) {
            for (float weight : layer.weights()) {
                assertTrue(Float.isFinite(weight));
            }
        }
    }

    @Test
    void afterADivergenceTheLastSnapshotIsTheLastGoodModelWithItsOwnCodes() {
        TrainingPlan wild = PLAN.with()
                .learningRate(0.3)
                .activation(Activation.RELU)
                .likelihood(Likelihood.LINEAR)
                .schedule(Schedule.CONSTANT)
                .epochs(200)
                .build();
        List<Snapshot> ended = new ArrayList<>();
        SnapshotSink sink = new Watcher() {
            @Override
            public void accept(Snapshot snapshot) {
                if (snapshot.phase() == Snapshot.Phase.ENDED) {
                    ended.add(snapshot);
                }
            }
        };
        TrainingOutcome outcome = trainer(2).run(wild, images(), sink, new Control(wild));
        assertInstanceOf(TrainingOutcome.Diverged.class, outcome);
        assertEquals(1, ended.size());
        Snapshot last = ended.get(0);
        assertEquals(outcome.checkpoint(), last.checkpoint());
        try (BatchCoder coder = outcome.checkpoint().model().newBatchCoder()) {
            Codes expected = new CloudSample(DIGITS, 500).encode(coder);
            assertArrayEquals(expected.values(), last.codes().values());
            assertTrue(expected.finite());
        }
        double done = last.history().done();
        assertTrue(last.history().curve().stream().allMatch(point -> point.epoch() <= done));
        assertEquals(done / 200, last.progress(), 1e-12);
    }

    @Test
    void aStoppedFitOfPrincipalComponentsIsCancelledAndHasNoEpoch() {
        TrainingPlan linear = PLAN.with().kind(ModelKind.PCA).build();
        Control control = new Control(linear);
        List<Snapshot> taken = new ArrayList<>();
        SnapshotSink sink = new Watcher() {
            @Override
            public void accept(Snapshot snapshot) {
                taken.add(snapshot);
            }
        };
        TrainingOutcome whole = trainer(1).run(linear, images(), sink, control);
        assertInstanceOf(TrainingOutcome.Completed.class, whole);
        assertTrue(whole.checkpoint().finished());
        assertEquals(1, taken.get(0).progress());
        control.stop();
        TrainingOutcome stopped = trainer(1).run(linear, images(), sink, control);
        assertInstanceOf(TrainingOutcome.Cancelled.class, stopped);
        assertEquals(History.EMPTY, stopped.checkpoint().history());
        assertEquals(0, taken.get(1).progress());
        assertEquals(stopped.checkpoint(), taken.get(1).checkpoint());
    }

    @Test
    void aLossThatGrowsBeyondAllMeasureEndsTheRunEvenWhileItIsFinite() {
        TrainingPlan wild = PLAN.with()
                .learningRate(0.3)
                .activation(Activation.RELU)
                .likelihood(Likelihood.LINEAR)
                .schedule(Schedule.CONSTANT)
                .epochs(200)
                .build();
        List<Double> heard = new ArrayList<>();
        SnapshotSink losses = new SnapshotSink() {
            @Override
            public boolean ready() {
                return false;
            }

            @Override
            public void epoch(EpochFigures figures) {
                heard.add(figures.train().negativeElbo());
            }

            @Override
            public void accept(Snapshot snapshot) {}
        };
        TrainingOutcome outcome = trainer(1).run(wild, images(), losses, new Control(wild));
        assertInstanceOf(TrainingOutcome.Diverged.class, outcome);
        assertTrue(heard.stream().allMatch(loss -> loss < 1e5), heard.toString());
    }

    @Test
    void aPlainAutoencoderHasNoDivergenceAndLearns() {
        TrainingPlan plain = PLAN.with().kind(ModelKind.AE).build();
        History history = run(plain, 2, SnapshotSink.NONE).checkpoint().history();
        assertEquals(0, history.epochs().get(2).train().kl());
        assertTrue(history.epochs().get(2).train().reconstruction()
                < history.epochs().get(0).train().reconstruction());
    }

    @Test
    void schedulesStartAndEndWhereTheyShould() {
        assertEquals(1, Schedule.CONSTANT.factor(0.7));
        assertEquals(1, Schedule.COSINE.factor(0));
        assertEquals(0.5, Schedule.COSINE.factor(0.5), 1e-12);
        assertEquals(0, Schedule.COSINE.factor(1), 1e-12);
        assertEquals(0.04, Schedule.ONE_CYCLE.factor(0), 1e-12);
        assertEquals(1, Schedule.ONE_CYCLE.factor(0.3), 1e-12);
        assertEquals(4e-6, Schedule.ONE_CYCLE.factor(1), 1e-12);
    }

    @Test
    void theCurveStaysShortHoweverLongTheRun() {
        HistoryRecorder recorder = new HistoryRecorder(5, History.EMPTY);
        latentatlas.vae.StepLosses losses = new latentatlas.vae.StepLosses(10, 1_500, 50, new double[2]);
        for (int epoch = 0; epoch < 20_000; epoch++) {
            for (int step = 0; step < 5; step++) {
                recorder.step(losses);
            }
            recorder.endEpoch(FIGURES);
        }
        List<CurvePoint> curve = recorder.history(0).curve();
        assertTrue(curve.size() <= History.MOST_POINTS && curve.size() > History.MOST_POINTS / 4, "" + curve.size());
        for (int i = 0; i < curve.size(); i++) {
            assertEquals(155, curve.get(i).losses().negativeElbo(), 1e-9);
            assertTrue(i == 0 || curve.get(i).epoch() > curve.get(i - 1).epoch());
        }
    }

    private static TrainingImages images() {
        return new TrainingImages(DIGITS, HELD);
    }

    private static Trainer trainer(int threads) {
        return new Trainer(threads, 500, System::nanoTime);
    }

    private static TrainingOutcome run(TrainingPlan plan, int threads, SnapshotSink sink) {
        return trainer(threads).run(plan, images(), sink, new Control(plan));
    }

    private static void assertSame(Checkpoint a, Checkpoint b) {
        assertTrue(sameHistories(a.history(), b.history()));
        assertEquals(a.history().curve(), b.history().curve());
        assertEquals(a.optimiser().step(), b.optimiser().step());
        assertSame(a.model(), b.model());
    }

    private static void assertSame(FrozenModel a, FrozenModel b) {
        for (int i = 0; i < a.encoder().size(); i++) {
            assertArrayEquals(a.encoder().get(i).weights(), b.encoder().get(i).weights());
            assertArrayEquals(a.decoder().get(i).weights(), b.decoder().get(i).weights());
            assertArrayEquals(a.decoder().get(i).biases(), b.decoder().get(i).biases());
        }
    }

    private static boolean sameHistories(History a, History b) {
        boolean same = a.epochs().size() == b.epochs().size();
        for (int i = 0; same && i < a.epochs().size(); i++) {
            same = a.epochs().get(i).sameLosses(b.epochs().get(i));
        }
        return same;
    }

    /** Takes every snapshot. */
    private static class Watcher implements SnapshotSink {
        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public void accept(Snapshot snapshot) {
            assertEquals(500, snapshot.codes().size());
        }
    }
}
