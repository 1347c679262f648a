package latentatlas.cli;

import latentatlas.training.EpochFigures;
import latentatlas.training.Snapshot;
import latentatlas.training.SnapshotSink;
import latentatlas.training.Timeline;
import latentatlas.training.TimelineRecorder;

/** Keeps moments of a run nobody watches, in a hundredth of its time. Confined to the trainer thread. */
final class HistoryKeeper implements SnapshotSink {
    private static final int SHARE = 100;

    private final SnapshotSink progress;
    private final TimelineRecorder recorder;
    /** When the trainer last asked: what a moment costs begins there. */
    private long asked = System.nanoTime();

    private long rested = asked;
    private long cost;

    HistoryKeeper(SnapshotSink progress, Timeline before) {
        this.progress = progress;
        recorder = new TimelineRecorder(before, TimelineRecorder.MEMORY);
    }

    Timeline timeline() {
        return recorder.timeline();
    }

    @Override
    public boolean ready() {
        asked = System.nanoTime();
        return asked - rested >= SHARE * cost;
    }

    @Override
    public void accept(Snapshot snapshot) {
        if (snapshot.phase() == Snapshot.Phase.RUNNING) {
            recorder.take(snapshot.checkpoint(), snapshot.codes(), snapshot.klOfDimensions());
        }
        rested = System.nanoTime();
        cost = rested - asked;
    }

    @Override
    public void epoch(EpochFigures figures) {
        progress.epoch(figures);
    }
}
