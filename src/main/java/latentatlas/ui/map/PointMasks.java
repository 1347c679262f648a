package latentatlas.ui.map;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.GlyphVector;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** How much of each pixel a point covers, 0 to 256, [size, size]. */
final class PointMasks {
    private static final int FULL = 256;
    private static final int SAMPLES = 4;
    private static final int SHAPES = 10;

    private PointMasks() {}

    /** The mask of no label, of the first label, and so on. */
    static int[][] of(PointMark mark, List<String> labelNames, int size) {
        int[][] masks = new int[labelNames.size() + 1][];
        int[] dot = dot(size);
        for (int label = -1; label < labelNames.size(); label++) {
            masks[label + 1] = label < 0 || mark == PointMark.DOT
                    ? dot
                    : mark == PointMark.SHAPE ? shape(label, size) : glyph(labelNames.get(label), size);
        }
        return masks;
    }

    /** A square with softened corners where it is small, else a disc. */
    static int[] dot(int size) {
        if (size > 4) {
            return sampled(size, (x, y) -> x * x + y * y <= 1);
        }
        int[] mask = new int[size * size];
        for (int i = 0; i < mask.length; i++) {
            int row = i / size;
            int column = i % size;
            boolean corner = (row == 0 || row == size - 1) && (column == 0 || column == size - 1) && size > 2;
            mask[i] = corner ? FULL / 3 : FULL;
        }
        return mask;
    }

    /** Whether a place of the square from -1 to 1 belongs to a shape; y grows downwards. */
    @FunctionalInterface
    private interface Shape {
        boolean contains(double x, double y);
    }

    static int[] shape(int label, int size) {
        return sampled(
                size,
                switch (label % SHAPES) {
                    case 0 -> (x, y) -> ring(x, y);
                    case 1 -> (x, y) -> Math.abs(x) < 0.36;
                    case 2 -> (x, y) -> y > -0.9 && Math.abs(x) < (y + 0.9) / 1.8;
                    case 3 -> (x, y) -> y < 0.9 && Math.abs(x) < (0.9 - y) / 1.8;
                    case 4 -> (x, y) -> Math.abs(x) < 0.3 || Math.abs(y) < 0.3;
                    case 5 -> (x, y) -> Math.max(Math.abs(x), Math.abs(y)) < 0.8;
                    case 6 -> (x, y) -> Math.abs(x) + Math.abs(y) < 1;
                    case 7 -> (x, y) -> Math.abs(Math.abs(x) - Math.abs(y)) < 0.36;
                    case 8 -> (x, y) -> x * x + y * y <= 0.9;
                    default -> (x, y) -> Math.abs(y) < 0.36;
                });
    }

    private static boolean ring(double x, double y) {
        double distance = x * x + y * y;
        return distance <= 1 && distance >= 0.3;
    }

    private static int[] sampled(int size, Shape shape) {
        int[] mask = new int[size * size];
        int each = FULL / (SAMPLES * SAMPLES);
        for (int y = 0; y < size * SAMPLES; y++) {
            for (int x = 0; x < size * SAMPLES; x++) {
                double across = (x + 0.5) / (size * SAMPLES) * 2 - 1;
                double down = (y + 0.5) / (size * SAMPLES) * 2 - 1;
                if (shape.contains(across, down)) {
                    mask[y / SAMPLES * size + x / SAMPLES] += each;
                }
            }
        }
        return mask;
    }

    /** The first letter or digit of a name; a dot for a name without one. */
    private static int[] glyph(String name, int size) {
        int letter =
                name.codePoints().filter(Character::isLetterOrDigit).findFirst().orElse(' ');
        if (letter == ' ') {
            return dot(size);
        }
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        Font font = new Font(Font.SANS_SERIF, Font.BOLD, size + 1);
        GlyphVector glyph = font.createGlyphVector(graphics.getFontRenderContext(), Character.toString(letter));
        Rectangle2D bounds = glyph.getVisualBounds();
        graphics.drawGlyphVector(glyph, (float) ((size - bounds.getWidth()) / 2 - bounds.getX()), (float)
                ((size - bounds.getHeight()) / 2 - bounds.getY()));
        graphics.dispose();
        int[] mask = new int[size * size];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = image.getRaster().getSample(i % size, i / size, 0) * FULL / 255;
        }
        return mask;
    }
}
