package latentatlas.latent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Codes of many images on the latent plane, with their labels. Immutable by agreement: nobody writes to the arrays. */
public final class Cloud {
    public static final Cloud EMPTY = new Cloud(new float[0], new float[0], new int[0], new int[0], List.of());

    private final float[] x;
    private final float[] y;
    private final int[] labels;
    private final int[] images;
    private final List<String> labelNames;

    /** Made when first asked for. */
    private volatile @Nullable Neighbours neighbours;

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
        if (y.length != x.length || labels.length != x.length || images.length != x.length) {
            throw new IllegalArgumentException("a cloud of " + x.length + " x, " + y.length + " y, " + labels.length
                    + " labels and " + images.length + " images");
        }
        this.x = x;
        this.y = y;
        this.labels = labels;
        this.images = images;
        this.labelNames = List.copyOf(labelNames);
    }

    public float[] x() {
        return x;
    }

    public float[] y() {
        return y;
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
        return x.length;
    }

    public LatentPoint point(int i) {
        return new LatentPoint(x[i], y[i]);
    }

    /** How many codes have each label, [labels]. */
    public int[] counts() {
        int[] counts = new int[labelNames.size()];
        for (int label : labels) {
            if (label >= 0) {
                counts[label]++;
            }
        }
        return counts;
    }

    /** The codes on their plane, to be searched. The first call takes some milliseconds for many codes. */
    public Neighbours neighbours() {
        Neighbours made = neighbours;
        if (made == null) {
            float[] codes = new float[2 * size()];
            for (int i = 0; i < size(); i++) {
                codes[2 * i] = x[i];
                codes[2 * i + 1] = y[i];
            }
            made = new Neighbours(codes, 2);
            neighbours = made;
        }
        return made;
    }

    /** Whether {@link #neighbours} is at hand at once. */
    public boolean searched() {
        return neighbours != null;
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
