package latentatlas.ui.step;

import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import latentatlas.latent.LatentPlane;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.PosteriorEllipse;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.picture.Palette;
import latentatlas.picture.Theme;
import latentatlas.ui.theme.Colours;
import latentatlas.vae.StepTrace;

/** Paints the latent space of a step: each image's mean, its ellipse, the way to its code, and where the loss pulls its mean. */
final class PlanePainter {
    private static final double LEAST_REACH = 2.4;
    /** Room around what lies farthest out, so that nothing needs to be cut off. */
    private static final double AROUND = 1.2;

    /** Side of the glass, of the plane's. */
    private static final double GLASS = 0.4;

    private static final double INSET = 8;
    private static final double DOT = 4;
    private static final double PULL = 34;
    private static final double HEAD = 5;

    private final GraphicsContext canvas;
    private final LatentPlane plane;
    private final List<StepTrace.OneImage> images;
    private final Theme theme;
    private final Rectangle2D place;
    private final Act act;
    private final double progress;
    private final double strength;
    private final View whole;

    /**
     * A part of the plane on the canvas.
     *
     * @param x of {@code middle} on the canvas
     * @param scale pixels of a unit
     */
    private record View(LatentPoint middle, double x, double y, double scale) {
        double x(double value) {
            return x + (value - middle.x()) * scale;
        }

        double y(double value) {
            return y - (value - middle.y()) * scale;
        }
    }

    PlanePainter(
            GraphicsContext canvas,
            StepModel.Shown shown,
            Theme theme,
            Rectangle2D place,
            Act act,
            double progress,
            double strength) {
        this.canvas = canvas;
        this.theme = theme;
        this.place = place;
        this.act = act;
        this.progress = progress;
        this.strength = strength;
        plane = shown.plane();
        images = shown.trace().images();
        double reach = LEAST_REACH;
        for (StepTrace.OneImage image : images) {
            double spread = PosteriorEllipse.of(image.cholesky(), plane).major();
            for (LatentPoint point : List.of(plane.project(image.mean(), 0), plane.project(image.code(), 0))) {
                reach = Math.max(reach, AROUND * (spread + Math.max(Math.abs(point.x()), Math.abs(point.y()))));
            }
        }
        whole = view(LatentPoint.ORIGIN, place, reach);
    }

    private static View view(LatentPoint middle, Rectangle2D place, double reach) {
        return new View(
                middle,
                place.getMinX() + place.getWidth() / 2,
                place.getMinY() + place.getHeight() / 2,
                place.getWidth() / 2 / reach);
    }

    void paint() {
        canvas.setGlobalAlpha(1);
        canvas.setFill(Colours.of(theme.paper()));
        canvas.fillRect(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
        canvas.setStroke(Colours.of(theme.grid()));
        canvas.setLineWidth(1);
        canvas.strokeLine(whole.x(0), place.getMinY(), whole.x(0), place.getMaxY());
        canvas.strokeLine(place.getMinX(), whole.y(0), place.getMaxX(), whole.y(0));
        canvas.setLineDashes(3, 4);
        canvas.setStroke(Colours.of(theme.muted()));
        // The prior's first deviation.
        canvas.strokeOval(whole.x(-1), whole.y(1), 2 * whole.scale(), 2 * whole.scale());
        canvas.setLineDashes();
        canvas.setGlobalAlpha(strength);
        for (int i = 0; i < images.size(); i++) {
            image(images.get(i), i, whole);
            if (Act.GRADIENTS.reached(act)) {
                pull(images.get(i), plane.project(images.get(i).mean(), 0));
            }
        }
        if (Act.POSTERIOR.reached(act)) {
            magnified();
        }
        canvas.setGlobalAlpha(1);
        frame(place, Colours.of(theme.line()));
    }

    private void frame(Rectangle2D around, Color colour) {
        canvas.setLineWidth(1);
        canvas.setStroke(colour);
        canvas.strokeRect(around.getMinX(), around.getMinY(), around.getWidth(), around.getHeight());
    }

    /** The first image's posterior as under a glass, in the corner that is farthest from all codes, where it is too small. */
    private void magnified() {
        StepTrace.OneImage first = images.get(0);
        LatentPoint mean = plane.project(first.mean(), 0);
        LatentPoint code = plane.project(first.code(), 0);
        double spread = PosteriorEllipse.of(first.cholesky(), plane).major();
        double reach = AROUND * Math.max(2 * spread, Math.hypot(code.x() - mean.x(), code.y() - mean.y()));
        Rectangle2D corner = corner();
        View glass = view(mean, corner, reach);
        if (reach == 0 || glass.scale() < 2 * whole.scale()) {
            return;
        }
        Color colour = Colours.of(Palette.rgb(0, theme));
        canvas.setFill(Colours.of(theme.panel()));
        canvas.fillRect(corner.getMinX(), corner.getMinY(), corner.getWidth(), corner.getHeight());
        frame(corner, colour);
        double half = reach * whole.scale();
        frame(new Rectangle2D(whole.x(mean.x()) - half, whole.y(mean.y()) - half, 2 * half, 2 * half), colour);
        image(first, 0, glass);
        canvas.setFill(Colours.of(theme.ink()));
        canvas.setTextAlign(TextAlignment.LEFT);
        canvas.fillText(
                Message.text("step.magnified", Figures.brief(glass.scale() / whole.scale())),
                corner.getMinX() + INSET,
                corner.getMinY() + 2 * INSET);
        canvas.fillText("μ", glass.x(mean.x()) + 2 * DOT, glass.y(mean.y()) + 2 * DOT);
        if (Act.SAMPLE.reached(act) && (act != Act.SAMPLE || progress == 1)) {
            canvas.fillText("z", glass.x(code.x()) + 2 * DOT, glass.y(code.y()) - DOT);
        }
    }

    private Rectangle2D corner() {
        double side = GLASS * place.getWidth();
        Rectangle2D best = place;
        double farthest = -1;
        for (int i = 0; i < 4; i++) {
            double x = i % 2 == 0 ? place.getMinX() + INSET : place.getMaxX() - INSET - side;
            double y = i < 2 ? place.getMinY() + INSET : place.getMaxY() - INSET - side;
            double nearest = Double.MAX_VALUE;
            for (StepTrace.OneImage image : images) {
                LatentPoint mean = plane.project(image.mean(), 0);
                double dx = whole.x(mean.x()) - x - side / 2;
                double dy = whole.y(mean.y()) - y - side / 2;
                nearest = Math.min(nearest, Math.max(Math.abs(dx), Math.abs(dy)));
            }
            if (nearest > farthest) {
                farthest = nearest;
                best = new Rectangle2D(x, y, side, side);
            }
        }
        return best;
    }

    private void image(StepTrace.OneImage image, int index, View view) {
        LatentPoint mean = plane.project(image.mean(), 0);
        double drawn = act == Act.SAMPLE ? progress : Act.SAMPLE.reached(act) ? 1 : 0;
        double spread = act == Act.POSTERIOR ? progress : Act.POSTERIOR.reached(act) ? 1 : 0;
        Color colour = Colours.of(Palette.rgb(index, theme));
        canvas.setStroke(colour);
        canvas.setFill(Colours.of(Palette.rgb(index, theme), 0.2));
        ellipse(mean, PosteriorEllipse.of(image.cholesky(), plane), spread, view);
        canvas.setLineWidth(1.5);
        canvas.strokeOval(view.x(mean.x()) - DOT, view.y(mean.y()) - DOT, 2 * DOT, 2 * DOT);
        if (drawn > 0) {
            LatentPoint code = plane.project(image.code(), 0);
            double toX = view.x(mean.x() + drawn * (code.x() - mean.x()));
            double toY = view.y(mean.y() + drawn * (code.y() - mean.y()));
            canvas.strokeLine(view.x(mean.x()), view.y(mean.y()), toX, toY);
            canvas.setFill(colour);
            canvas.fillOval(toX - DOT, toY - DOT, 2 * DOT, 2 * DOT);
        }
    }

    private void ellipse(LatentPoint mean, PosteriorEllipse shape, double grown, View view) {
        double major = shape.major() * view.scale() * grown;
        double minor = shape.minor() * view.scale() * grown;
        canvas.save();
        canvas.translate(view.x(mean.x()), view.y(mean.y()));
        canvas.rotate(-Math.toDegrees(shape.angle()));
        canvas.setLineWidth(1.2);
        canvas.fillOval(-major, -minor, 2 * major, 2 * minor);
        canvas.strokeOval(-major, -minor, 2 * major, 2 * minor);
        canvas.restore();
    }

    /** An arrow against the gradient of a mean; the longest of all images has a fixed length. */
    private void pull(StepTrace.OneImage image, LatentPoint mean) {
        double longest = 1e-12;
        for (StepTrace.OneImage other : images) {
            LatentPoint way = against(other);
            longest = Math.max(longest, Math.hypot(way.x(), way.y()));
        }
        LatentPoint way = against(image);
        double grown = act == Act.GRADIENTS ? progress : 1;
        double dx = way.x() / longest * PULL * grown;
        double dy = -way.y() / longest * PULL * grown;
        double length = Math.hypot(dx, dy);
        if (length < 1) {
            return;
        }
        double x = whole.x(mean.x()) + dx;
        double y = whole.y(mean.y()) + dy;
        double ux = dx / length;
        double uy = dy / length;
        canvas.setStroke(Colours.of(theme.ink()));
        canvas.setFill(Colours.of(theme.ink()));
        canvas.setLineWidth(1.6);
        canvas.strokeLine(whole.x(mean.x()), whole.y(mean.y()), x, y);
        canvas.fillPolygon(
                new double[] {x + HEAD * ux, x - HEAD * uy * 0.7, x + HEAD * uy * 0.7},
                new double[] {y + HEAD * uy, y + HEAD * ux * 0.7, y - HEAD * ux * 0.7},
                3);
    }

    /** The way down the loss of an image's mean, as it falls on the plane. */
    private LatentPoint against(StepTrace.OneImage image) {
        float[] gradient = image.gradients().get(encoderLayers(image) - 1);
        double x = 0;
        double y = 0;
        for (int d = 0; d < plane.latent(); d++) {
            x -= gradient[d] * plane.first()[d];
            y -= gradient[d] * plane.second()[d];
        }
        return new LatentPoint(x, y);
    }

    /** The decoder has as many layers as the encoder. */
    private static int encoderLayers(StepTrace.OneImage image) {
        return image.gradients().size() / 2;
    }
}
