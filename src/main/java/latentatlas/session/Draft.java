package latentatlas.session;

import latentatlas.training.TrainingPlan;

/**
 * The plan of the next run as it is being set.
 *
 * @param plan the last one whose settings all were in their range
 * @param valid whether it is what the settings say now: false while one of them is out of its range
 */
public record Draft(TrainingPlan plan, boolean valid) {
    /** Whether the next run would train a model of the same build as {@code other}'s. */
    public boolean like(TrainingPlan other) {
        return plan.kind() == other.kind()
                && plan.latent() == other.latent()
                && plan.filters().equals(other.filters())
                && plan.hidden().equals(other.hidden())
                && plan.activation() == other.activation()
                && plan.likelihood() == other.likelihood();
    }
}
