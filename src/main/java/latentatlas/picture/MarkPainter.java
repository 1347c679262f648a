package latentatlas.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Draws marks into pixels. */
final class MarkPainter {
    private final Graphics2D graphics;

    private MarkPainter(Graphics2D graphics) {
        this.graphics = graphics;
    }

    /** A drawing at {@code scale} pixels a unit. */
    static BufferedImage paint(Drawing drawing, double scale) {
        BufferedImage picture = new BufferedImage(
                (int) Math.ceil(drawing.width() * scale),
                (int) Math.ceil(drawing.height() * scale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.scale(scale, scale);
        MarkPainter painter = new MarkPainter(graphics);
        painter.draw(new Mark.Fill(
                new Rectangle2D.Double(0, 0, drawing.width(), drawing.height()), Mark.Paint.of(drawing.background())));
        drawing.marks().forEach(painter::draw);
        graphics.dispose();
        return picture;
    }

    private void draw(Mark mark) {
        if (mark instanceof Mark.Fill fill) {
            ink(fill.paint());
            graphics.fill(fill.shape());
        } else if (mark instanceof Mark.Stroke stroke) {
            ink(stroke.paint());
            graphics.setStroke(line(stroke.width(), stroke.dashes()));
            graphics.draw(stroke.shape());
        } else if (mark instanceof Mark.Stamp stamp) {
            draw(stamp);
        } else if (mark instanceof Mark.Words words) {
            ink(words.paint());
            graphics.setFont(Drawing.font(words.size()));
            double left = words.x()
                    - Drawing.widthOf(words.text(), words.size())
                            * words.anchor().share();
            graphics.drawString(words.text(), (float) left, (float) words.y());
        } else if (mark instanceof Mark.Bitmap bitmap) {
            Rectangle2D place = bitmap.place();
            AffineTransform fit = AffineTransform.getTranslateInstance(place.getX(), place.getY());
            fit.scale(
                    place.getWidth() / bitmap.picture().getWidth(),
                    place.getHeight() / bitmap.picture().getHeight());
            graphics.drawImage(bitmap.picture(), fit, null);
        }
    }

    private void draw(Mark.Stamp stamp) {
        ink(stamp.paint());
        Shape stamped = AffineTransform.getScaleInstance(stamp.size() / 2, stamp.size() / 2)
                .createTransformedShape(stamp.outline());
        for (int i = 0; i < stamp.x().length; i++) {
            graphics.translate(stamp.x()[i], stamp.y()[i]);
            graphics.fill(stamped);
            graphics.translate(-stamp.x()[i], -stamp.y()[i]);
        }
    }

    private void ink(Mark.Paint paint) {
        int alpha = (int) Math.round(0xFF * paint.opacity());
        graphics.setColor(new Color(alpha << 24 | paint.rgb(), true));
    }

    private static BasicStroke line(double width, List<Double> dashes) {
        float[] lengths = new float[dashes.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = dashes.get(i).floatValue();
        }
        return new BasicStroke(
                (float) width,
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                1,
                lengths.length == 0 ? null : lengths,
                0);
    }
}
