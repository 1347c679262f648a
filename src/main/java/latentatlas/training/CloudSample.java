package latentatlas.training;

import latentatlas.image.ImageSet;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPlane;
import latentatlas.latent.LatentPoint;
import latentatlas.vae.BatchCoder;

/** A fixed, even sample of an image set, to be encoded again and again. */
public final class CloudSample {
    private final ImageSet images;
    private final int[] chosen;
    private final int[] labels;

    /** At most {@code most} images, evenly spaced. */
    public CloudSample(ImageSet images, int most) {
        this.images = images;
        int count = Math.min(most, images.size());
        chosen = new int[count];
        labels = new int[count];
        for (int i = 0; i < count; i++) {
            chosen[i] = (int) ((long) i * images.size() / count);
            labels[i] = images.label(chosen[i]);
        }
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
