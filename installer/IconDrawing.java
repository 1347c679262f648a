import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/**
 * Draws the program's icon: a small latent map, three clusters of codes in the map's colours, the way between two of them and
 * the cursor. Drawn anew for each size, with fewer and larger codes on the small ones. Coordinates run from 0 to 1.
 */
final class IconDrawing {
    private static final int SUPERSAMPLING = 4;
    private static final Color PAPER = new Color(0x0B0F14);
    private static final Color EDGE = new Color(0x2A3442);
    private static final Color CURSOR = new Color(0x4C8DFF);
    private static final Color WAY = new Color(0xE6EAF0);
    private static final Color SHEET = new Color(0xF3F5F8);
    private static final Color FOLD = new Color(0xC3CBD6);
    private static final long SEED = 2;

    /** A cluster of codes: colour, centre, spread along both axes, and how the axes lean. */
    private record Cluster(int rgb, double x, double y, double spreadX, double spreadY, double lean) {}

    private static final Cluster[] CLUSTERS = {
        new Cluster(0xF2A33C, 0.30, 0.27, 0.085, 0.055, 0.5),
        new Cluster(0x3FB56B, 0.24, 0.66, 0.055, 0.085, 0.3),
        new Cluster(0xEE6677, 0.55, 0.80, 0.095, 0.045, -0.3),
        new Cluster(0xC77CD8, 0.78, 0.28, 0.060, 0.080, -0.5),
    };

    private IconDrawing() {}

    /** The program's icon, {@code side} pixels square. */
    static BufferedImage program(int side) {
        return drawn(side, graphics -> tile(graphics, side));
    }

    /** The icon of a model file: the map on a sheet with a folded corner. */
    static BufferedImage document(int side) {
        return drawn(side, graphics -> {
            double left = 0.14;
            double top = 0.03;
            double width = 0.72;
            double height = 0.94;
            double fold = 0.2;
            Path2D sheet = new Path2D.Double();
            sheet.moveTo(left, top);
            sheet.lineTo(left + width - fold, top);
            sheet.lineTo(left + width, top + fold);
            sheet.lineTo(left + width, top + height);
            sheet.lineTo(left, top + height);
            sheet.closePath();
            graphics.setColor(SHEET);
            graphics.fill(sheet);
            Path2D corner = new Path2D.Double();
            corner.moveTo(left + width - fold, top);
            corner.lineTo(left + width - fold, top + fold);
            corner.lineTo(left + width, top + fold);
            corner.closePath();
            graphics.setColor(FOLD);
            graphics.fill(corner);
            graphics.setStroke(new BasicStroke((float) Math.max(0.008, 0.6 / side)));
            graphics.draw(sheet);
            Graphics2D inner = (Graphics2D) graphics.create();
            inner.translate(0.2, 0.29);
            inner.scale(0.6, 0.6);
            tile(inner, (int) (side * 0.6));
            inner.dispose();
        });
    }

    private static BufferedImage drawn(int side, java.util.function.Consumer<Graphics2D> drawing) {
        BufferedImage large =
                new BufferedImage(side * SUPERSAMPLING, side * SUPERSAMPLING, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = large.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(large.getWidth(), large.getHeight());
        drawing.accept(graphics);
        graphics.dispose();
        return averaged(large, side);
    }

    private static BufferedImage averaged(BufferedImage large, int side) {
        BufferedImage small = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB_PRE);
        int pixels = SUPERSAMPLING * SUPERSAMPLING;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int[] sums = new int[4];
                for (int i = 0; i < pixels; i++) {
                    int[] pixel = large.getRaster()
                            .getPixel(
                                    x * SUPERSAMPLING + i % SUPERSAMPLING,
                                    y * SUPERSAMPLING + i / SUPERSAMPLING,
                                    (int[]) null);
                    for (int band = 0; band < sums.length; band++) {
                        sums[band] += pixel[band];
                    }
                }
                for (int band = 0; band < sums.length; band++) {
                    sums[band] = (sums[band] + pixels / 2) / pixels;
                }
                small.getRaster().setPixel(x, y, sums);
            }
        }
        return small;
    }

    private static void tile(Graphics2D graphics, int side) {
        boolean small = side < 48;
        RoundRectangle2D tile = new RoundRectangle2D.Double(0.03, 0.03, 0.94, 0.94, 0.4, 0.4);
        graphics.setColor(PAPER);
        graphics.fill(tile);
        graphics.setColor(EDGE);
        graphics.setStroke(new BasicStroke(small ? 0.04f : 0.02f));
        graphics.draw(tile);
        java.awt.Shape before = graphics.getClip();
        graphics.clip(tile);
        double cursorX = 0.62;
        double cursorY = 0.50;
        if (!small) {
            graphics.setStroke(new BasicStroke(0.008f));
            graphics.setColor(new Color(0x8B95A5));
            graphics.draw(new Line2D.Double(0.05, cursorY, 0.95, cursorY));
            graphics.draw(new Line2D.Double(cursorX, 0.05, cursorX, 0.95));
        }
        codes(graphics, small ? 5 : 26, small ? 0.055 : 0.021);
        if (!small) {
            graphics.setColor(WAY);
            graphics.setStroke(new BasicStroke(0.022f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(new CubicCurve2D.Double(0.30, 0.27, 0.42, 0.42, 0.44, 0.50, cursorX, cursorY));
            dot(graphics, 0.30, 0.27, 0.035);
        }
        ring(graphics, cursorX, cursorY, small ? 0.17 : 0.13, small ? 0.1 : 0.052);
        graphics.setClip(before);
    }

    private static void codes(Graphics2D graphics, int each, double radius) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (Cluster cluster : CLUSTERS) {
            graphics.setColor(new Color(cluster.rgb()));
            for (int i = 0; i < each; i++) {
                double across = random.nextGaussian();
                double along = random.nextGaussian();
                dot(
                        graphics,
                        cluster.x() + cluster.spreadX() * (across + cluster.lean() * along),
                        cluster.y() + cluster.spreadY() * along,
                        radius);
            }
        }
    }

    private static void ring(Graphics2D graphics, double x, double y, double radius, double stroke) {
        graphics.setColor(PAPER);
        dot(graphics, x, y, radius + stroke);
        graphics.setColor(CURSOR);
        graphics.setStroke(new BasicStroke((float) stroke));
        graphics.draw(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
        dot(graphics, x, y, radius * 0.36);
    }

    private static void dot(Graphics2D graphics, double x, double y, double radius) {
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }
}
