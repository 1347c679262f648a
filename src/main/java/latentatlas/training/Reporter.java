package latentatlas.training;

import java.util.function.LongSupplier;
import latentatlas.vae.BatchCoder;

/** Makes snapshots of a run when they are due, and hands them over. Confined to the trainer thread. */
final class Reporter {
    private final SnapshotSink sink;
    private final CloudSample sample;
    private final int threads;
    private final SnapshotTimer timer;

    /**
     * A reporter.
     *
     * @param sample images whose codes go into the snapshots
     * @param threads to encode them with, once the run has ended
     */
    Reporter(SnapshotSink sink, CloudSample sample, int threads, LongSupplier nanoTime) {
        this.sink = sink;
        this.sample = sample;
        this.threads = threads;
        timer = new SnapshotTimer(nanoTime);
    }

    SnapshotSink sink() {
        return sink;
    }

    SnapshotTimer timer() {
        return timer;
    }

    /** Whether somebody waits for a snapshot, and training can spare the time. */
    boolean due() {
        return sink.ready() && timer.due();
    }

    boolean watched() {
        return sink != SnapshotSink.NONE;
    }

    /**
     * Hands over a snapshot of a run that goes on.
     *
     * @param coder of the checkpoint's parameters
     */
    void report(Snapshot.Phase phase, Checkpoint checkpoint, BatchCoder coder, double[] klOfDimensions) {
        timer.beginSnapshot();
        int epochs = checkpoint.history().epochs().size();
        sink.accept(new Snapshot(
                checkpoint,
                phase,
                Math.min(checkpoint.plan().length(), epochs + 1),
                checkpoint.progress(),
                timer.secondsLeft(),
                timer.imagesPerSecond(),
                sample.encode(coder),
                klOfDimensions.clone()));
        timer.endSnapshot();
    }

    /** Hands over the last snapshot: the model that the run leaves behind, which need not be the one it had last. */
    void ended(Checkpoint checkpoint, double[] klOfDimensions) {
        if (watched()) {
            try (BatchCoder coder = BatchCoder.parallel(checkpoint.model(), threads)) {
                report(Snapshot.Phase.ENDED, checkpoint, coder, klOfDimensions);
            }
        }
    }
}
