package latentatlas.ui.map.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What was done to the parts of a map, to be taken back, and done again, step by step. */
public final class UndoSteps {
    private static final int MOST = 200;

    private final List<Part<?>> parts;
    private final Runnable changing;
    private final Deque<Step<?>> undo = new ArrayDeque<>();
    private final Deque<Step<?>> redo = new ArrayDeque<>();

    /** Nothing was done yet to any of {@code parts}; {@code changing} hears of what is done before it is. */
    UndoSteps(List<Part<?>> parts, Runnable changing) {
        this.parts = List.copyOf(parts);
        this.changing = changing;
    }

    /**
     * Something that steps change.
     *
     * @param name the same for the same part of another map
     * @param now an unchanging copy of how it is
     * @param put makes it so again
     */
    record Part<T>(String name, Supplier<T> now, Consumer<T> put) {
        Step<T> step() {
            return new Step<>(this, now.get());
        }

        /** A step of a part of the same name, and so of the same values, as one of this part. */
        @SuppressWarnings("unchecked")
        private Step<T> adopt(Step<?> other) {
            return new Step<>(this, (T) other.value());
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
        changing.run();
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
        changing.run();
        exchange(undo, redo);
    }

    void redo() {
        changing.run();
        exchange(redo, undo);
    }

    /** Goes on from what was done to the same parts of another map. */
    void takeUp(UndoSteps other) {
        adopt(other.undo, undo);
        adopt(other.redo, redo);
    }

    private void adopt(Deque<Step<?>> from, Deque<Step<?>> to) {
        to.clear();
        for (Step<?> step : from) {
            parts.stream()
                    .filter(part -> part.name().equals(step.part().name()))
                    .forEach(part -> to.addLast(part.adopt(step)));
        }
    }

    private static void exchange(Deque<Step<?>> from, Deque<Step<?>> to) {
        if (!from.isEmpty()) {
            to.push(from.pop().take());
        }
    }
}
