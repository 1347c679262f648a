package latentatlas.picture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import latentatlas.image.ImageShape;
import latentatlas.latent.Bounds;
import latentatlas.picture.Mark.Anchor;
import latentatlas.picture.Mark.Paint;
import latentatlas.problem.ProblemException;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.FrozenModel;

/** The decoder over a grid of the plane, as a picture. */
public final class ManifoldPicture {
    private static final double MARGIN = 28;
    private static final double EDGE = 4;
    private static final double TEXT = 9;
    private static final int TICKS = 6;

    private ManifoldPicture() {}

    /**
     * Decodes {@code side}² places, those at the edges of {@code range} included.
     *
     * @return [side · side, values], rows from the top, intensities in [0, 1]
     */
    public static float[] decode(FrozenModel model, ImageShape shape, Bounds range, Spacing spacing, int side) {
        int latent = model.architecture().latent();
        float[] codes = new float[side * side * latent];
        float[] code = new float[latent];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                double x = spacing.between(range.minX(), range.maxX(), share(column, side));
                double y = spacing.between(range.minY(), range.maxY(), 1 - share(row, side));
                model.plane().code(x, y, code);
                System.arraycopy(code, 0, codes, (row * side + column) * latent, latent);
            }
        }
        float[] images = new float[side * side * shape.values()];
        try (BatchCoder coder = model.newBatchCoder()) {
            coder.decode(codes, side * side, images);
        }
        return images;
    }

    private static double share(int index, int side) {
        return side == 1 ? 0.5 : index / (double) (side - 1);
    }

    /**
     * Writes a grid as PNG, or as SVG with axes if the file's name ends so.
     *
     * @param scale pixels of the PNG to a pixel of an image
     */
    public static void write(
            Path file, FrozenModel model, ImageShape shape, Bounds range, Spacing spacing, int side, int scale)
            throws ProblemException {
        BufferedImage picture = PngFile.tiled(decode(model, shape, range, spacing, side), shape, side, side);
        if (Drawing.isSvg(file)) {
            withAxes(picture, range, spacing, side, shape).write(file, 1);
        } else {
            PngFile.write(file, scaled(picture, scale));
        }
    }

    /** A larger copy, smooth. */
    public static BufferedImage scaled(BufferedImage picture, int scale) {
        if (scale == 1) {
            return picture;
        }
        BufferedImage large =
                new BufferedImage(picture.getWidth() * scale, picture.getHeight() * scale, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = large.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(picture, 0, 0, large.getWidth(), large.getHeight(), null);
        graphics.dispose();
        return large;
    }

    private static Drawing withAxes(BufferedImage picture, Bounds range, Spacing spacing, int side, ImageShape shape) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark.Bitmap(picture, new Rectangle2D.Double(MARGIN, EDGE, width, height)));
        // A place lies in the middle of its tile.
        double left = MARGIN + shape.width() / 2.0;
        double top = EDGE + shape.height() / 2.0;
        double across = width * (side - 1) / (double) side;
        double down = height * (side - 1) / (double) side;
        Paint ink = Paint.of(Theme.LIGHT.ink());
        for (AxisTicks.Tick tick : AxisTicks.about(TICKS, range.minX(), range.maxX())) {
            double x = left + across * spacing.behind(range.minX(), range.maxX(), tick.value());
            marks.add(new Mark.Words(tick.text(), x, height + 18.0, Anchor.MIDDLE, TEXT, ink));
        }
        for (AxisTicks.Tick tick : AxisTicks.about(TICKS, range.minY(), range.maxY())) {
            double y = top + down * (1 - spacing.behind(range.minY(), range.maxY(), tick.value()));
            marks.add(new Mark.Words(tick.text(), MARGIN - EDGE, y + 3, Anchor.END, TEXT, ink));
        }
        return new Drawing(width + MARGIN + EDGE, height + MARGIN, Theme.LIGHT.paper(), marks);
    }
}
