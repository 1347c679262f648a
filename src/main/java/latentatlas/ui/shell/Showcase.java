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
import latentatlas.session.Exhibit;
import latentatlas.session.OpenData;
import latentatlas.ui.theme.Images;
import latentatlas.ui.training.ReconstructionStrip;
import latentatlas.vae.Decoder;
import latentatlas.vae.Encoder;
import latentatlas.vae.FrozenModel;
import org.jspecify.annotations.Nullable;

/** Keeps a few held-out images and shows what the newest model makes of them. */
final class Showcase {
    private final ReconstructionStrip strip;
    private final Latest<Job> jobs;
    private final Latest<Pairs> results;
    private float[][] originals = new float[0][];
    private ImageShape shape = ImageShape.MNIST;
    private @Nullable ImageSet from;
    private Theme theme = Theme.DARK;
    private @Nullable FrozenModel model;

    private record Job(FrozenModel model, float[][] originals, ImageShape shape) {}

    private record Pairs(float[][] originals, float[][] reconstructions, ImageShape shape) {}

    Showcase(Executor background, ReconstructionStrip strip) {
        this.strip = strip;
        results = new Latest<>(Platform::runLater, this::show);
        jobs = new Latest<>(background, job -> results.offer(reconstruct(job)));
        strip.pairsProperty().subscribe((was, is) -> chooseAgain());
    }

    /**
     * Shows what a model makes of images it was not trained on: of its own data where they are at hand, else of {@code open}
     * where they fit.
     */
    @SuppressWarnings("ReferenceEquality") // Sets of images are large: the same one is the question.
    void show(Exhibit exhibit, @Nullable OpenData open) {
        OpenData own = exhibit.data() != null ? exhibit.data() : open;
        boolean fits = own != null && own.train().shape().equals(exhibit.shape());
        ImageSet images = fits && own != null ? own.held() : null;
        if (images != from || !exhibit.shape().equals(shape)) {
            from = images;
            shape = exhibit.shape();
            originals = chosen(images);
        }
        model = exhibit.model();
        refresh();
    }

    /** After there is room for more or for fewer. */
    private void chooseAgain() {
        originals = chosen(from);
        refresh();
    }

    /** One image of each label in turn, as many as the strip shows. */
    private float[][] chosen(@Nullable ImageSet images) {
        if (images == null) {
            return new float[0][];
        }
        int labels = Math.max(1, images.labelNames().size());
        List<float[]> chosen = new ArrayList<>();
        int next = 0;
        for (int i = 0;
                i < images.size() && chosen.size() < strip.pairsProperty().get();
                i++) {
            if (!images.labelled() || images.label(i) == next % labels) {
                chosen.add(Exhibit.intensities(images, i));
                next++;
            }
        }
        return chosen.toArray(new float[0][]);
    }

    void setTheme(Theme other) {
        theme = other;
        refresh();
    }

    private void refresh() {
        FrozenModel now = model;
        if (now != null && originals.length > 0) {
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
