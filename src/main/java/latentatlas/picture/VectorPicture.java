package latentatlas.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import latentatlas.file.AtomicFile;
import latentatlas.problem.ProblemException;

/**
 * Shapes, words and pictures, one over the other, which become a PNG at any scale or an SVG of vectors. Lengths are units of
 * the screen, colours 0xRRGGBB. Confined to one thread.
 */
public final class VectorPicture {
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    private final double width;
    private final double height;
    private final List<Element> elements = new ArrayList<>();

    /** Where in its words a text's place lies. */
    public enum Anchor {
        START(0),
        MIDDLE(0.5),
        END(1);

        private final double share;

        Anchor(double share) {
            this.share = share;
        }
    }

    /** How something is inked. */
    public record Paint(int rgb, double opacity) {
        public static Paint of(int rgb) {
            return new Paint(rgb, 1);
        }

        private Color colour() {
            return new Color(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF, (int) Math.round(255 * opacity));
        }

        private String svg(String property) {
            String colour = String.format(Locale.ROOT, " %s=\"#%06x\"", property, rgb);
            return opacity == 1
                    ? colour
                    : colour + String.format(Locale.ROOT, " %s-opacity=\"%.2f\"", property, opacity);
        }
    }

    private interface Element {
        void draw(Graphics2D graphics);

        void write(StringBuilder svg) throws IOException;
    }

    /** An empty picture. */
    public VectorPicture(double width, double height, int background) {
        this.width = width;
        this.height = height;
        fill(new Rectangle2D.Double(0, 0, width, height), Paint.of(background));
    }

    /** How wide words are. */
    public static double widthOf(String words, double size) {
        return font(size).getStringBounds(words, METRICS).getWidth();
    }

    private static Font font(double size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size);
    }

    /** Fills a shape. */
    public void fill(Shape shape, Paint paint) {
        elements.add(new Element() {
            @Override
            public void draw(Graphics2D graphics) {
                graphics.setColor(paint.colour());
                graphics.fill(shape);
            }

            @Override
            public void write(StringBuilder svg) {
                svg.append("<path d=\"").append(data(shape)).append('"').append(paint.svg("fill"));
                svg.append("/>\n");
            }
        });
    }

    /** Draws a shape's line, in dashes of the lengths given if there are any. */
    public void stroke(Shape shape, Paint paint, double lineWidth, float... dashes) {
        elements.add(new Element() {
            @Override
            public void draw(Graphics2D graphics) {
                graphics.setColor(paint.colour());
                graphics.setStroke(new BasicStroke(
                        (float) lineWidth,
                        BasicStroke.CAP_BUTT,
                        BasicStroke.JOIN_ROUND,
                        1,
                        dashes.length == 0 ? null : dashes,
                        0));
                graphics.draw(shape);
            }

            @Override
            public void write(StringBuilder svg) {
                svg.append("<path d=\"").append(data(shape)).append("\" fill=\"none\"");
                svg.append(paint.svg("stroke")).append(String.format(Locale.ROOT, " stroke-width=\"%.2f\"", lineWidth));
                if (dashes.length > 0) {
                    svg.append(" stroke-dasharray=\"");
                    for (float dash : dashes) {
                        svg.append(number(dash)).append(' ');
                    }
                    svg.append('"');
                }
                svg.append("/>\n");
            }
        });
    }

    /**
     * Fills one shape at many places, as one path.
     *
     * @param outline in the square from -1 to 1; a circle is written as briefly as can be
     * @param name of the path in an SVG
     * @param x where its middle comes to lie, and {@code y}
     * @param size from side to side
     */
    public void stamp(Shape outline, String name, double[] x, double[] y, double size, Paint paint) {
        AffineTransform scale = AffineTransform.getScaleInstance(size / 2, size / 2);
        Shape stamped = scale.createTransformedShape(outline);
        elements.add(new Element() {
            @Override
            public void draw(Graphics2D graphics) {
                graphics.setColor(paint.colour());
                for (int i = 0; i < x.length; i++) {
                    graphics.translate(x[i], y[i]);
                    graphics.fill(stamped);
                    graphics.translate(-x[i], -y[i]);
                }
            }

            @Override
            public void write(StringBuilder svg) {
                boolean dot = outline instanceof Ellipse2D;
                svg.append("<path id=\"").append(escaped(name)).append("\" d=\"");
                for (int i = 0; i < x.length; i++) {
                    if (dot) {
                        svg.append('M')
                                .append(number(x[i]))
                                .append(' ')
                                .append(number(y[i]))
                                .append("h0");
                    } else {
                        Shape here =
                                AffineTransform.getTranslateInstance(x[i], y[i]).createTransformedShape(stamped);
                        svg.append(data(here));
                    }
                }
                svg.append('"').append(paint.svg(dot ? "stroke" : "fill"));
                if (dot) {
                    svg.append(" stroke-linecap=\"round\" stroke-width=\"")
                            .append(number(size))
                            .append('"');
                }
                svg.append("/>\n");
            }
        });
    }

    /** Writes words on a base line. */
    public void words(String text, double x, double y, Anchor anchor, double size, int rgb) {
        elements.add(new Element() {
            @Override
            public void draw(Graphics2D graphics) {
                double left = x - widthOf(text, size) * anchor.share;
                graphics.setColor(Paint.of(rgb).colour());
                graphics.setFont(font(size));
                graphics.drawString(text, (float) left, (float) y);
            }

            @Override
            public void write(StringBuilder svg) {
                svg.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
                svg.append("\" font-size=\"").append(number(size)).append("\" text-anchor=\"");
                svg.append(anchor.name().toLowerCase(Locale.ROOT)).append('"');
                svg.append(Paint.of(rgb).svg("fill")).append('>').append(escaped(text));
                svg.append("</text>\n");
            }
        });
    }

    /** Puts a picture into a rectangle. */
    public void picture(BufferedImage picture, Rectangle2D place) {
        elements.add(new Element() {
            @Override
            public void draw(Graphics2D graphics) {
                AffineTransform fit = AffineTransform.getTranslateInstance(place.getX(), place.getY());
                fit.scale(place.getWidth() / picture.getWidth(), place.getHeight() / picture.getHeight());
                graphics.drawImage(picture, fit, null);
            }

            @Override
            public void write(StringBuilder svg) throws IOException {
                ByteArrayOutputStream png = new ByteArrayOutputStream();
                ImageIO.write(picture, "png", png);
                svg.append(String.format(
                        Locale.ROOT,
                        "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" preserveAspectRatio=\"none\""
                                + " href=\"data:image/png;base64,%s\"/>%n",
                        number(place.getX()),
                        number(place.getY()),
                        number(place.getWidth()),
                        number(place.getHeight()),
                        Base64.getEncoder().encodeToString(png.toByteArray())));
            }
        });
    }

    /** The picture at {@code scale} pixels a unit. */
    public BufferedImage picture(double scale) {
        BufferedImage picture = new BufferedImage(
                (int) Math.ceil(width * scale), (int) Math.ceil(height * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.scale(scale, scale);
        elements.forEach(element -> element.draw(graphics));
        graphics.dispose();
        return picture;
    }

    /** Writes an SVG if the file's name ends so, and else a PNG at {@code scale} pixels a unit. */
    public void write(Path file, double scale) throws ProblemException {
        if (isSvg(file)) {
            AtomicFile.write(file, out -> out.write(svg().getBytes(StandardCharsets.UTF_8)));
        } else {
            PngFile.write(file, picture(scale));
        }
    }

    /** Whether a file's name asks for vectors. */
    public static boolean isSvg(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".svg");
    }

    private String svg() throws IOException {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$s\" height=\"%2$s\" viewBox=\"0 0 %1$s %2$s\""
                        + " font-family=\"sans-serif\">%n",
                number(width),
                number(height)));
        for (Element element : elements) {
            element.write(svg);
        }
        return svg.append("</svg>\n").toString();
    }

    private static String data(Shape shape) {
        StringBuilder data = new StringBuilder();
        double[] points = new double[6];
        for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            int kind = path.currentSegment(points);
            int count = switch (kind) {
                case PathIterator.SEG_CLOSE -> 0;
                case PathIterator.SEG_QUADTO -> 2;
                case PathIterator.SEG_CUBICTO -> 3;
                default -> 1;
            };
            data.append("MLQCZ".charAt(kind));
            for (int i = 0; i < 2 * count; i++) {
                data.append(i > 0 ? " " : "").append(number(points[i]));
            }
        }
        return data.toString();
    }

    /** Two decimals at most, none where there is no need. */
    private static String number(double value) {
        long hundredths = Math.round(value * 100);
        String text = String.format(Locale.ROOT, "%d.%02d", Math.abs(hundredths) / 100, Math.abs(hundredths) % 100);
        text = text.replaceAll("\\.?0+$", "");
        return (hundredths < 0 ? "-" : "") + (text.isEmpty() ? "0" : text);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
