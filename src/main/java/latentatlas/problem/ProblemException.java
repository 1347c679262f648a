package latentatlas.problem;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A failure a person can act on: what happened, to which file, and what to do next.
 *
 * <p>The window shows the parts apart; the command line prints {@link #line()}. The log has the cause.
 */
public final class ProblemException extends Exception {
    private final String what;
    private final @Nullable String where;
    private final String nextStep;

    /**
     * A failure, its place and the way out.
     *
     * @param what one clause without a full stop
     * @param nextStep one sentence in the imperative
     */
    public ProblemException(String what, @Nullable Path file, String nextStep, @Nullable Throwable cause) {
        super(what, cause);
        this.what = what;
        this.where = file == null ? null : file.toString();
        this.nextStep = nextStep;
    }

    public ProblemException(String what, @Nullable Path file, String nextStep) {
        this(what, file, nextStep, null);
    }

    public String what() {
        return what;
    }

    public @Nullable String where() {
        return where;
    }

    public String nextStep() {
        return nextStep;
    }

    /** The whole failure on one line, without a line break whatever the parts hold. */
    public String line() {
        String place = where == null ? "" : where + ": ";
        return (place + what + ". " + nextStep).replaceAll("\\R", " ");
    }
}
