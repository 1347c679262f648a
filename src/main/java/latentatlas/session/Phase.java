package latentatlas.session;

/** What the trainer is doing. */
public enum Phase {
    IDLE,
    RUNNING,
    PAUSED,
    /** Told to stop; the model stays as it is when it does. */
    STOPPING;

    public boolean active() {
        return this != IDLE;
    }
}
