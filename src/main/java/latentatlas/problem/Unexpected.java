package latentatlas.problem;

import java.util.Optional;
import latentatlas.message.Message;
import org.jspecify.annotations.Nullable;

/** Says in words what nobody foresaw, and of what a machine may lack, what to do about it. */
public final class Unexpected {
    private static final int DEEPEST = 20;

    private Unexpected() {}

    /**
     * A failure of whatever kind.
     *
     * @param what came to nothing
     */
    public static ProblemException of(Message what, Throwable cause) {
        return lack(what, cause)
                .orElseGet(() -> new ProblemException(
                        Message.of("problem.unexpected", what, cause.toString()),
                        null,
                        Message.of("problem.report"),
                        cause));
    }

    /** The same, only if the machine lacks something: memory, in the heap or beside it, or native code that loads. */
    public static Optional<ProblemException> lack(Message what, Throwable cause) {
        Throwable deepest = cause;
        boolean links = false;
        @Nullable Throwable next = cause;
        for (int depth = 0; next != null && depth < DEEPEST; depth++) {
            if (next instanceof OutOfMemoryError) {
                return Optional.of(new ProblemException(
                        Message.of("problem.memoryFull", what), null, Message.of("problem.needLess"), cause));
            }
            links |= next instanceof LinkageError;
            deepest = next;
            next = next.getCause();
        }
        return links
                ? Optional.of(new ProblemException(
                        Message.of("problem.nativeCode", what, deepest.toString()),
                        null,
                        Message.of("problem.loadNativeCode"),
                        cause))
                : Optional.empty();
    }
}
