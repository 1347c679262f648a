package latentatlas.session;

import latentatlas.training.Snapshot;

/**
 * How far its run was when a model looked like this.
 *
 * @param epoch the one under way, counted from 1
 * @param done how much of the run was done, in epochs
 * @param share of the whole run, 0 to 1
 * @param secondsLeft 0 where the run has ended
 * @param imagesPerSecond over the last second or so; 0 before the first step
 */
public record Progress(int epoch, double done, double share, double secondsLeft, double imagesPerSecond) {
    static Progress of(Snapshot snapshot) {
        boolean ended = snapshot.phase() == Snapshot.Phase.ENDED;
        return new Progress(
                snapshot.epoch(),
                snapshot.history().done(),
                snapshot.progress(),
                ended ? 0 : snapshot.secondsLeft(),
                snapshot.imagesPerSecond());
    }
}
