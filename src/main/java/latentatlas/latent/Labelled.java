package latentatlas.latent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Codes of images, in any form, with their labels. Immutable by agreement: nobody writes to the arrays. */
public abstract sealed class Labelled permits Cloud, Codes {
    private final int[] labels;
    private final int[] images;
    private final List<String> labelNames;

    /** Made when first asked for. */
    private volatile @Nullable Neighbours neighbours;

    /**
     * Codes of images.
     *
     * @param labels [images], indices into {@code labelNames}, or -1 for an image without a label
     * @param images [images], the index of each code's image in the image set it came from
     * @param labelNames in order; empty for a set without labels
     */
    Labelled(int[] labels, int[] images, List<String> labelNames) {
        if (images.length != labels.length) {
            throw new IllegalArgumentException(labels.length + " labels of " + images.length + " images");
        }
        this.labels = labels;
        this.images = images;
        this.labelNames = List.copyOf(labelNames);
    }

    /** The codes as they are searched. */
    abstract Neighbours search();

    public final int[] labels() {
        return labels;
    }

    public final int[] images() {
        return images;
    }

    public final List<String> labelNames() {
        return labelNames;
    }

    public final int size() {
        return labels.length;
    }

    /** The codes in all dimensions that they have here, to be searched. The first call takes some milliseconds for many codes. */
    public final Neighbours neighbours() {
        Neighbours made = neighbours;
        if (made == null) {
            made = search();
            neighbours = made;
        }
        return made;
    }

    /** Whether {@link #neighbours} is at hand at once. */
    public final boolean searched() {
        return neighbours != null;
    }

    /** What belongs to the codes at {@code indices}: one of {@link #labels} or {@link #images}. */
    static int[] chosen(int[] of, int[] indices) {
        int[] chosen = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            chosen[i] = of[indices[i]];
        }
        return chosen;
    }
}
