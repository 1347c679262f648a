package latentatlas.picture;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * One thing that is drawn, in units of the screen with y growing downwards. A list of marks is drawn in its order; the screen,
 * PNG and SVG each draw the same list.
 */
public sealed interface Mark {
    /** The same elsewhere. */
    Mark moved(double dx, double dy);

    private static Shape moved(Shape shape, double dx, double dy) {
        return AffineTransform.getTranslateInstance(dx, dy).createTransformedShape(shape);
    }

    /** How something is inked: 0xRRGGBB, and an opacity of 0 to 1. */
    record Paint(int rgb, double opacity) {
        static Paint of(int rgb) {
            return new Paint(rgb, 1);
        }
    }

    /** Where in its words a text's place lies. */
    enum Anchor {
        START(0),
        MIDDLE(0.5),
        END(1);

        private final double share;

        Anchor(double share) {
            this.share = share;
        }

        /** How much of the words lies left of their place. */
        public double share() {
            return share;
        }
    }

    /** A shape's inside. */
    record Fill(Shape shape, Paint paint) implements Mark {
        @Override
        public Mark moved(double dx, double dy) {
            return new Fill(Mark.moved(shape, dx, dy), paint);
        }
    }

    /**
     * A shape's line.
     *
     * @param dashes lengths of dashes and gaps in turn; empty for a line without gaps
     */
    record Stroke(Shape shape, Paint paint, double width, List<Double> dashes) implements Mark {
        public Stroke {
            dashes = List.copyOf(dashes);
        }

        Stroke(Shape shape, Paint paint, double width) {
            this(shape, paint, width, List.of());
        }

        @Override
        public Mark moved(double dx, double dy) {
            return new Stroke(Mark.moved(shape, dx, dy), paint, width, dashes);
        }
    }

    /**
     * One shape at many places, as one path.
     *
     * @param outline in the square from -1 to 1; a circle is written as briefly as can be
     * @param name of the path in an SVG
     * @param x where its middle comes to lie, and {@code y}
     * @param size from side to side
     */
    record Stamp(Shape outline, String name, double[] x, double[] y, double size, Paint paint) implements Mark {
        @Override
        public Mark moved(double dx, double dy) {
            return new Stamp(
                    outline,
                    name,
                    DoubleStream.of(x).map(place -> place + dx).toArray(),
                    DoubleStream.of(y).map(place -> place + dy).toArray(),
                    size,
                    paint);
        }
    }

    /** A line of text; {@code y} is its base line's. */
    record Words(String text, double x, double y, Anchor anchor, double size, Paint paint) implements Mark {
        @Override
        public Mark moved(double dx, double dy) {
            return new Words(text, x + dx, y + dy, anchor, size, paint);
        }
    }

    /** A picture that fills a rectangle. */
    record Bitmap(BufferedImage picture, Rectangle2D place) implements Mark {
        @Override
        public Mark moved(double dx, double dy) {
            return new Bitmap(
                    picture,
                    new Rectangle2D.Double(place.getX() + dx, place.getY() + dy, place.getWidth(), place.getHeight()));
        }
    }
}
