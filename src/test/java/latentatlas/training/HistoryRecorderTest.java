package latentatlas.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import latentatlas.vae.StepLosses;
import org.junit.jupiter.api.Test;

/** How losses of single steps become the figures of epochs and the points of a curve. */
class HistoryRecorderTest {
    private static final double TINY = 1e-12;

    /** A step of two images, that cost {@code of} nats each to reconstruct and half of it as KL. */
    private static StepLosses step(double of) {
        return new StepLosses(2, 2 * of, of, new double[] {of});
    }

    private static EpochFigures figures(int epoch) {
        return new EpochFigures(epoch, 1, 2, new Losses(3, 4), null);
    }

    @Test
    void theFirstStepIsAPointOfItsOwnAndTheOthersAreMeansOfAFiftiethOfAnEpoch() {
        HistoryRecorder recorder = new HistoryRecorder(100, History.EMPTY);
        assertEquals(0, recorder.done());
        for (int i = 1; i <= 5; i++) {
            recorder.step(step(i));
        }
        assertEquals(
                List.of(
                        new CurvePoint(0.005, new Losses(1, 0.5)),
                        new CurvePoint(0.02, new Losses(2.5, 1.25)),
                        new CurvePoint(0.04, new Losses(4.5, 2.25))),
                recorder.history(0).curve());
        assertEquals(5, recorder.done());
        assertEquals(new LossSum(30, 15, 10, 5), recorder.epoch());
        assertEquals(new Losses(3, 1.5), recorder.epoch().mean());
    }

    @Test
    void anEpochThatEndsIsKeptAndTheNextBeginsAtNothing() {
        HistoryRecorder recorder = new HistoryRecorder(3, History.EMPTY);
        recorder.change(new Control.Settings(2, 0.1));
        for (int i = 0; i < 3; i++) {
            recorder.step(step(1));
        }
        recorder.endEpoch(figures(1));
        recorder.step(step(1));
        recorder.change(new Control.Settings(3, 0.2));
        assertEquals(1, recorder.epochs());
        assertEquals(4, recorder.done());
        assertEquals(1, recorder.epoch().steps());
        History history = recorder.history(1.5);
        assertEquals(List.of(figures(1)), history.epochs());
        assertEquals(List.of(new SettingChange(0, 2, 0.1), new SettingChange(4 / 3.0, 3, 0.2)), history.changes());
        assertEquals(4 / 3.0, history.done(), TINY);
        assertEquals(1.5, history.tally().seconds(), TINY);
        assertEquals(1, history.tally().stepsPerPoint());
    }

    @Test
    void aFullCurveIsThinnedToPairsAndGoesOnAtTwiceTheDistance() {
        HistoryRecorder recorder = new HistoryRecorder(1, History.EMPTY);
        for (int i = 0; i < History.MOST_POINTS - 1; i++) {
            recorder.step(step(i));
            recorder.endEpoch(figures(i + 1));
        }
        assertEquals(History.MOST_POINTS - 1, recorder.history(0).curve().size());
        recorder.step(step(History.MOST_POINTS - 1));
        recorder.endEpoch(figures(History.MOST_POINTS));
        List<CurvePoint> curve = recorder.history(0).curve();
        assertEquals(History.MOST_POINTS / 2, curve.size());
        for (int i = 0; i < curve.size(); i++) {
            assertEquals(2 * i + 1, curve.get(i).epoch(), TINY);
            assertEquals(2 * i + 0.5, curve.get(i).losses().reconstruction(), TINY);
            assertEquals(i + 0.25, curve.get(i).losses().kl(), TINY);
        }
        recorder.step(step(5));
        assertEquals(curve.size(), recorder.history(0).curve().size());
        assertEquals(2, recorder.history(0).tally().stepsPerPoint());
        recorder.endEpoch(figures(History.MOST_POINTS + 1));
        recorder.step(step(7));
        List<CurvePoint> longer = recorder.history(0).curve();
        assertEquals(curve.size() + 1, longer.size());
        assertEquals(new CurvePoint(History.MOST_POINTS + 1, new Losses(6, 3)), longer.get(longer.size() - 1));
    }

    @Test
    void aRunGoesOnWithinItsEpochAndPointAndBeginsThemAnewWithOtherBatches() {
        HistoryRecorder first = new HistoryRecorder(200, History.EMPTY);
        for (int i = 0; i < 6; i++) {
            first.step(step(i));
        }
        History stopped = first.history(2);
        assertEquals(new Tally(first.epoch(), new LossSum(10, 5, 2, 1), 200, 4, 2), stopped.tally());
        HistoryRecorder same = new HistoryRecorder(200, stopped);
        assertEquals(6, same.done());
        assertEquals(stopped, same.history(2));

        HistoryRecorder other = new HistoryRecorder(100, stopped);
        assertEquals(0, other.done());
        assertEquals(
                new Tally(LossSum.NONE, LossSum.NONE, 100, 2, 0),
                other.history(0).tally());
        assertEquals(stopped.curve(), other.history(0).curve());
    }

    @Test
    void aTallyOfMoreThanThereIsOrOfLessThanNothingIsRefused() {
        LossSum three = new LossSum(1, 1, 3, 3);
        Tally full = new Tally(three, LossSum.NONE, 3, 1, 0);
        assertEquals(1, full.share(), TINY);
        assertEquals(0.75, new Tally(three, LossSum.NONE, 4, 1, 0).share(), TINY);
        refused(() -> new Tally(three, LossSum.NONE, 2, 1, 0));
        refused(() -> new Tally(three, three, 3, 3, 0));
        new Tally(three, three, 3, 4, 0);
        refused(() -> new Tally(three, LossSum.NONE, 3, 1, -1e-9));
        refused(() -> new Tally(three, LossSum.NONE, 3, 1, Double.NaN));
        new LossSum(0, 0, 3, 3);
        refused(() -> new LossSum(0, 0, 2, 3));
        refused(() -> new LossSum(0, 0, 0, -1));
        refused(() -> new LossSum(0, 0, -1, -2));
        assertEquals(1, Tally.of(99).stepsPerPoint());
        assertEquals(2, Tally.of(100).stepsPerPoint());
        assertEquals(1, Tally.of(49).stepsPerPoint());
    }

    private static void refused(org.junit.jupiter.api.function.Executable what) {
        assertThrows(IllegalArgumentException.class, what);
    }

    @Test
    void theSettingsInForceAreTheLastOnesSetAndOnlyOtherOnesAreMarked() {
        TrainingPlan plan = Preset.KERAS_512.plan();
        Control.Settings planned = new Control.Settings(plan.beta(), plan.learningRate());
        Control.Settings other = new Control.Settings(7, 0.25);
        assertEquals(planned, History.EMPTY.settings(plan));
        Leg leg = new Leg(1, 0.5);
        History same = History.EMPTY.with(leg, planned, plan);
        assertEquals(List.of(), same.changes());
        assertEquals(leg, same.leg());
        History changed = new History(List.of(), List.of(figures(1)), List.of()).with(leg, other, plan);
        assertEquals(List.of(new SettingChange(1, 7, 0.25)), changed.changes());
        assertEquals(other, changed.settings(plan));
        History back = changed.with(leg, planned, plan);
        assertEquals(planned, back.settings(plan));
        assertEquals(2, back.changes().size());
        assertEquals(back.changes(), back.with(leg, planned, plan).changes());
    }

    @Test
    void whatWasKnownAtAMomentLeavesOutWhatCameLater() {
        History history = new History(
                List.of(new CurvePoint(0.5, new Losses(1, 1)), new CurvePoint(1.5, new Losses(2, 2))),
                List.of(figures(1), figures(2)),
                List.of(new SettingChange(0.25, 1, 1), new SettingChange(2, 2, 2)));
        assertEquals(2, history.done(), TINY);
        History then = history.until(1.5);
        assertEquals(2, then.curve().size());
        assertEquals(List.of(figures(1)), then.epochs());
        assertEquals(1, then.changes().size());
        assertEquals(2, history.until(2).epochs().size());
        assertEquals(2, history.until(2).changes().size());
        assertTrue(history.until(0).curve().isEmpty());
    }
}
