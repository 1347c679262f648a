package latentatlas.problem;

import java.util.Optional;
import latentatlas.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * A value that cannot be, of a file or a person, refused in the program's own words. What other code refuses it says in
 * English and to programmers: that is for the log.
 */
public final class Unfit extends IllegalArgumentException {
    private static final int DEEPEST = 20;

    private final Message why;

    /**
     * A refusal.
     *
     * @param why a clause without a full stop
     */
    public Unfit(Message why) {
        this.why = why;
    }

    /** The words of the refusal that is why something failed, if it is one. */
    public static Optional<Message> why(Throwable failure) {
        @Nullable Throwable next = failure;
        for (int depth = 0; next != null && depth < DEEPEST; depth++) {
            if (next instanceof Unfit unfit) {
                return Optional.of(unfit.why);
            }
            next = next.getCause();
        }
        return Optional.empty();
    }

    @Override
    public String getMessage() {
        return why.text();
    }
}
