package latentatlas.training;

import latentatlas.image.ImageSet;
import latentatlas.vae.BatchCoder;
import org.jspecify.annotations.Nullable;

/** The images of a run. */
public record TrainingImages(ImageSet train, @Nullable ImageSet validation) {
    public TrainingImages {
        if (train.size() == 0) {
            throw new IllegalArgumentException("no images to train on");
        }
    }

    /** The training images as a plan has them seen in an epoch, counted from 0. */
    ImageSet train(TrainingPlan plan, int epoch) {
        return plan.binarise().view(train, plan.seed() * 0x9E3779B97F4A7C15L + epoch);
    }

    /** The losses of the validation images as a plan has them seen, the same each time; null without them. */
    @Nullable
    Losses validated(TrainingPlan plan, BatchCoder coder) {
        ImageSet held = validation;
        return held == null || held.size() == 0
                ? null
                : Losses.of(coder.measure(plan.binarise().view(held, plan.seed())));
    }
}
