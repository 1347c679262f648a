package latentatlas.archive;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.ImageIO;
import latentatlas.image.ImageShape;
import latentatlas.latent.Bounds;
import latentatlas.problem.ProblemException;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.FrozenModel;

/** The decoder over a grid of the plane, as a picture. */
public final class ManifoldPicture {
    private static final int MARGIN = 28;
    private static final int TICKS = 4;

    private ManifoldPicture() {}

    /**
     * Decodes {@code side}² places, those at the edges of {@code range} included.
     *
     * @return [side · side, values], rows from the top, intensities in [0, 1]
     */
    public static float[] decode(FrozenModel model, ImageShape shape, Bounds range, int side) {
        int latent = model.architecture().latent();
        float[] codes = new float[side * side * latent];
        float[] code = new float[latent];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                double x = range.minX() + range.width() * share(column, side);
                double y = range.maxY() - range.height() * share(row, side);
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
    public static void write(Path file, FrozenModel model, ImageShape shape, Bounds range, int side, int scale)
            throws ProblemException {
        BufferedImage picture = PngFile.tiled(decode(model, shape, range, side), shape, side, side);
        if (String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".svg")) {
            AtomicFile.write(
                    file, out -> out.write(svg(picture, range, side, shape).getBytes(StandardCharsets.UTF_8)));
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

    private static String svg(BufferedImage picture, Bounds range, int side, ImageShape shape) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        int width = picture.getWidth();
        int height = picture.getHeight();
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"9\">%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n"
                        + "<image x=\"%d\" y=\"4\" width=\"%d\" height=\"%d\" href=\"data:image/png;base64,%s\"/>%n",
                width + MARGIN + 4,
                height + MARGIN,
                MARGIN,
                width,
                height,
                Base64.getEncoder().encodeToString(png.toByteArray())));
        // A place lies in the middle of its tile.
        double left = MARGIN + shape.width() / 2.0;
        double top = 4 + shape.height() / 2.0;
        double across = width * (side - 1) / (double) side;
        double down = height * (side - 1) / (double) side;
        for (int i = 0; i <= TICKS; i++) {
            double part = i / (double) TICKS;
            svg.append(text(left + across * part, height + 18.0, "middle", range.minX() + range.width() * part));
            svg.append(text(MARGIN - 4.0, top + down * part + 3, "end", range.maxY() - range.height() * part));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String text(double x, double y, String anchor, double value) {
        return String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%.1f</text>%n", x, y, anchor, value);
    }
}
