package latentatlas.session;

import latentatlas.image.ImageShape;
import latentatlas.latent.Cloud;
import latentatlas.training.History;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.FrozenModel;

/**
 * A model as the screen shows it: immutable.
 *
 * @param shape of the images it was trained on
 * @param dataName what those images are called
 * @param klOfDimensions [latent], mean nats
 */
public record OpenModel(
        FrozenModel model,
        TrainingPlan plan,
        ImageShape shape,
        String dataName,
        History history,
        Cloud cloud,
        double[] klOfDimensions) {}
