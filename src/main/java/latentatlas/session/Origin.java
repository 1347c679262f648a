package latentatlas.session;

/** Where the model at hand came from, and so whether anything would be lost without it. */
public sealed interface Origin {
    /** It comes with the program. */
    record Bundled() implements Origin {}

    /** It is in a file, exactly as it is shown. */
    record Saved(String file) implements Origin {}

    /** It was trained here and is in no file. */
    record Trained() implements Origin {}

    /** An accident left it, and it was brought back; it is in no file of the user's. */
    record Recovered() implements Origin {}

    /**
     * It is what a model once was, while it trained; in no file by itself.
     *
     * @param epochs of the run that were done
     * @param of where the model as it is now came from
     */
    record Past(double epochs, Origin of) implements Origin {}

    /** Whether it can be had again. */
    default boolean safe() {
        return this instanceof Bundled || this instanceof Saved;
    }
}
