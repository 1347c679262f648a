package latentatlas.training;

import latentatlas.message.Message;

/** How a run ended. */
public sealed interface TrainingOutcome {
    /** The model and all that is needed to go on; after a failure, as of the last good epoch or snapshot. */
    Checkpoint checkpoint();

    /** All epochs were done. */
    record Completed(Checkpoint checkpoint) implements TrainingOutcome {}

    /** It was stopped. */
    record Cancelled(Checkpoint checkpoint) implements TrainingOutcome {}

    /** The loss was no longer finite, or a thousand times what it was at first. */
    record Diverged(Checkpoint checkpoint, double epoch, Message advice) implements TrainingOutcome {}
}
