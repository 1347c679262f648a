package latentatlas.ui.drawing;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import latentatlas.image.drawing.Drawing;

/** A drawing as it grows under a pen, with undo and redo of whole strokes and of clearing. Confined to one thread. */
final class Strokes {
    /** Samples closer together than this say nothing new. */
    private static final double SPACING = 1.0;

    private final Deque<Drawing> before = new ArrayDeque<>();
    private final Deque<Drawing> undone = new ArrayDeque<>();
    private Drawing drawing = Drawing.EMPTY;
    private double[] stroke = new double[0];

    /**
     * A drawing with its past and what was taken back of it, the newest first.
     *
     * @param drawing without a stroke under way
     */
    record History(Drawing drawing, List<Drawing> before, List<Drawing> undone) {
        History {
            before = List.copyOf(before);
            undone = List.copyOf(undone);
        }
    }

    History history() {
        return new History(drawing, List.copyOf(before), List.copyOf(undone));
    }

    /** Goes on where another left off. */
    void restore(History left) {
        restore(left.drawing());
        before.clear();
        before.addAll(left.before());
        undone.addAll(left.undone());
    }

    void begin(double x, double y) {
        undone.clear();
        stroke = new double[] {x, y};
    }

    /** Goes on to a place; false if that is where the pen is already, or no stroke has begun. */
    boolean extend(double x, double y) {
        int last = stroke.length - 2;
        if (last < 0 || Math.hypot(x - stroke[last], y - stroke[last + 1]) < SPACING) {
            return false;
        }
        stroke = Arrays.copyOf(stroke, stroke.length + 2);
        stroke[stroke.length - 2] = x;
        stroke[stroke.length - 1] = y;
        return true;
    }

    void end() {
        change(whole());
    }

    private void change(Drawing to) {
        stroke = new double[0];
        if (!to.equals(drawing)) {
            before.push(drawing);
            drawing = to;
        }
    }

    /** With the stroke under way. */
    Drawing whole() {
        return stroke.length > 0 ? drawing.plus(stroke) : drawing;
    }

    void undo() {
        if (canUndo()) {
            undone.push(drawing);
            drawing = before.pop();
        }
    }

    void redo() {
        if (!undone.isEmpty()) {
            before.push(drawing);
            drawing = undone.pop();
        }
    }

    boolean canUndo() {
        return !before.isEmpty();
    }

    boolean canRedo() {
        return !undone.isEmpty();
    }

    /** Takes all strokes away as one step, which can be taken back. */
    void clear() {
        undone.clear();
        change(Drawing.EMPTY);
    }

    /** Begins anew with a drawing that was kept, as if drawn just now. */
    void restore(Drawing kept) {
        undone.clear();
        before.clear();
        for (Drawing drawn = kept; !drawn.isEmpty(); drawn = drawn.withoutLast()) {
            before.addLast(drawn.withoutLast());
        }
        stroke = new double[0];
        drawing = kept;
    }
}
