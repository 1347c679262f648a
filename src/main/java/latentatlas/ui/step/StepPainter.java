package latentatlas.ui.step;

import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import latentatlas.picture.Figures;
import latentatlas.picture.Palette;
import latentatlas.picture.Theme;
import latentatlas.ui.theme.Colours;
import latentatlas.vae.StepTrace;

/** Paints a step as far as it has come; what moves in the part that is shown is framed, the rest stands back. */
final class StepPainter {
    private static final double DIM = 0.5;
    private static final double RADIUS = 10;
    private static final double FRAME = 8;
    private static final double HEAD = 4;

    private final GraphicsContext canvas;
    private final StepModel.Shown shown;
    private final StepPictures pictures;
    private final Theme theme;
    private final StepLayout at;
    private final Act act;
    private final double progress;
    private final double size;

    /**
     * A painter of one frame.
     *
     * @param progress of the part that is shown, 0 to 1
     * @param size of text
     */
    StepPainter(
            GraphicsContext canvas,
            StepModel.Shown shown,
            StepPictures pictures,
            Theme theme,
            StepLayout at,
            Act act,
            double progress,
            double size) {
        this.canvas = canvas;
        this.shown = shown;
        this.pictures = pictures;
        this.theme = theme;
        this.at = at;
        this.act = act;
        this.progress = progress;
        this.size = size;
    }

    void paint() {
        canvas.clearRect(0, 0, canvas.getCanvas().getWidth(), canvas.getCanvas().getHeight());
        canvas.setImageSmoothing(false);
        canvas.setTextBaseline(VPos.CENTER);
        new ColumnHeadings(canvas, at, theme, size).paint(this::units);
        lines();
        for (int column = 0; column < at.columns().size(); column++) {
            column(column);
        }
        new PlanePainter(canvas, shown, theme, at.plane(), act, progress, strength(Act.POSTERIOR, Act.SAMPLE)).paint();
        canvas.setGlobalAlpha(1);
        losses();
        new WeightsPainter(canvas, shown, pictures, theme, at.weights(), size).paint(act, progress);
        frames();
        canvas.setGlobalAlpha(1);
    }

    /** How strongly something is painted that belongs to some parts. */
    private double strength(Act from, Act to) {
        boolean now = from.reached(act) && act.reached(to);
        return now || act == Act.GRADIENTS ? 1 : from.reached(act) ? DIM : 0;
    }

    private int last() {
        return at.columns().size() - 1;
    }

    /** The part in which a column's pictures appear. */
    private Act act(int column) {
        return column == 0
                ? Act.PIXELS
                : column == last() ? Act.RECONSTRUCTION : column < at.encoder() ? Act.ENCODER : Act.DECODER;
    }

    /** How far a column has appeared, 0 to 1: the columns of a part do so one after the other. */
    private double appeared(int column) {
        Act own = act(column);
        if (own != act) {
            return own.reached(act) ? 1 : 0;
        }
        int before = own == Act.ENCODER ? column - 1 : own == Act.DECODER ? column - at.encoder() : 0;
        int all = own == Act.ENCODER ? at.encoder() - 1 : own == Act.DECODER ? last() - at.encoder() : 1;
        return share(before, all);
    }

    /** How far the one of {@code all} that comes after {@code before} others has come. */
    private double share(int before, int all) {
        return Math.max(0, Math.min(1, progress * all - before));
    }

    /** How far the gradient has come to a column, 0 to 1; the pixels get none. */
    private double pulled(int column) {
        if (column == 0 || !Act.GRADIENTS.reached(act)) {
            return 0;
        }
        return act == Act.GRADIENTS ? share(last() - column, last()) : 1;
    }

    private int units(int column) {
        return shown.trace().images().get(0).activations().get(layer(column)).length;
    }

    /** The layer whose outputs a column shows. */
    private int layer(int column) {
        return column < at.encoder() ? column - 1 : column;
    }

    /** From each picture to the next, through the plane. */
    private void lines() {
        for (int image = 0; image < shown.trace().images().size(); image++) {
            double y = at.middle(image);
            for (int column = 0; column <= last(); column++) {
                Rectangle2D from = at.columns().get(column);
                boolean toPlane = column == at.encoder() - 1;
                Rectangle2D to = toPlane
                        ? at.plane()
                        : column == last() ? at.loss() : at.columns().get(column + 1);
                Act next = toPlane ? Act.POSTERIOR : column == last() ? Act.LOSS : act(column + 1);
                line(from.getMaxX(), to.getMinX(), y, next, column + 1);
                if (toPlane) {
                    line(to.getMaxX(), at.columns().get(column + 1).getMinX(), y, act(column + 1), column + 1);
                }
            }
        }
    }

    private void line(double from, double to, double y, Act next, int column) {
        boolean back = column > 1 && act == Act.GRADIENTS && share(last() - column + 1, last() + 1) > 0;
        Color colour =
                back ? Colours.of(theme.warm()) : next == act ? Colours.of(theme.accent()) : Colours.of(theme.line());
        double left = from + HEAD;
        double right = to - HEAD;
        canvas.setGlobalAlpha(1);
        canvas.setStroke(colour);
        canvas.setFill(colour);
        canvas.setLineWidth(next == act || back ? 1.6 : 1);
        canvas.strokeLine(left, y, right, y);
        double tip = back ? left : right;
        double tail = back ? left + HEAD : right - HEAD;
        canvas.fillPolygon(new double[] {tip, tail, tail}, new double[] {y, y - HEAD / 1.3, y + HEAD / 1.3}, 3);
    }

    private void column(int column) {
        Rectangle2D place = at.columns().get(column);
        double cell = at.cell();
        for (int i = 0; i < shown.trace().images().size(); i++) {
            double x = place.getMinX();
            double y = at.middle(i) - cell / 2;
            canvas.setGlobalAlpha(1);
            canvas.setStroke(Colours.of(theme.line()));
            canvas.setLineWidth(1);
            canvas.strokeRect(x - 0.5, y - 0.5, cell + 1, cell + 1);
            Image forward = column == 0
                    ? pictures.pixels().get(i)
                    : column == last()
                            ? pictures.reconstructions().get(i)
                            : pictures.units().get(i).get(layer(column));
            double back = pulled(column);
            double strength = Act.GRADIENTS.reached(act) && column > 0 ? 1 : strength(act(column), act(column));
            picture(forward, x, y, appeared(column) * (1 - back) * Math.max(DIM, strength));
            if (back > 0) {
                picture(pictures.pulls().get(i).get(layer(column)), x, y, back * (act == Act.GRADIENTS ? 1 : DIM));
            }
            if (column == 0) {
                canvas.setGlobalAlpha(1);
                canvas.setFill(Colours.of(Palette.rgb(i, theme)));
                canvas.fillRoundRect(x - 8, y, 4, cell, 4, 4);
            }
        }
    }

    private void picture(Image image, double x, double y, double strength) {
        double scale = at.cell() / Math.max(image.getWidth(), image.getHeight());
        double width = image.getWidth() * scale;
        double height = image.getHeight() * scale;
        canvas.setGlobalAlpha(strength);
        canvas.drawImage(image, x + (at.cell() - width) / 2, y + (at.cell() - height) / 2, width, height);
    }

    /** A bar for each image: the reconstruction's part, and the divergence's. */
    private void losses() {
        double strength = strength(Act.LOSS, Act.LOSS);
        List<StepTrace.OneImage> images = shown.trace().images();
        double beta = shown.trace().beta();
        double largest = images.stream()
                .mapToDouble(image -> image.loss() + beta * image.kl())
                .max()
                .orElse(1);
        double grown = act == Act.LOSS ? progress : Act.LOSS.reached(act) ? 1 : 0;
        double thick = Math.max(6, Math.min(14, at.pitch() / 4));
        for (int i = 0; i < images.size() && strength > 0; i++) {
            StepTrace.OneImage image = images.get(i);
            double unit = grown * at.loss().getWidth() / largest;
            double x = at.loss().getMinX();
            double y = at.middle(i) - thick / 2;
            canvas.setGlobalAlpha(strength);
            canvas.setFill(Colours.of(theme.calm()));
            canvas.fillRect(x, y, Math.max(0, image.loss() * unit), thick);
            canvas.setFill(Colours.of(theme.warm()));
            canvas.fillRect(x + image.loss() * unit, y, beta * image.kl() * unit, thick);
            canvas.setTextAlign(TextAlignment.LEFT);
            canvas.setFont(Font.font(size * WeightsPainter.SMALLER));
            canvas.setFill(Colours.of(theme.calm()));
            String reconstruction = Figures.fixed(image.loss(), 1);
            canvas.fillText(reconstruction, x, y + thick + size * 0.8);
            if (beta * image.kl() != 0) {
                canvas.setFill(Colours.of(theme.warm()));
                canvas.setTextAlign(TextAlignment.RIGHT);
                canvas.fillText(
                        "+ " + Figures.fixed(beta * image.kl(), 1),
                        x + at.loss().getWidth(),
                        y + thick + size * 0.8);
            }
        }
    }

    /** Frames what moves. */
    private void frames() {
        switch (act) {
            case PIXELS -> frame(at.columns().get(0), at.columns().get(0));
            case ENCODER -> {
                if (at.encoder() > 1) {
                    frame(at.columns().get(1), at.columns().get(at.encoder() - 1));
                }
            }
            case POSTERIOR, SAMPLE -> frame(at.plane(), at.plane());
            case DECODER -> {
                if (last() > at.encoder()) {
                    frame(at.columns().get(at.encoder()), at.columns().get(last() - 1));
                }
            }
            case RECONSTRUCTION -> frame(at.columns().get(last()), at.columns().get(last()));
            case LOSS -> frame(at.loss(), at.loss());
            case GRADIENTS ->
                frame(
                        at.columns().get(at.columns().size() > 1 ? 1 : 0),
                        at.columns().get(last()));
            case WEIGHTS ->
                frame(at.weights().get(0), at.weights().get(at.weights().size() - 1));
        }
    }

    private void frame(Rectangle2D first, Rectangle2D last) {
        canvas.setGlobalAlpha(1);
        canvas.setStroke(Colours.of(act == Act.GRADIENTS ? theme.warm() : theme.accent()));
        canvas.setLineWidth(1.5);
        canvas.strokeRoundRect(
                first.getMinX() - FRAME,
                first.getMinY() - FRAME / 2,
                last.getMaxX() - first.getMinX() + 2 * FRAME,
                first.getHeight() + FRAME,
                RADIUS,
                RADIUS);
    }
}
