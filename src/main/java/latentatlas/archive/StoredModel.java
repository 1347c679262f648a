package latentatlas.archive;

import java.util.List;
import latentatlas.image.ImageShape;
import latentatlas.training.History;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.OptimiserState;
import org.jspecify.annotations.Nullable;

/**
 * All that a model file keeps.
 *
 * @param codes [images, latent], codes of training images, at most {@value #MOST_CODES}
 * @param labels [images], -1 for none
 * @param loss99 the -ELBO that 99 % of held-out images stay below, nats
 * @param klOfDimensions [latent], mean nats
 * @param optimiser null where the file is not for going on with training
 */
public record StoredModel(
        FrozenModel model,
        TrainingPlan plan,
        ImageShape shape,
        String dataName,
        List<String> labelNames,
        History history,
        float[] codes,
        int[] labels,
        double loss99,
        double[] klOfDimensions,
        @Nullable OptimiserState optimiser) {
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
        labelNames = List.copyOf(labelNames);
    }
}
