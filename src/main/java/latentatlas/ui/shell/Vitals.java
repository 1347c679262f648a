package latentatlas.ui.shell;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import javafx.application.Platform;

/**
 * Reads once a second, beside the FX thread, what the process occupies: the system's file may be slow to read. Begun and
 * closed on the FX thread, where the reading is told too.
 */
final class Vitals implements AutoCloseable {
    /** An animation would keep the toolkit drawing frames for as long as it runs. */
    private final Executor nextSecond;

    private final LongSupplier bytes;
    private final LongConsumer told;
    private boolean closed;

    /** Reads {@code bytes} on {@code reader}. */
    Vitals(Executor reader, LongSupplier bytes, LongConsumer told) {
        nextSecond = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, reader);
        this.bytes = bytes;
        this.told = told;
    }

    void begin() {
        nextSecond.execute(this::read);
    }

    private void read() {
        long now = bytes.getAsLong();
        Platform.runLater(() -> tell(now));
    }

    private void tell(long now) {
        if (!closed) {
            told.accept(now);
            begin();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
