package latentatlas.problem;

import java.nio.file.Path;
import latentatlas.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * A failure a person can act on: what happened, to which file, and what to do next.
 *
 * <p>It is put into words, in the language of the moment, whenever they are asked for. The window shows the parts apart;
 * the command line prints {@link #line()}. The log has the cause.
 */
public final class ProblemException extends Exception {
    /** All names of a table of forty attributes fit in. */
    private static final int LONGEST = 600;

    private final Message what;
    private final @Nullable String where;
    private final Message nextStep;

    /**
     * A failure, its place and the way out.
     *
     * @param what one clause without a full stop
     * @param nextStep one sentence in the imperative, without a full stop
     */
    public ProblemException(Message what, @Nullable Path file, Message nextStep, @Nullable Throwable cause) {
        super(null, cause);
        this.what = what;
        this.where = file == null ? null : file.toString();
        this.nextStep = nextStep;
    }

    public ProblemException(Message what, @Nullable Path file, Message nextStep) {
        this(what, file, nextStep, null);
    }

    /** What happened; of what a stranger's file holds no more than can be read, and nothing that is no letter. */
    public String what() {
        String text = what.text();
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return cut.replaceAll("\\R", " ").replaceAll("\\p{Cc}", "?");
    }

    public @Nullable String where() {
        return where;
    }

    public String nextStep() {
        return nextStep.text();
    }

    @Override
    public String getMessage() {
        return what();
    }

    /** What happened, to be part of another message. */
    public Message message() {
        return what;
    }

    /** The whole failure on one line, without a line break whatever the parts hold. */
    public String line() {
        Message line = where == null
                ? Message.of("problem.line", what(), nextStep)
                : Message.of("problem.lineOfFile", where, what(), nextStep);
        return line.text().replaceAll("\\R", " ");
    }
}
