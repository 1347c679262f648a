package latentatlas.picture;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;

/** The outlines of points, in the square from -1 to 1 with y growing downwards. */
final class PointOutlines {
    /** Where labels begin to share shapes. */
    static final int SHAPES = 10;

    private static final Shape DOT = new Ellipse2D.Double(-1, -1, 2, 2);
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int NONE = ' ';
    private static final double ARM = 0.34;

    private PointOutlines() {}

    /**
     * What a point looks like.
     *
     * @param label index into {@code labelNames}, or -1 for none
     */
    static Shape of(PointMark mark, List<String> labelNames, int label) {
        return label < 0 || mark == PointMark.DOT
                ? DOT
                : mark == PointMark.SHAPE ? shape(label) : glyph(letter(labelNames, label));
    }

    private static Shape shape(int label) {
        return switch (label % SHAPES) {
            case 0 -> ring();
            case 1 -> new Rectangle2D.Double(-ARM, -1, 2 * ARM, 2);
            case 2 -> polygon(0, -1, 1, 0.9, -1, 0.9);
            case 3 -> polygon(0, 1, 1, -0.9, -1, -0.9);
            case 4 -> plus();
            case 5 -> new Rectangle2D.Double(-0.85, -0.85, 1.7, 1.7);
            case 6 -> polygon(0, -1, 1, 0, 0, 1, -1, 0);
            case 7 -> plus().createTransformedArea(AffineTransform.getRotateInstance(Math.PI / 4));
            case 8 -> DOT;
            default -> new Rectangle2D.Double(-1, -ARM, 2, 2 * ARM);
        };
    }

    private static Area ring() {
        Area ring = new Area(DOT);
        ring.subtract(new Area(new Ellipse2D.Double(-0.5, -0.5, 1, 1)));
        return ring;
    }

    private static Area plus() {
        Area plus = new Area(new Rectangle2D.Double(-ARM, -1, 2 * ARM, 2));
        plus.add(new Area(new Rectangle2D.Double(-1, -ARM, 2, 2 * ARM)));
        return plus;
    }

    private static Shape polygon(double... corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        return path;
    }

    /** The first letter or digit of a name; where two names begin alike, the labels are numbered through instead. */
    private static int letter(List<String> labelNames, int label) {
        int[] first = labelNames.stream()
                .mapToInt(name -> name.codePoints()
                        .filter(Character::isLetterOrDigit)
                        .findFirst()
                        .orElse(NONE))
                .toArray();
        boolean alike = IntStream.of(first).distinct().count() < first.length;
        return alike ? LETTERS.charAt(label % LETTERS.length()) : first[label];
    }

    /** A letter or digit, capitals as high as the square; a dot for none. */
    private static Shape glyph(int letter) {
        if (letter == NONE) {
            return DOT;
        }
        GlyphVector glyph = glyphs(Character.toString(letter));
        Rectangle2D bounds = glyph.getVisualBounds();
        double capital = glyphs("H").getVisualBounds().getHeight();
        double scale = 2 / Math.max(capital, Math.max(bounds.getWidth(), bounds.getHeight()));
        AffineTransform centred = AffineTransform.getScaleInstance(scale, scale);
        centred.translate(-bounds.getCenterX(), -bounds.getCenterY());
        return centred.createTransformedShape(glyph.getOutline());
    }

    private static GlyphVector glyphs(String text) {
        return new Font(Font.SANS_SERIF, Font.BOLD, 100)
                .createGlyphVector(new FontRenderContext(null, true, true), text);
    }
}
