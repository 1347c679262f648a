package latentatlas.image.drawing;

import java.util.ArrayList;
import java.util.List;

/**
 * Strokes of a pen: each a polyline x0, y0, x1, y1, ... in any unit, y downwards. Immutable.
 *
 * @param strokes none empty, all numbers finite
 */
public record Drawing(List<double[]> strokes) {
    public static final Drawing EMPTY = new Drawing(List.of());

    private static final int MOST_POINTS = 200_000;

    public Drawing {
        int points = 0;
        for (double[] stroke : strokes) {
            if (stroke.length < 2 || stroke.length % 2 != 0) {
                throw new IllegalArgumentException("a stroke of " + stroke.length + " coordinates");
            }
            for (double coordinate : stroke) {
                if (!Double.isFinite(coordinate)) {
                    throw new IllegalArgumentException("a stroke through " + coordinate);
                }
            }
            points += stroke.length / 2;
        }
        if (points > MOST_POINTS) {
            throw new IllegalArgumentException(points + " points, more than " + MOST_POINTS);
        }
        strokes = List.copyOf(strokes);
    }

    public boolean isEmpty() {
        return strokes.isEmpty();
    }

    /** With one stroke more. */
    public Drawing plus(double[] stroke) {
        List<double[]> more = new ArrayList<>(strokes);
        more.add(stroke.clone());
        return new Drawing(more);
    }

    /** Without the last stroke. */
    public Drawing withoutLast() {
        return isEmpty() ? this : new Drawing(strokes.subList(0, strokes.size() - 1));
    }
}
