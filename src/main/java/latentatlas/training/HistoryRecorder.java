package latentatlas.training;

import java.util.ArrayList;
import java.util.List;
import latentatlas.vae.StepLosses;

/** Gathers a run's history. Confined to the trainer thread. */
final class HistoryRecorder {
    private final List<CurvePoint> curve;
    private final List<EpochFigures> epochs;
    private final List<SettingChange> changes;
    private final Leg leg;
    private final int stepsPerEpoch;
    private int stepsPerPoint;
    private LossSum epoch;
    private LossSum point;

    HistoryRecorder(int stepsPerEpoch, History before) {
        this.stepsPerEpoch = stepsPerEpoch;
        curve = new ArrayList<>(before.curve());
        epochs = new ArrayList<>(before.epochs());
        changes = new ArrayList<>(before.changes());
        leg = before.leg();
        Tally tally = before.tally();
        tally = tally.stepsPerEpoch() == stepsPerEpoch ? tally : Tally.of(stepsPerEpoch);
        stepsPerPoint = tally.stepsPerPoint();
        epoch = tally.epoch();
        point = tally.point();
    }

    /** Steps done in all. */
    long done() {
        return (long) epochs.size() * stepsPerEpoch + epoch.steps();
    }

    /** Finished epochs. */
    int epochs() {
        return epochs.size();
    }

    /** The epoch under way so far. */
    LossSum epoch() {
        return epoch;
    }

    /** Takes the losses of the next step. */
    void step(StepLosses losses) {
        epoch = epoch.plus(losses);
        point = point.plus(losses);
        // The first step is a point of its own: somebody waits for it.
        if (point.steps() >= stepsPerPoint || curve.isEmpty()) {
            curve.add(new CurvePoint((done() - point.steps() / 2.0) / stepsPerEpoch, point.mean()));
            point = LossSum.NONE;
            if (curve.size() >= History.MOST_POINTS) {
                thin();
            }
        }
    }

    /** Joins each two neighbouring points, and makes the next ones as wide. */
    private void thin() {
        List<CurvePoint> half = new ArrayList<>();
        for (int i = 0; i + 1 < curve.size(); i += 2) {
            CurvePoint a = curve.get(i);
            CurvePoint b = curve.get(i + 1);
            half.add(new CurvePoint(
                    (a.epoch() + b.epoch()) / 2,
                    new Losses(
                            (a.losses().reconstruction() + b.losses().reconstruction()) / 2,
                            (a.losses().kl() + b.losses().kl()) / 2)));
        }
        curve.clear();
        curve.addAll(half);
        stepsPerPoint *= 2;
    }

    void endEpoch(EpochFigures figures) {
        epochs.add(figures);
        epoch = LossSum.NONE;
    }

    void change(Control.Settings settings) {
        changes.add(new SettingChange((double) done() / stepsPerEpoch, settings.beta(), settings.learningRate()));
    }

    /**
     * The history so far.
     *
     * @param seconds of training in the epoch under way
     */
    History history(double seconds) {
        return new History(curve, epochs, changes, leg, new Tally(epoch, point, stepsPerEpoch, stepsPerPoint, seconds));
    }
}
