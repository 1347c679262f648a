package latentatlas.ui.map.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What was done to the parts of a map, to be taken back, and done again, step by step. */
final class UndoSteps {
    private static final int MOST = 200;

    private final Deque<Step<?>> undo = new ArrayDeque<>();
    private final Deque<Step<?>> redo = new ArrayDeque<>();

    /**
     * Something that steps change.
     *
     * @param now an unchanging copy of how it is
     * @param put makes it so again
     */
    record Part<T>(Supplier<T> now, Consumer<T> put) {
        Step<T> step() {
            return new Step<>(this, now.get());
        }
    }

    /** A part as it was. */
    private record Step<T>(Part<T> part, T value) {
        /** Puts it back; the way back from there. */
        Step<T> take() {
            Step<T> back = part.step();
            part.put().accept(value);
            return back;
        }
    }

    /** Remembers how a part is, before it changes. */
    void remember(Part<?> part) {
        Step<?> step = part.step();
        if (!step.equals(undo.peek())) {
            undo.push(step);
            if (undo.size() > MOST) {
                undo.removeLast();
            }
        }
        redo.clear();
    }

    /** Lets go of what no longer means anything. */
    void forget(Part<?> part) {
        undo.removeIf(step -> step.part().equals(part));
        redo.removeIf(step -> step.part().equals(part));
    }

    void undo() {
        exchange(undo, redo);
    }

    void redo() {
        exchange(redo, undo);
    }

    private static void exchange(Deque<Step<?>> from, Deque<Step<?>> to) {
        if (!from.isEmpty()) {
            to.push(from.pop().take());
        }
    }
}
