package latentatlas.session;

import latentatlas.problem.ProblemException;

/** Says in words what nobody foresaw. */
final class Unexpected {
    private Unexpected() {}

    static ProblemException of(String what, Throwable cause) {
        return cause instanceof OutOfMemoryError
                ? new ProblemException(what + ": the memory is full", null, "Use fewer or smaller images", cause)
                : new ProblemException(
                        what + " (" + cause + ")",
                        null,
                        "Try again; if it happens again, report it with the program's log",
                        cause);
    }
}
