package latentatlas.session;

/** What the trainer is doing. */
public enum RunState {
    IDLE,
    RUNNING,
    PAUSED;

    public boolean active() {
        return this != IDLE;
    }
}
