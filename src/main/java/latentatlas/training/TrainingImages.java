package latentatlas.training;

import latentatlas.image.ImageSet;
import org.jspecify.annotations.Nullable;

/** The images of a run. */
public record TrainingImages(ImageSet train, @Nullable ImageSet validation) {
    public TrainingImages {
        if (train.size() == 0) {
            throw new IllegalArgumentException("no images to train on");
        }
    }
}
