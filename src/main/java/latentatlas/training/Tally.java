package latentatlas.training;

import latentatlas.message.Message;
import latentatlas.problem.Unfit;

/**
 * What a run has summed up of the epoch under way and of its curve's next point, so that it can go on within both.
 *
 * @param seconds of training in that epoch so far
 */
public record Tally(LossSum epoch, LossSum point, int stepsPerEpoch, int stepsPerPoint, double seconds) {
    private static final int POINTS_AN_EPOCH = 50;

    /** At the start of an epoch. */
    static final Tally NONE = of(1);

    public Tally {
        if (epoch.steps() > stepsPerEpoch || point.steps() >= stepsPerPoint || !(seconds >= 0)) {
            throw new Unfit(Message.of("training.tally"));
        }
    }

    static Tally of(int stepsPerEpoch) {
        return new Tally(LossSum.NONE, LossSum.NONE, stepsPerEpoch, Math.max(1, stepsPerEpoch / POINTS_AN_EPOCH), 0);
    }

    /** The share of the epoch that is done; at 1 only its validation is missing. */
    double share() {
        return (double) epoch.steps() / stepsPerEpoch;
    }
}
