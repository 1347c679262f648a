package latentatlas.training;

import java.util.ArrayList;
import java.util.List;

/**
 * A run so far: immutable.
 *
 * @param curve training losses every few steps, oldest first, thinned out to at most {@value #MOST_POINTS}
 * @param epochs the finished ones
 * @param changes of settings
 * @param leg the one under way
 * @param tally of the epoch under way
 */
public record History(
        List<CurvePoint> curve, List<EpochFigures> epochs, List<SettingChange> changes, Leg leg, Tally tally) {
    static final int MOST_POINTS = 2048;

    public static final History EMPTY = new History(List.of(), List.of(), List.of());

    public History {
        curve = List.copyOf(curve);
        epochs = List.copyOf(epochs);
        changes = List.copyOf(changes);
    }

    /** The history of a run that stands at the end of an epoch and was never made longer. */
    public History(List<CurvePoint> curve, List<EpochFigures> epochs, List<SettingChange> changes) {
        this(curve, epochs, changes, Leg.FIRST, Tally.NONE);
    }

    /** How much of the run is done, in epochs: 1.5 is the middle of the second. */
    public double done() {
        return epochs.size() + tally.share();
    }

    /** The settings in force: the last ones set, else those of {@code plan}. */
    public Control.Settings settings(TrainingPlan plan) {
        if (changes.isEmpty()) {
            return new Control.Settings(plan.beta(), plan.learningRate());
        }
        SettingChange last = changes.get(changes.size() - 1);
        return new Control.Settings(last.beta(), last.learningRate());
    }

    /** What of it was known when {@code epochs} were done; of an epoch under way then, nothing. */
    History until(double epochs) {
        return new History(
                curve.stream().filter(point -> point.epoch() <= epochs).toList(),
                this.epochs.stream()
                        .filter(figures -> figures.epoch() <= epochs)
                        .toList(),
                changes.stream().filter(change -> change.epoch() <= epochs).toList());
    }

    /** This history, with a new leg and perhaps other settings than those in force, to go on from. */
    History with(Leg next, Control.Settings settings, TrainingPlan plan) {
        List<SettingChange> more = new ArrayList<>(changes);
        if (!settings.equals(settings(plan))) {
            more.add(new SettingChange(done(), settings.beta(), settings.learningRate()));
        }
        return new History(curve, epochs, more, next, tally);
    }
}
