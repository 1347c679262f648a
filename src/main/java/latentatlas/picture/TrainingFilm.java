package latentatlas.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import latentatlas.flow.Latest;
import latentatlas.image.ImageShape;
import latentatlas.latent.Bounds;
import latentatlas.latent.Cloud;
import latentatlas.vae.FrozenModel;

/**
 * How map and manifold grew during the run under way: moments at equal steps of its progress, thinned out so that memory
 * stays small. Shown moments may come from any thread; they are drawn on the executor.
 */
public final class TrainingFilm {
    private static final int MOST = 120;
    private static final int SIDE = 360;
    private static final int STRIP = 28;
    private static final int GRID = 12;
    private static final double REACH = 2.5;
    private static final double FIRST_STEP = 1.0 / MOST;

    private final Latest<Moment> latest;
    /** Never written to: each new moment makes a new list. */
    private volatile List<Taken> moments = List.of();

    private double step = FIRST_STEP;

    /** A run at one moment. */
    private record Moment(FrozenModel model, ImageShape shape, Cloud cloud, int epoch, double progress) {}

    private record Taken(Cloud cloud, BufferedImage manifold, int epoch, double progress) {}

    public TrainingFilm(Executor executor) {
        latest = new Latest<>(executor, this::take);
    }

    /** Offers a moment of the run; one whose progress is smaller than the last begins a new film. */
    public void show(FrozenModel model, ImageShape shape, Cloud cloud, int epoch, double progress) {
        latest.offer(new Moment(model, shape, cloud, epoch, progress));
    }

    private void take(Moment moment) {
        List<Taken> taken = new ArrayList<>(moments);
        if (!taken.isEmpty()) {
            double last = taken.get(taken.size() - 1).progress();
            if (moment.progress() < last) {
                taken.clear();
                step = FIRST_STEP;
            } else if (moment.progress() < Math.min(1, last + step) || moment.progress() == last) {
                return;
            }
        }
        float[] images =
                ManifoldPicture.decode(moment.model(), moment.shape(), Bounds.around(REACH), Spacing.LINEAR, GRID);
        BufferedImage manifold = PngFile.tiled(images, moment.shape(), GRID, GRID);
        taken.add(new Taken(moment.cloud(), compact(manifold, moment.shape()), moment.epoch(), moment.progress()));
        moments = taken.size() > MOST ? thinned(taken) : taken;
    }

    /** A quarter of the memory for grey images. */
    private static BufferedImage compact(BufferedImage picture, ImageShape shape) {
        if (shape.channels() > 1) {
            return picture;
        }
        BufferedImage small = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                small.getRaster().setSample(x, y, 0, picture.getRGB(x, y) & 0xFF);
            }
        }
        return small;
    }

    private List<Taken> thinned(List<Taken> taken) {
        List<Taken> kept = new ArrayList<>();
        for (int i = 0; i < taken.size(); i += 2) {
            kept.add(taken.get(i));
        }
        step *= 2;
        return kept;
    }

    /** The film's frames, all over the part of the plane that the last one asks for; on any thread. */
    public List<BufferedImage> frames(Theme theme) {
        List<BufferedImage> frames = new ArrayList<>();
        List<Taken> taken = moments;
        if (!taken.isEmpty()) {
            Bounds bounds = CloudBounds.of(taken.get(taken.size() - 1).cloud());
            taken.forEach(moment -> frames.add(frame(moment, bounds, theme)));
        }
        return frames;
    }

    private BufferedImage frame(Taken moment, Bounds bounds, Theme theme) {
        BufferedImage frame = new BufferedImage(2 * SIDE, SIDE + STRIP, BufferedImage.TYPE_INT_RGB);
        int[] argb = new int[SIDE * SIDE];
        Arrays.fill(argb, 0xFF000000 | theme.paper());
        PointStyle style = new PointStyle(theme, PointMark.DOT, 1);
        new PointRaster()
                .draw(moment.cloud(), Set.of(), new int[0], ViewTransform.fit(bounds, SIDE, SIDE), style, argb, SIDE);
        frame.setRGB(0, STRIP, SIDE, SIDE, argb, 0, SIDE);
        Graphics2D graphics = frame.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.drawImage(moment.manifold(), SIDE, STRIP, SIDE, SIDE, null);
        graphics.setColor(new Color(theme.paper()));
        graphics.fillRect(0, 0, 2 * SIDE, STRIP);
        graphics.setColor(new Color(theme.ink()));
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        graphics.drawString("Codes, epoch " + moment.epoch(), 10, 19);
        graphics.drawString("Decoder from -" + REACH + " to " + REACH, SIDE + 10, 19);
        graphics.dispose();
        return frame;
    }
}
