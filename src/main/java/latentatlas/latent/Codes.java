package latentatlas.latent;

import java.util.Arrays;
import java.util.List;

/**
 * Codes of many images in all dimensions of the latent space, with their labels. Immutable by agreement: nobody writes to
 * the arrays.
 */
public final class Codes extends Labelled {
    private final float[] values;
    private final int latent;

    /**
     * Codes.
     *
     * @param values [images, latent]
     * @param labels [images], indices into {@code labelNames}, or -1 for an image without a label
     * @param images [images], the index of each code's image in the image set it came from
     * @param labelNames in order; empty for a set without labels
     */
    public Codes(float[] values, int latent, int[] labels, int[] images, List<String> labelNames) {
        super(labels, images, labelNames);
        if (latent < 1 || values.length != labels.length * latent) {
            throw new IllegalArgumentException(
                    values.length + " numbers in " + latent + " dimensions for " + labels.length + " labels");
        }
        this.values = values;
        this.latent = latent;
    }

    public float[] values() {
        return values;
    }

    public int latent() {
        return latent;
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
        for (int i = 0; i < most; i++) {
            System.arraycopy(this.values, chosen[i] * latent, values, i * latent, latent);
        }
        return new Codes(values, latent, chosen(labels(), chosen), chosen(images(), chosen), labelNames());
    }

    @Override
    Neighbours search() {
        return new Neighbours(values, latent);
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
        return new Cloud(x, y, labels(), images(), labelNames());
    }
}
