package latentatlas.image;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The division of an image set into images to train on and images held out to validate.
 *
 * @param validation null where none are held out
 */
public record Split(ImageSet train, @Nullable ImageSet validation) {
    /**
     * A division by chance that takes the same share of every label.
     *
     * @param share of the images to hold out, 0 up to but not including 1
     */
    public static Split of(ImageSet images, double share, long seed) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("a share of " + share);
        }
        if (share == 0) {
            return new Split(images, null);
        }
        int[] order = shuffled(images.size(), seed);
        int labels = Math.max(1, images.labelNames().size());
        int[] seen = new int[labels];
        int[] train = new int[images.size()];
        int[] held = new int[images.size()];
        int trained = 0;
        int validated = 0;
        for (int index : order) {
            int label = Math.max(0, images.label(index));
            seen[label]++;
            // Held out whenever the label's share of those seen so far has grown by a whole image.
            if (Math.floor(seen[label] * share) > Math.floor((seen[label] - 1) * share)) {
                held[validated++] = index;
            } else {
                train[trained++] = index;
            }
        }
        if (trained == 0 || validated == 0) {
            return new Split(images, null);
        }
        int[] chosen = Arrays.copyOf(train, trained);
        int[] heldOut = Arrays.copyOf(held, validated);
        Arrays.sort(chosen);
        Arrays.sort(heldOut);
        return new Split(images.subset(chosen), images.subset(heldOut));
    }

    private static int[] shuffled(int count, long seed) {
        int[] order = new int[count];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
