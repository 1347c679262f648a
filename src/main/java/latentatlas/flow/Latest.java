package latentatlas.flow;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands values from any thread to one executor, the latest only: a value that a newer one overtakes before it was taken
 * is dropped, and the executor's queue never holds more than one hand-over of ours.
 *
 * <p>With {@code Platform::runLater} as the executor it is the way to the screen; with a single background thread it is a
 * worker that is never behind. Safe from all threads. The executor must run tasks one at a time.
 */
public final class Latest<T> {
    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();
    private final Executor executor;
    private final Consumer<T> consumer;

    public Latest(Executor executor, Consumer<T> consumer) {
        this.executor = executor;
        this.consumer = consumer;
    }

    /** Leaves {@code value} for the consumer, in place of any that still waits. */
    public void offer(T value) {
        if (waiting.getAndSet(value) == null) {
            executor.execute(this::take);
        }
    }

    /** Whether a value has been offered that the consumer has not begun with. */
    public boolean busy() {
        return waiting.get() != null;
    }

    private void take() {
        T value = waiting.getAndSet(null);
        if (value != null) {
            consumer.accept(value);
        }
    }
}
