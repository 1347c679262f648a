package latentatlas.latent;

import java.util.List;

/**
 * Codes of many images on the latent plane, with their labels. Immutable by agreement: nobody writes to the arrays.
 *
 * @param x [images]
 * @param y [images]
 * @param labels [images], indices into {@code labelNames}, or -1 for an image without a label
 * @param images [images], the index of each code's image in the image set it came from
 * @param labelNames in order; empty for a set without labels
 */
public record Cloud(float[] x, float[] y, int[] labels, int[] images, List<String> labelNames) {
    public static final Cloud EMPTY = new Cloud(new float[0], new float[0], new int[0], new int[0], List.of());

    public Cloud {
        if (y.length != x.length || labels.length != x.length || images.length != x.length) {
            throw new IllegalArgumentException("a cloud of " + x.length + " x, " + y.length + " y, " + labels.length
                    + " labels and " + images.length + " images");
        }
        labelNames = List.copyOf(labelNames);
    }

    public int size() {
        return x.length;
    }

    public LatentPoint point(int i) {
        return new LatentPoint(x[i], y[i]);
    }

    /** The codes at {@code indices}, in that order. */
    public Cloud subset(int[] indices) {
        float[] chosenX = new float[indices.length];
        float[] chosenY = new float[indices.length];
        int[] chosenLabels = new int[indices.length];
        int[] chosenImages = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            chosenX[i] = x[indices[i]];
            chosenY[i] = y[indices[i]];
            chosenLabels[i] = labels[indices[i]];
            chosenImages[i] = images[indices[i]];
        }
        return new Cloud(chosenX, chosenY, chosenLabels, chosenImages, labelNames);
    }

    /** What the label of code {@code i} is called; empty for none. */
    public String labelName(int i) {
        return labels[i] < 0 ? "" : labelNames.get(labels[i]);
    }
}
