package latentatlas.image;

import java.util.concurrent.CancellationException;

/** Hears how far loading is, and may end it. Called from any of the loading threads. */
@FunctionalInterface
public interface Loading {
    Loading UNWATCHED = (done, total) -> true;

    /**
     * Some more is done; 0 of 1 while it is not yet known how much there is.
     *
     * @return whether to go on
     */
    boolean at(long done, long total);

    /** As {@link #at}; throws {@link CancellationException} where it shall not go on. */
    default void step(long done, long total) {
        if (!at(done, total)) {
            throw new CancellationException("loading was cancelled");
        }
    }
}
