package latentatlas.training;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPlane;
import latentatlas.latent.LatentPoint;
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

    /** The codes, [images, latent]. */
    public float[] codes(BatchCoder coder, int latent) {
        float[] means = new float[chosen.length * latent];
        coder.encode(images, chosen, means, new float[means.length]);
        return means;
    }

    /** The codes as they lie on a plane. */
    public Cloud encode(BatchCoder coder, int latent, LatentPlane plane) {
        return cloud(codes(coder, latent), latent, plane);
    }

    /** Known codes of this sample, [images, latent], as they lie on a plane. */
    public Cloud cloud(float[] codes, int latent, LatentPlane plane) {
        float[] x = new float[chosen.length];
        float[] y = new float[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            LatentPoint point = plane.project(codes, i * latent);
            x[i] = (float) point.x();
            y[i] = (float) point.y();
        }
        return new Cloud(x, y, labels, chosen, images.labelNames());
    }
}
