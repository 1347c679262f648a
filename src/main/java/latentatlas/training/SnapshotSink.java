package latentatlas.training;

/** Where snapshots go. Both methods are called on the trainer thread and must return at once. */
public interface SnapshotSink {
    /** A sink for runs nobody watches. */
    SnapshotSink NONE = new SnapshotSink() {
        @Override
        public boolean ready() {
            return false;
        }

        @Override
        public void accept(Snapshot snapshot) {}
    };

    /** Whether the last snapshot has been taken, so that a new one is worth making. */
    boolean ready();

    void accept(Snapshot snapshot);

    /** An epoch has ended; for progress on the command line. */
    default void epoch(EpochFigures figures) {}

    /** The run as it is after each epoch, to be kept against accidents. */
    default void checkpoint(Checkpoint checkpoint) {}
}
