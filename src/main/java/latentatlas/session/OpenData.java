package latentatlas.session;

import latentatlas.image.DataSet;
import latentatlas.image.ImageSet;
import latentatlas.image.Split;
import org.jspecify.annotations.Nullable;

/** A data set with its division for a run: training, validation and test images. */
public record OpenData(DataSet set, Split split) {
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
