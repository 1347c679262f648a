package latentatlas.training;

import org.jspecify.annotations.Nullable;

/**
 * What one epoch came to.
 *
 * @param epoch counted from 1
 * @param seconds of training, validation excluded
 * @param imagesPerSecond over those seconds
 * @param train running means while the parameters changed
 * @param validation at the epoch's end; null without validation images
 */
public record EpochFigures(
        int epoch,
        double seconds,
        double imagesPerSecond,
        Losses train,
        @Nullable Losses validation) {
    /** Whether the losses are the same, whatever the time they took. */
    public boolean sameLosses(EpochFigures other) {
        return epoch == other.epoch
                && train.equals(other.train)
                && java.util.Objects.equals(validation, other.validation);
    }
}
