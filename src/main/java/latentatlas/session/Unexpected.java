package latentatlas.session;

import latentatlas.message.Message;
import latentatlas.problem.ProblemException;

/** Says in words what nobody foresaw. */
final class Unexpected {
    private Unexpected() {}

    static ProblemException of(Message what, Throwable cause) {
        return cause instanceof OutOfMemoryError
                ? new ProblemException(
                        Message.of("session.memoryFull", what), null, Message.of("session.fewerImages"), cause)
                : new ProblemException(
                        Message.of("session.unexpected", what, cause.toString()),
                        null,
                        Message.of("session.report"),
                        cause);
    }
}
