package latentatlas.image;

import org.jspecify.annotations.Nullable;

/**
 * A named data set with its own division into training and test images.
 *
 * @param test null where the source has no test images
 */
public record DataSet(String name, ImageSet train, @Nullable ImageSet test) {
    public DataSet {
        if (test != null && !test.shape().equals(train.shape())) {
            throw new IllegalArgumentException(
                    "test images of " + test.shape() + " beside training images of " + train.shape());
        }
    }
}
