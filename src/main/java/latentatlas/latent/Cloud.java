package latentatlas.latent;

import java.util.List;

/** Codes of many images on the latent plane, with their labels. Immutable by agreement: nobody writes to the arrays. */
public final class Cloud extends Labelled {
    public static final Cloud EMPTY = new Cloud(new float[0], new float[0], new int[0], new int[0], List.of());

    private final float[] x;
    private final float[] y;

    /**
     * A cloud.
     *
     * @param x [images]
     * @param y [images]
     * @param labels [images], indices into {@code labelNames}, or -1 for an image without a label
     * @param images [images], the index of each code's image in the image set it came from
     * @param labelNames in order; empty for a set without labels
     */
    public Cloud(float[] x, float[] y, int[] labels, int[] images, List<String> labelNames) {
        super(labels, images, labelNames);
        if (x.length != labels.length || y.length != labels.length) {
            throw new IllegalArgumentException(
                    "a cloud of " + x.length + " x, " + y.length + " y and " + labels.length + " labels");
        }
        this.x = x;
        this.y = y;
    }

    public float[] x() {
        return x;
    }

    public float[] y() {
        return y;
    }

    public LatentPoint point(int i) {
        return new LatentPoint(x[i], y[i]);
    }

    /** How many codes have each label, [labels]. */
    public int[] counts() {
        int[] counts = new int[labelNames().size()];
        for (int label : labels()) {
            if (label >= 0) {
                counts[label]++;
            }
        }
        return counts;
    }

    @Override
    Neighbours search() {
        float[] codes = new float[2 * size()];
        for (int i = 0; i < size(); i++) {
            codes[2 * i] = x[i];
            codes[2 * i + 1] = y[i];
        }
        return new Neighbours(codes, 2);
    }

    /** The codes at {@code indices}, in that order. */
    public Cloud subset(int[] indices) {
        float[] chosenX = new float[indices.length];
        float[] chosenY = new float[indices.length];
        for (int i = 0; i < indices.length; i++) {
            chosenX[i] = x[indices[i]];
            chosenY[i] = y[indices[i]];
        }
        return new Cloud(chosenX, chosenY, chosen(labels(), indices), chosen(images(), indices), labelNames());
    }

    /** What the label of code {@code i} is called; empty for none. */
    public String labelName(int i) {
        return labels()[i] < 0 ? "" : labelNames().get(labels()[i]);
    }
}
