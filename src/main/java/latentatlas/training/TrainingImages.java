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

    /** The losses of the validation images; null without them. */
    @Nullable
    Losses validated(BatchCoder coder) {
        ImageSet held = validation;
        return held == null || held.size() == 0 ? null : Losses.of(coder.measure(held));
    }
}
