package latentatlas.training;

import java.util.List;

/**
 * A run so far: immutable.
 *
 * @param curve training losses every few steps, oldest first, thinned out to at most {@value #MOST_POINTS}
 * @param epochs the finished ones
 * @param changes of live settings
 */
public record History(List<CurvePoint> curve, List<EpochFigures> epochs, List<SettingChange> changes) {
    static final int MOST_POINTS = 2048;

    public static final History EMPTY = new History(List.of(), List.of(), List.of());

    public History {
        curve = List.copyOf(curve);
        epochs = List.copyOf(epochs);
        changes = List.copyOf(changes);
    }
}
