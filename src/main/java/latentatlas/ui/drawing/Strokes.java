package latentatlas.ui.drawing;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import latentatlas.image.drawing.Drawing;

/** A drawing as it grows under a pen, with undo and redo of whole strokes. Confined to one thread. */
final class Strokes {
    /** Samples closer together than this say nothing new. */
    private static final double SPACING = 1.0;

    private final Deque<Drawing> undone = new ArrayDeque<>();
    private Drawing drawing = Drawing.EMPTY;
    private double[] stroke = new double[0];

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
        drawing = whole();
        stroke = new double[0];
    }

    /** With the stroke under way. */
    Drawing whole() {
        return stroke.length > 0 ? drawing.plus(stroke) : drawing;
    }

    void undo() {
        if (!drawing.isEmpty()) {
            undone.push(drawing);
            drawing = drawing.withoutLast();
        }
    }

    void redo() {
        if (!undone.isEmpty()) {
            drawing = undone.pop();
        }
    }

    boolean canUndo() {
        return !drawing.isEmpty();
    }

    boolean canRedo() {
        return !undone.isEmpty();
    }

    /** Takes all strokes away; each can be brought back. */
    void clear() {
        stroke = new double[0];
        while (canUndo()) {
            undo();
        }
    }

    /** Begins anew with a drawing that was kept. */
    void restore(Drawing kept) {
        undone.clear();
        stroke = new double[0];
        drawing = kept;
    }
}
