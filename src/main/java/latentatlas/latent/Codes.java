package latentatlas.latent;

import java.util.List;

/**
 * Codes of many images in all dimensions of the latent space, with their labels. Immutable by agreement: nobody writes to
 * the arrays.
 *
 * @param values [images, latent]
 * @param labels [images], indices into {@code labelNames}, or -1 for an image without a label
 * @param images [images], the index of each code's image in the image set it came from
 * @param labelNames in order; empty for a set without labels
 */
public record Codes(float[] values, int latent, int[] labels, int[] images, List<String> labelNames) {
    public Codes {
        if (latent < 1 || values.length != labels.length * latent || images.length != labels.length) {
            throw new IllegalArgumentException(values.length + " numbers in " + latent + " dimensions for "
                    + labels.length + " labels and " + images.length + " images");
        }
        labelNames = List.copyOf(labelNames);
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
