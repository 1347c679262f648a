package latentatlas.image.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import latentatlas.image.Pen;
import latentatlas.message.Message;
import latentatlas.problem.Unfit;

/**
 * Strokes of a pen: each a polyline x0, y0, x1, y1, ... in any unit, y downwards. Immutable.
 *
 * @param strokes none empty, all numbers finite and within a thousand million; copied
 */
public record Drawing(List<double[]> strokes) {
    public static final Drawing EMPTY = new Drawing(List.of());

    private static final int MOST_POINTS = 200_000;
    /** Coordinates beyond this, whose differences might overflow, are nonsense. */
    private static final double FARTHEST = 1e9;

    public Drawing {
        int points = 0;
        for (double[] stroke : strokes) {
            if (stroke.length < 2 || stroke.length % 2 != 0) {
                throw new Unfit(Message.of("drawing.odd", stroke.length));
            }
            for (double coordinate : stroke) {
                if (!(Math.abs(coordinate) <= FARTHEST)) {
                    throw new Unfit(Message.of("drawing.far", String.valueOf(coordinate)));
                }
            }
            points += stroke.length / 2;
        }
        if (points > MOST_POINTS) {
            throw new Unfit(Message.of("drawing.points", points, MOST_POINTS));
        }
        strokes = strokes.stream().map(double[]::clone).toList();
    }

    public boolean isEmpty() {
        return strokes.isEmpty();
    }

    /** The box around its points: {@link Pen#box}. */
    double[] box() {
        return Pen.box(strokes);
    }

    /** The longer side of the box around its points, in the drawing's unit; 0 for a dot or nothing. */
    public double size() {
        double[] box = box();
        return isEmpty() ? 0 : Math.max(box[2] - box[0], box[3] - box[1]);
    }

    /** With one stroke more. */
    public Drawing plus(double[] stroke) {
        List<double[]> more = new ArrayList<>(strokes);
        more.add(stroke);
        return new Drawing(more);
    }

    /** Without the last stroke. */
    public Drawing withoutLast() {
        return isEmpty() ? this : new Drawing(strokes.subList(0, strokes.size() - 1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Drawing drawing && Arrays.deepEquals(strokes.toArray(), drawing.strokes.toArray());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(strokes.toArray());
    }
}
