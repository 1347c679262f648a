package latentatlas.session;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import latentatlas.image.DataSet;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.Split;
import latentatlas.latent.Cloud;
import latentatlas.latent.Codes;
import latentatlas.latent.LatentPlane;
import latentatlas.problem.ProblemException;
import latentatlas.training.Checkpoint;
import latentatlas.training.History;
import latentatlas.training.Preset;
import latentatlas.training.Snapshot;
import latentatlas.training.Timeline;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.OptimiserState;
import org.jspecify.annotations.Nullable;

/** Models at hand for tests of what shows them. */
public final class Exhibits {
    private Exhibits() {}

    /**
     * A model of a two-dimensional space with known codes.
     *
     * @param images that the codes belong to; null where they are not at hand
     */
    public static Exhibit of(FrozenModel model, ImageShape shape, Cloud cloud, @Nullable ImageSet images) {
        return of(model, shape, cloud, images, Double.NaN, History.EMPTY, new double[] {Double.NaN, Double.NaN});
    }

    /** As above, with what is known of its losses. */
    public static Exhibit of(
            FrozenModel model,
            ImageShape shape,
            Cloud cloud,
            @Nullable ImageSet images,
            double usualLoss,
            History history,
            double[] klOfDimensions) {
        return of(model, shape, codes(cloud), images, usualLoss, history, klOfDimensions);
    }

    /** A model of a space of any dimensions with known codes. */
    public static Exhibit of(FrozenModel model, ImageShape shape, Codes codes, @Nullable ImageSet images) {
        double[] unknown = new double[codes.latent()];
        Arrays.fill(unknown, Double.NaN);
        return of(model, shape, codes, images, Double.NaN, History.EMPTY, unknown);
    }

    private static Exhibit of(
            FrozenModel model,
            ImageShape shape,
            Codes codes,
            @Nullable ImageSet images,
            double usualLoss,
            History history,
            double[] klOfDimensions) {
        OpenData data = images == null
                ? null
                : new OpenData(new DataSet("some", images, null), new Split(images, null), images);
        return new Exhibit(
                new Checkpoint(Preset.KERAS_512.plan(), model, OptimiserState.NONE, history),
                shape,
                "some",
                codes,
                codes.on(model.plane()),
                data,
                usualLoss,
                Arrays.copyOf(klOfDimensions, klOfDimensions.length),
                null,
                null,
                new Origin.Trained());
    }

    /** The same codes, in a space of two dimensions. */
    public static Codes codes(Cloud cloud) {
        float[] values = new float[2 * cloud.size()];
        for (int i = 0; i < cloud.size(); i++) {
            values[2 * i] = cloud.x()[i];
            values[2 * i + 1] = cloud.y()[i];
        }
        return new Codes(values, 2, cloud.labels(), cloud.images(), cloud.labelNames());
    }

    /** A program at rest that shows a model. */
    public static Workspace shown(Exhibit exhibit) {
        return new Workspace(
                Phase.IDLE, exhibit, exhibit, Timeline.EMPTY, null, new Draft(exhibit.plan(), true), List.of());
    }

    /** The same model and data with other codes. */
    public static Exhibit withCodes(Exhibit exhibit, Cloud codes) {
        return exhibit.with(exhibit.data(), codes(codes), codes);
    }

    /** Jobs that nobody watches. */
    public static Jobs jobs(Executor screen, Consumer<ProblemException> problems) {
        return jobs(screen, list -> {}, problems);
    }

    /** Jobs whose list is watched. */
    public static Jobs jobs(
            Executor screen, Consumer<java.util.List<Job>> changed, Consumer<ProblemException> problems) {
        return new Jobs(screen, changed, problems);
    }

    /** The same model on another plane. */
    public static Exhibit turned(Exhibit exhibit, LatentPlane plane) {
        return exhibit.on(plane);
    }

    /** A moment of a run whose images are not at hand. */
    public static Exhibit of(Snapshot snapshot) {
        return new Exhibit(
                snapshot.checkpoint(),
                ImageShape.MNIST,
                "some",
                snapshot.codes(),
                snapshot.cloud(),
                null,
                Double.NaN,
                snapshot.klOfDimensions(),
                Progress.of(snapshot),
                null,
                new Origin.Trained());
    }
}
