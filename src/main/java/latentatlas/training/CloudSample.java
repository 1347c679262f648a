package latentatlas.training;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.latent.Codes;
import latentatlas.vae.BatchCoder;

/** A fixed sample of an image set, drawn by chance and in the set's order, to be encoded again and again. */
public final class CloudSample {
    private static final long SEED = 20_000;

    private final ImageSet images;
    private final int[] chosen;
    private final int[] labels;

    /** At most {@code most} images: the same ones for a set of the same size. */
    public CloudSample(ImageSet images, int most) {
        this.images = images;
        chosen = choose(images.size(), Math.min(most, images.size()));
        labels = IntStream.of(chosen).map(images::label).toArray();
    }

    /** Knuth's algorithm S: each image in turn, with the probability that leaves the right number. */
    private static int[] choose(int size, int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        int[] chosen = new int[count];
        int taken = 0;
        for (int i = 0; i < size && taken < count; i++) {
            if (random.nextInt(size - i) < count - taken) {
                chosen[taken++] = i;
            }
        }
        return chosen;
    }

    /** Indices of the images in the sample; not to be written to. */
    public int[] chosen() {
        return chosen;
    }

    /** The codes of the sample's images. */
    public Codes encode(BatchCoder coder) {
        float[] means = new float[chosen.length * coder.latent()];
        coder.encode(images, chosen, means, new float[means.length]);
        return codes(means, coder.latent());
    }

    /** Known codes of the sample's images, [images, latent], with their labels. */
    public Codes codes(float[] values, int latent) {
        return new Codes(values, latent, labels, chosen, images.labelNames());
    }
}
