package latentatlas.training;

/**
 * How fast a run goes and how much the KL divergence weighs at each of its steps, as shares of the settings.
 *
 * @param plan of the run
 * @param leg the one under way
 */
record Pace(TrainingPlan plan, Leg leg, int stepsPerEpoch) {
    /** Steps of the whole run. */
    long steps() {
        return (long) plan.epochs() * stepsPerEpoch;
    }

    /** The learning rate's factor at step {@code step}, counted from 0 over the whole run. */
    double rate(long step) {
        long start = Math.round(leg.epoch() * stepsPerEpoch);
        return plan.schedule().factor(leg.progress((double) (step - start) / Math.max(1, steps() - start)));
    }

    /** Beta's factor at step {@code step}. */
    double beta(long step) {
        return plan.warmUp() == 0 ? 1 : Math.min(1, step / (plan.warmUp() * stepsPerEpoch));
    }
}
