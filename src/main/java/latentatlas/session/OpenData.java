package latentatlas.session;

import latentatlas.image.DataSet;
import latentatlas.image.ImageSet;
import latentatlas.image.Split;
import latentatlas.training.TrainingPlan;
import org.jspecify.annotations.Nullable;

/**
 * A data set with its division for a run. Immutable.
 *
 * @param all training, validation and test images in this order, those that have the same form and labels; a view
 */
public record OpenData(DataSet set, Split split, ImageSet all) {
    /** A data set as {@code plan} divides it. */
    public static OpenData of(DataSet set, TrainingPlan plan) {
        Split split = Split.of(set.train(), plan.validation(), plan.seed());
        return new OpenData(set, split, joined(joined(split.train(), split.validation()), set.test()));
    }

    private static ImageSet joined(ImageSet images, @Nullable ImageSet more) {
        boolean fits = more != null
                && more.shape().equals(images.shape())
                && more.labelNames().equals(images.labelNames());
        return fits && more != null ? ImageSet.joined(images, more) : images;
    }

    public ImageSet train() {
        return split.train();
    }

    public @Nullable ImageSet validation() {
        return split.validation();
    }

    /** Images the model does not train on, to judge it by: validation, else test, else training. */
    public ImageSet held() {
        ImageSet validation = split.validation();
        if (validation != null && validation.size() > 0) {
            return validation;
        }
        ImageSet test = set.test();
        return test != null ? test : split.train();
    }
}
