package latentatlas.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.scene.image.Image;
import latentatlas.flow.Latest;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.picture.Ink;
import latentatlas.picture.Theme;
import latentatlas.ui.theme.Images;
import latentatlas.ui.training.ReconstructionStrip;
import latentatlas.vae.Decoder;
import latentatlas.vae.Encoder;
import latentatlas.vae.FrozenModel;
import org.jspecify.annotations.Nullable;

/** Keeps a few held-out images and shows what the newest model makes of them. Confined to the FX thread. */
final class Showcase {
    private static final float WHITE = 255f;

    private final ReconstructionStrip strip;
    private final Latest<Job> jobs;
    private final Latest<Pairs> results;
    private float[][] originals = new float[0][];
    private ImageShape shape = ImageShape.MNIST;
    private Theme theme = Theme.DARK;
    private @Nullable FrozenModel model;

    private record Job(FrozenModel model, float[][] originals, ImageShape shape) {}

    private record Pairs(float[][] originals, float[][] reconstructions, ImageShape shape) {}

    Showcase(Executor background, ReconstructionStrip strip) {
        this.strip = strip;
        results = new Latest<>(Platform::runLater, this::show);
        jobs = new Latest<>(background, job -> results.offer(reconstruct(job)));
    }

    /** Takes one image of each label in turn, as many as the strip shows. */
    void setImages(ImageSet images) {
        shape = images.shape();
        int labels = Math.max(1, images.labelNames().size());
        List<float[]> chosen = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < images.size() && chosen.size() < ReconstructionStrip.PAIRS; i++) {
            if (!images.labelled() || images.label(i) == next % labels) {
                chosen.add(intensities(images.image(i)));
                next++;
            }
        }
        originals = chosen.toArray(new float[0][]);
        refresh();
    }

    private static float[] intensities(byte[] image) {
        float[] intensities = new float[image.length];
        for (int i = 0; i < image.length; i++) {
            intensities[i] = (image[i] & 0xFF) / WHITE;
        }
        return intensities;
    }

    void setModel(FrozenModel newest, ImageShape imageShape) {
        model = newest;
        if (!imageShape.equals(shape)) {
            shape = imageShape;
            originals = new float[0][];
        }
        refresh();
    }

    void setTheme(Theme other) {
        theme = other;
        refresh();
    }

    private void refresh() {
        FrozenModel now = model;
        if (now != null && now.architecture().inputs() == shape.values() && originals.length > 0) {
            jobs.offer(new Job(now, originals, shape));
        } else {
            show(new Pairs(originals, new float[0][], shape));
        }
    }

    private static Pairs reconstruct(Job job) {
        Encoder encoder = job.model().newEncoder();
        Decoder decoder = job.model().newDecoder();
        int latent = job.model().architecture().latent();
        float[] mean = new float[latent];
        float[] logVariance = new float[latent];
        float[][] reconstructions =
                new float[job.originals().length][job.shape().values()];
        for (int i = 0; i < reconstructions.length; i++) {
            encoder.encode(job.originals()[i], mean, logVariance);
            decoder.decode(mean, reconstructions[i]);
        }
        return new Pairs(job.originals(), reconstructions, job.shape());
    }

    private void show(Pairs pairs) {
        Ink ink = new Ink(theme, pairs.shape().channels());
        strip.show(images(ink, pairs.originals(), pairs.shape()), images(ink, pairs.reconstructions(), pairs.shape()));
    }

    private static List<Image> images(Ink ink, float[][] all, ImageShape shape) {
        List<Image> images = new ArrayList<>();
        for (float[] one : all) {
            images.add(Images.of(ink, one, 0, shape));
        }
        return images;
    }
}
