package latentatlas.training;

import java.util.ArrayList;
import java.util.List;
import latentatlas.vae.StepLosses;

/** Gathers a run's history. Confined to the trainer thread. */
final class HistoryRecorder {
    private static final int POINTS_AN_EPOCH = 50;

    private final List<CurvePoint> curve = new ArrayList<>();
    private final List<EpochFigures> epochs = new ArrayList<>();
    private final List<SettingChange> changes = new ArrayList<>();
    private final int stepsPerEpoch;
    private int stepsPerPoint;

    private double reconstruction;
    private double kl;
    private int images;
    private int steps;

    HistoryRecorder(int stepsPerEpoch, History before) {
        this.stepsPerEpoch = stepsPerEpoch;
        stepsPerPoint = Math.max(1, stepsPerEpoch / POINTS_AN_EPOCH);
        curve.addAll(before.curve());
        epochs.addAll(before.epochs());
        changes.addAll(before.changes());
        while (curve.size() * stepsPerPoint < epochs.size() * stepsPerEpoch / 2) {
            stepsPerPoint *= 2;
        }
    }

    /** Takes the losses of step {@code step}, counted from 0 over the whole run. */
    void step(long step, StepLosses losses) {
        reconstruction += losses.reconstruction();
        kl += losses.kl();
        images += losses.images();
        steps++;
        // The first step is a point of its own: somebody waits for it.
        if (steps >= stepsPerPoint || curve.isEmpty()) {
            double middle = (step + 1 - steps / 2.0) / stepsPerEpoch;
            curve.add(new CurvePoint(middle, new Losses(reconstruction / images, kl / images)));
            reconstruction = 0;
            kl = 0;
            images = 0;
            steps = 0;
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

    void epoch(EpochFigures figures) {
        epochs.add(figures);
    }

    void change(SettingChange change) {
        changes.add(change);
    }

    History history() {
        return new History(curve, epochs, changes);
    }
}
