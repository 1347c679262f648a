package latentatlas.image;

import latentatlas.message.Message;
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

    /** What all images take, bytes. */
    public long bytes() {
        long images = train.size() + (test == null ? 0L : test.size());
        return images * train.shape().values();
    }

    /** What the set is called on the screen: its own name, but for the digits that the program writes. */
    public String title() {
        return title(name);
    }

    /** What a set of a name is called on the screen. */
    public static String title(String name) {
        return name.equals(DigitWriter.NAME) ? Message.text("image.builtin") : name;
    }
}
