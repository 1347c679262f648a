package latentatlas.training;

import latentatlas.message.Message;
import latentatlas.problem.Unfit;

/**
 * The part of a run since it was last made longer or shorter. Over a leg the schedule goes on from where it stood to the
 * end of its course, so that the learning rate does not jump.
 *
 * @param epoch where in the run the leg began, in epochs
 * @param progress of the schedule there, see {@link Schedule#factor}
 */
public record Leg(double epoch, double progress) {
    static final Leg FIRST = new Leg(0, 0);

    public Leg {
        if (!(epoch >= 0 && progress >= 0 && progress < Integer.MAX_VALUE)) {
            throw new Unfit(Message.of("training.leg"));
        }
    }

    /** The schedule's progress when {@code share} of the leg is done. */
    double progress(double share) {
        double end = Math.floor(progress) + 1;
        return share >= 1 ? end : progress + (end - progress) * Math.max(0, share);
    }
}
