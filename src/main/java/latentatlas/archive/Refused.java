package latentatlas.archive;

import java.io.IOException;
import latentatlas.message.Message;

/** A file was read and is not what it should be; the message is a clause that says how, without a full stop. */
final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    private final Message nextStep;

    Refused(String why, Message nextStep) {
        super(why);
        this.nextStep = nextStep;
    }

    Refused(String why) {
        this(why, Message.of("archive.otherOrTrain"));
    }

    Message nextStep() {
        return nextStep;
    }
}
