package latentatlas.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Set;
import latentatlas.image.ImageShape;
import latentatlas.latent.Bounds;
import latentatlas.latent.Cloud;
import latentatlas.message.Message;
import latentatlas.vae.FrozenModel;

/**
 * How map and manifold grew during a run, frame by frame. Immutable.
 *
 * @param bounds the part of the plane that all frames show, {@link #over}
 */
public record TrainingFilm(Bounds bounds, Theme theme) {
    private static final int SIDE = 360;
    private static final int STRIP = 28;
    private static final int GRID = 12;
    private static final double REACH = 2.5;

    /** A film that ends with these codes. */
    public static TrainingFilm over(Cloud last, Theme theme) {
        return new TrainingFilm(CloudBounds.of(last), theme);
    }

    /** A moment of the run, codes beside manifold. */
    public BufferedImage frame(FrozenModel model, ImageShape shape, Cloud cloud, double epochs) {
        BufferedImage frame = new BufferedImage(2 * SIDE, SIDE + STRIP, BufferedImage.TYPE_INT_RGB);
        int[] argb = new int[SIDE * SIDE];
        Arrays.fill(argb, 0xFF000000 | theme.paper());
        PointStyle style = new PointStyle(theme, PointMark.DOT, 1);
        new PointRaster().draw(cloud, Set.of(), new int[0], ViewTransform.fit(bounds, SIDE, SIDE), style, argb, SIDE);
        frame.setRGB(0, STRIP, SIDE, SIDE, argb, 0, SIDE);
        float[] images = ManifoldPicture.decode(model, shape, Bounds.around(REACH), Spacing.LINEAR, GRID);
        Graphics2D graphics = frame.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.drawImage(PngFile.tiled(images, shape, GRID, GRID), SIDE, STRIP, SIDE, SIDE, null);
        graphics.setColor(new Color(theme.paper()));
        graphics.fillRect(0, 0, 2 * SIDE, STRIP);
        graphics.setColor(new Color(theme.ink()));
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        graphics.drawString(Message.text("film.codes", Figures.fixed(epochs, 1)), 10, 19);
        graphics.drawString(
                Message.text("film.decoder", Figures.fixed(-REACH, 1), Figures.fixed(REACH, 1)), SIDE + 10, 19);
        graphics.dispose();
        return frame;
    }
}
