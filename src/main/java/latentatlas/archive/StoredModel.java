package latentatlas.archive;

import java.util.List;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.latent.Cloud;
import latentatlas.latent.Codes;
import latentatlas.latent.LatentPlane;
import latentatlas.training.Checkpoint;
import latentatlas.training.Control;
import latentatlas.training.History;
import latentatlas.training.Timeline;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.OptimiserState;
import org.jspecify.annotations.Nullable;

/**
 * All that a model file keeps.
 *
 * @param dataName what the training images are called
 * @param dataChecksum of the training images, {@link DataChecksum}; empty if unknown
 * @param codes [images, latent], codes of training images, at most {@value #MOST_CODES}
 * @param labels [images], -1 for none
 * @param loss99 the -ELBO that 99 % of held-out images stay below, nats; NaN if unknown
 * @param klOfDimensions [latent], mean nats; NaN if unknown
 * @param optimiser null where the file is not for going on with training
 * @param timeline moments of its training; null where they are not kept
 */
public record StoredModel(
        FrozenModel model,
        TrainingPlan plan,
        ImageShape shape,
        String dataName,
        String dataChecksum,
        List<String> labelNames,
        History history,
        float[] codes,
        int[] labels,
        double loss99,
        double[] klOfDimensions,
        @Nullable OptimiserState optimiser,
        @Nullable Timeline timeline) {
    /** So that neighbour figures work without the training set, and a file stays small. */
    public static final int MOST_CODES = 60_000;

    public StoredModel {
        if (codes.length != labels.length * model.architecture().latent()) {
            throw new IllegalArgumentException(codes.length + " numbers for " + labels.length + " codes");
        }
        if (shape.values() != model.architecture().inputs()) {
            throw new IllegalArgumentException(
                    "images of " + shape + " for " + model.architecture().summary());
        }
        if (labels.length > MOST_CODES) {
            throw new IllegalArgumentException(labels.length + " codes, more than " + MOST_CODES);
        }
        for (int label : labels) {
            if (label < ImageSet.UNLABELLED || label >= labelNames.size()) {
                throw new IllegalArgumentException("there is a label " + label + " of " + labelNames.size());
            }
        }
        labelNames = List.copyOf(labelNames);
    }

    /** A model without its past. */
    public StoredModel(
            FrozenModel model,
            TrainingPlan plan,
            ImageShape shape,
            String dataName,
            String dataChecksum,
            List<String> labelNames,
            History history,
            float[] codes,
            int[] labels,
            double loss99,
            double[] klOfDimensions,
            @Nullable OptimiserState optimiser) {
        this(
                model,
                plan,
                shape,
                dataName,
                dataChecksum,
                labelNames,
                history,
                codes,
                labels,
                loss99,
                klOfDimensions,
                optimiser,
                null);
    }

    /** The same model with moments of its training, or without for null. */
    public StoredModel with(@Nullable Timeline past) {
        return new StoredModel(
                model,
                plan,
                shape,
                dataName,
                dataChecksum,
                labelNames,
                history,
                codes,
                labels,
                loss99,
                klOfDimensions,
                optimiser,
                past == null || past.isEmpty() ? null : past);
    }

    /** The same model, looked at on another plane. */
    public StoredModel on(LatentPlane plane) {
        return new StoredModel(
                model.withPlane(plane),
                plan,
                shape,
                dataName,
                dataChecksum,
                labelNames,
                history,
                codes,
                labels,
                loss99,
                klOfDimensions,
                optimiser,
                timeline);
    }

    /** The same run at another time, by what is known of it. */
    public StoredModel at(Checkpoint then, Codes kept, double[] kl) {
        return new StoredModel(
                then.model(),
                plan,
                shape,
                dataName,
                dataChecksum,
                labelNames,
                then.history(),
                kept.values(),
                kept.labels(),
                Double.NaN,
                kl,
                null);
    }

    /** The settings in force when the run stood here. */
    public Control.Settings settings() {
        return history.settings(plan);
    }

    /** Model, plan and history, with {@link OptimiserState#NONE} if the file does not hold the optimiser's state. */
    public Checkpoint checkpoint() {
        return new Checkpoint(plan, model, optimiser == null ? OptimiserState.NONE : optimiser, history);
    }

    /** The codes with their labels; an image's index is its place among them. */
    public Codes encoded() {
        int[] images = IntStream.range(0, labels.length).toArray();
        return new Codes(codes, model.architecture().latent(), labels, images, labelNames);
    }

    /** The codes as they lie on the model's plane. */
    public Cloud cloud() {
        return encoded().on(model.plane());
    }
}
