package latentatlas.archive;

import java.io.IOException;

/** A file was read and is not what it should be; the message is a clause that says how, without a full stop. */
final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    private final String nextStep;

    Refused(String why, String nextStep) {
        super(why);
        this.nextStep = nextStep;
    }

    Refused(String why) {
        this(why, "Choose another model file, or train the model again");
    }

    String nextStep() {
        return nextStep;
    }
}
