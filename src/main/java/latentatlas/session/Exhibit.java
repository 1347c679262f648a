package latentatlas.session;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;
import latentatlas.archive.ModelPacker;
import latentatlas.archive.StoredModel;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.latent.Cloud;
import latentatlas.latent.Codes;
import latentatlas.latent.LatentPlane;
import latentatlas.latent.LatentPoint;
import latentatlas.training.Checkpoint;
import latentatlas.training.History;
import latentatlas.training.Moment;
import latentatlas.training.Snapshot;
import latentatlas.training.Timeline;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.ModelKind;
import org.jspecify.annotations.Nullable;

/**
 * A model with everything that belongs to it: what is shown together was made together, and what is saved is what is shown.
 * Immutable.
 *
 * @param checkpoint model, plan and history, and the optimiser's state where it is known
 * @param shape of the images it takes
 * @param dataName what the images it was trained on are called
 * @param codes in all latent dimensions; their images are those of {@code data} where it is there
 * @param cloud the codes on the model's plane
 * @param data the images it was trained on; null where they are not at hand
 * @param usualLoss the -ELBO that 99 % of held-out images stay below, nats; NaN if unknown
 * @param klOfDimensions [latent], mean nats; NaN if unknown
 * @param progress of the run it is of; null for one from a file
 * @param stored as a file keeps it, once it has been in one; null before
 */
public record Exhibit(
        Checkpoint checkpoint,
        ImageShape shape,
        String dataName,
        Codes codes,
        Cloud cloud,
        @Nullable OpenData data,
        double usualLoss,
        double[] klOfDimensions,
        @Nullable Progress progress,
        @Nullable StoredModel stored,
        Origin origin) {
    private static final float WHITE = 255f;

    /** A moment of a run on {@code data}. */
    static Exhibit of(Snapshot snapshot, OpenData data) {
        return new Exhibit(
                snapshot.checkpoint(),
                data.train().shape(),
                data.set().name(),
                snapshot.codes(),
                snapshot.cloud(),
                data,
                Double.NaN,
                snapshot.klOfDimensions(),
                Progress.of(snapshot),
                null,
                new Origin.Trained());
    }

    /** What a file holds; its images are not at hand. */
    public static Exhibit of(StoredModel stored, Origin origin) {
        return new Exhibit(
                stored.checkpoint(),
                stored.shape(),
                stored.dataName(),
                stored.encoded(),
                stored.cloud(),
                null,
                stored.loss99(),
                stored.klOfDimensions(),
                null,
                stored,
                origin);
    }

    /** The same model with codes of all of {@code images}, on which it was trained. */
    Exhibit with(OpenData images, Codes all) {
        return with(images, all, all.on(model().plane()));
    }

    /** The same, with the codes as they lie on the model's plane. */
    Exhibit with(OpenData images, Codes all, Cloud onPlane) {
        return new Exhibit(
                checkpoint, shape, dataName, all, onPlane, images, usualLoss, klOfDimensions, progress, stored, origin);
    }

    /** The same model on another plane of its space. */
    Exhibit on(LatentPlane plane) {
        return plane.equals(model().plane())
                ? this
                : new Exhibit(
                        checkpoint.on(plane),
                        shape,
                        dataName,
                        codes,
                        codes.on(plane),
                        data,
                        usualLoss,
                        klOfDimensions,
                        progress,
                        stored == null ? null : stored.on(plane),
                        origin);
    }

    /** The same model, which is in a file now. */
    Exhibit savedAs(StoredModel file, String name) {
        return new Exhibit(
                checkpoint,
                shape,
                dataName,
                codes,
                cloud,
                data,
                file.loss99(),
                file.klOfDimensions(),
                progress,
                file,
                new Origin.Saved(name));
    }

    /** This model as it was at a moment of its training, with the codes that were kept of it. */
    Exhibit at(Timeline timeline, int index) {
        Moment moment = timeline.moments().get(index);
        Checkpoint then = timeline.checkpoint(index, checkpoint);
        Codes kept = timeline.codes(index);
        StoredModel file = stored;
        double epochs = moment.epochs();
        return new Exhibit(
                then,
                shape,
                dataName,
                kept,
                kept.on(model().plane()),
                data,
                Double.NaN,
                moment.klOfDimensions(),
                new Progress((int) Math.ceil(epochs), epochs, Math.min(1, epochs / plan().epochs()), 0, 0),
                file == null || data != null ? null : file.at(then, kept, moment.klOfDimensions()),
                new Origin.Past(epochs, origin instanceof Origin.Past past ? past.of() : origin));
    }

    /** As a file keeps it; encodes and measures where that has not been done, which takes some seconds. */
    StoredModel packed(int threads) {
        StoredModel file = stored;
        OpenData images = data;
        if (file != null || images == null) {
            return Objects.requireNonNull(file, "a model without images comes from a file");
        }
        boolean optimiser = !checkpoint.optimiser().first().isEmpty();
        return ModelPacker.pack(checkpoint, images.train(), images.held(), dataName, threads, optimiser);
    }

    public FrozenModel model() {
        return checkpoint.model();
    }

    public TrainingPlan plan() {
        return checkpoint.plan();
    }

    public History history() {
        return checkpoint.history();
    }

    /** Whether training can go on from here: the optimiser's state and the images are at hand. */
    public boolean goesOn() {
        return data != null
                && plan().kind() != ModelKind.PCA
                && !checkpoint.optimiser().first().isEmpty();
    }

    /** The images that the codes belong to; null where they are not at hand. */
    public @Nullable ImageSet images() {
        return data == null ? null : data.all();
    }

    /** The image of code {@code index}, [values], intensities; empty where it is not at hand. */
    public Optional<float[]> original(int index) {
        ImageSet images = images();
        return images == null ? Optional.empty() : Optional.of(intensities(images, cloud.images()[index]));
    }

    /** One image, [values], intensities. */
    public static float[] intensities(ImageSet images, int index) {
        byte[] bytes = images.image(index);
        float[] intensities = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            intensities[i] = (bytes[i] & 0xFF) / WHITE;
        }
        return intensities;
    }

    /** The decoder's image at a place of the plane, [values]. */
    public float[] decoded(LatentPoint place) {
        return decoded(model().plane().code(place));
    }

    /** The decoder's image of a code, [latent], as it is and not as it lies on the plane; [values]. */
    public float[] decoded(float[] code) {
        float[] image = new float[shape.values()];
        model().newDecoder().decode(code, image);
        return image;
    }

    /**
     * The indices of the codes nearest to {@code code}, [latent], in all dimensions, nearest first; fewer than {@code k} where
     * there are fewer.
     */
    public int[] nearest(float[] code, int k) {
        // Two dimensions are all on the map, which has an index of its own.
        return codes.latent() == 2
                ? cloud.neighbours().nearest(model().plane().project(code, 0), k)
                : codes.neighbours().nearest(code, k);
    }

    /** The originals of some codes, or what the decoder makes of them: {@code [codes][values]}. */
    public float[][] pictures(int[] indices) {
        float[][] pictures = new float[indices.length][];
        for (int i = 0; i < indices.length; i++) {
            float[] code = codes.code(indices[i]);
            pictures[i] = original(indices[i]).orElseGet(() -> decoded(code));
        }
        return pictures;
    }

    /** What the model, its optimiser and its codes take, bytes; images aside. */
    public long bytes() {
        long copies = checkpoint.optimiser().first().isEmpty() ? 1 : 3;
        return Float.BYTES * (copies * model().parameters() + codes.values().length);
    }

    /** Dimensions whose posterior carries information: mean KL above 0.01 nats (after Burda et al. 2016). */
    public int activeUnits() {
        return (int) DoubleStream.of(klOfDimensions)
                .filter(kl -> kl > Snapshot.ACTIVE_NATS)
                .count();
    }
}
