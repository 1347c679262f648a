package latentatlas.ui.spoken;

/** Something the program says by itself, in the language of the moment. */
public record Announcement(Kind kind, String text) {
    /** What it is about. */
    public enum Kind {
        PLACE,
        TRAINING,
        JOB,
        PROBLEM,
        OUTCOME,
        /** What was asked for: it is said even if it was said just now. */
        ANSWER
    }
}
