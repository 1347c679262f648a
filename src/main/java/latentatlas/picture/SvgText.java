package latentatlas.picture;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import latentatlas.message.Language;

/** Writes marks as SVG 1.1. */
final class SvgText {
    /** Where the first has no Chinese characters, one of those that systems come with has. */
    private static final String FONTS = "sans-serif, 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC'";

    private final StringBuilder svg = new StringBuilder();

    private SvgText() {}

    static String of(Drawing drawing) throws IOException {
        SvgText text = new SvgText();
        text.element(
                "svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$s\" height=\"%2$s\" viewBox=\"0 0 %1$s %2$s\""
                        + " font-family=\"%3$s\" xml:lang=\"%4$s\"",
                number(drawing.width()),
                number(drawing.height()),
                FONTS,
                Language.now().tag());
        text.write(new Mark.Fill(
                new Rectangle2D.Double(0, 0, drawing.width(), drawing.height()), Mark.Paint.of(drawing.background())));
        for (Mark mark : drawing.marks()) {
            text.write(mark);
        }
        return text.svg.append("</svg>\n").toString();
    }

    private void element(String format, Object... values) {
        svg.append('<').append(String.format(Locale.ROOT, format, values)).append(">\n");
    }

    private void write(Mark mark) throws IOException {
        if (mark instanceof Mark.Fill fill) {
            element("path d=\"%s\"%s/", data(fill.shape()), paint("fill", fill.paint()));
        } else if (mark instanceof Mark.Stroke stroke) {
            String dashes = stroke.dashes().stream().map(SvgText::number).collect(Collectors.joining(" "));
            element(
                    "path d=\"%s\" fill=\"none\"%s stroke-width=\"%s\"%s/",
                    data(stroke.shape()),
                    paint("stroke", stroke.paint()),
                    number(stroke.width()),
                    dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"");
        } else if (mark instanceof Mark.Stamp stamp) {
            write(stamp);
        } else if (mark instanceof Mark.Words words) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"%s\"%s>%s</text>%n",
                    number(words.x()),
                    number(words.y()),
                    number(words.size()),
                    words.anchor().name().toLowerCase(Locale.ROOT),
                    paint("fill", words.paint()),
                    escaped(words.text())));
        } else if (mark instanceof Mark.Bitmap bitmap) {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(bitmap.picture(), "png", png);
            element(
                    "image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" preserveAspectRatio=\"none\""
                            + " href=\"data:image/png;base64,%s\"/",
                    number(bitmap.place().getX()),
                    number(bitmap.place().getY()),
                    number(bitmap.place().getWidth()),
                    number(bitmap.place().getHeight()),
                    Base64.getEncoder().encodeToString(png.toByteArray()));
        }
    }

    /** A circle is the round end of a line without length. */
    private void write(Mark.Stamp stamp) {
        boolean dot = stamp.outline() instanceof Ellipse2D;
        Shape scaled = AffineTransform.getScaleInstance(stamp.size() / 2, stamp.size() / 2)
                .createTransformedShape(stamp.outline());
        StringBuilder data = new StringBuilder();
        for (int i = 0; i < stamp.x().length; i++) {
            double x = stamp.x()[i];
            double y = stamp.y()[i];
            data.append(
                    dot
                            ? "M" + number(x) + " " + number(y) + "h0"
                            : data(AffineTransform.getTranslateInstance(x, y).createTransformedShape(scaled)));
        }
        element(
                "path id=\"%s\" d=\"%s\"%s%s/",
                escaped(stamp.name()),
                data,
                paint(dot ? "stroke" : "fill", stamp.paint()),
                dot ? " stroke-linecap=\"round\" stroke-width=\"" + number(stamp.size()) + "\"" : "");
    }

    private static String paint(String property, Mark.Paint paint) {
        String colour = String.format(Locale.ROOT, " %s=\"#%06x\"", property, paint.rgb());
        return paint.opacity() == 1
                ? colour
                : colour + String.format(Locale.ROOT, " %s-opacity=\"%.2f\"", property, paint.opacity());
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
