package latentatlas.latent;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Codes of many images in all dimensions of the latent space, with their labels. Immutable by agreement: nobody writes to
 * the arrays.
 */
public final class Codes {
    private final float[] values;
    private final int latent;
    private final int[] labels;
    private final int[] images;
    private final List<String> labelNames;

    /** Made when first asked for. */
    private volatile @Nullable Neighbours neighbours;

    /**
     * Codes.
     *
     * @param values [images, latent]
     * @param labels [images], indices into {@code labelNames}, or -1 for an image without a label
     * @param images [images], the index of each code's image in the image set it came from
     * @param labelNames in order; empty for a set without labels
     */
    public Codes(float[] values, int latent, int[] labels, int[] images, List<String> labelNames) {
        if (latent < 1 || values.length != labels.length * latent || images.length != labels.length) {
            throw new IllegalArgumentException(values.length + " numbers in " + latent + " dimensions for "
                    + labels.length + " labels and " + images.length + " images");
        }
        this.values = values;
        this.latent = latent;
        this.labels = labels;
        this.images = images;
        this.labelNames = List.copyOf(labelNames);
    }

    public float[] values() {
        return values;
    }

    public int latent() {
        return latent;
    }

    public int[] labels() {
        return labels;
    }

    public int[] images() {
        return images;
    }

    public List<String> labelNames() {
        return labelNames;
    }

    public int size() {
        return labels.length;
    }

    /** Whether all are numbers: a diverged model's are not. */
    public boolean finite() {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** One code, [latent], a copy. */
    public float[] code(int index) {
        return Arrays.copyOfRange(values, index * latent, (index + 1) * latent);
    }

    /** How far one of them is from {@code code}, [latent], in all dimensions. */
    public double distance(float[] code, int index) {
        double sum = 0;
        for (int d = 0; d < latent; d++) {
            double difference = (double) code[d] - values[index * latent + d];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    /** Every so manieth of them, {@code most} in all; all where they are fewer. */
    Codes thinned(int most) {
        if (size() <= most) {
            return this;
        }
        int[] chosen = new int[most];
        Arrays.setAll(chosen, i -> (int) ((long) i * size() / most));
        float[] values = new float[most * latent];
        int[] labels = new int[most];
        int[] images = new int[most];
        for (int i = 0; i < most; i++) {
            System.arraycopy(this.values, chosen[i] * latent, values, i * latent, latent);
            labels[i] = this.labels[chosen[i]];
            images[i] = this.images[chosen[i]];
        }
        return new Codes(values, latent, labels, images, labelNames);
    }

    /** The codes in all their dimensions, to be searched. The first call takes some milliseconds for many codes. */
    public Neighbours neighbours() {
        Neighbours made = neighbours;
        if (made == null) {
            made = new Neighbours(values, latent);
            neighbours = made;
        }
        return made;
    }

    /**
     * The codes as they lie on a plane.
     *
     * @throws IllegalArgumentException if a code is not finite, or the plane is one of another space
     */
    public Cloud on(LatentPlane plane) {
        if (plane.latent() != latent) {
            throw new IllegalArgumentException("a plane in " + plane.latent() + " dimensions for codes in " + latent);
        }
        float[] x = new float[size()];
        float[] y = new float[size()];
        for (int i = 0; i < x.length; i++) {
            LatentPoint point = plane.project(values, i * latent);
            x[i] = (float) point.x();
            y[i] = (float) point.y();
        }
        return new Cloud(x, y, labels, images, labelNames);
    }
}
