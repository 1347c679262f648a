package latentatlas.image;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Images of one form with their labels, if they have any. */
public final class ImageSet {
    /** The label of an image without one. */
    public static final int UNLABELLED = -1;

    /** More different labels than this are a mistake, such as a column of pixels taken for one. */
    public static final int MOST_LABELS = 10_000;

    private final ImageShape shape;
    private final Pixels pixels;
    private final int @Nullable [] labels;
    private final List<String> labelNames;

    /**
     * @param labels one index into {@code labelNames} an image, or null for a set without labels; not copied
     * @param labelNames what the labels are called, in order; empty for a set without labels
     */
    public ImageSet(ImageShape shape, Pixels pixels, int @Nullable [] labels, List<String> labelNames) {
        if (pixels.values() != shape.values()) {
            throw new IllegalArgumentException(pixels.values() + " bytes an image for " + shape);
        }
        if (labels != null && labels.length != pixels.count()) {
            throw new IllegalArgumentException(labels.length + " labels for " + pixels.count() + " images");
        }
        if (labels != null && IntStream.of(labels).anyMatch(l -> l < 0 || l >= labelNames.size())) {
            throw new IllegalArgumentException("a label outside 0.." + (labelNames.size() - 1));
        }
        this.shape = shape;
        this.pixels = pixels;
        this.labels = labels;
        this.labelNames = labels == null ? List.of() : List.copyOf(labelNames);
    }

    /** The names of labels that are their own numbers: "0", "1", ... */
    public static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    public ImageShape shape() {
        return shape;
    }

    public int size() {
        return pixels.count();
    }

    public Pixels pixels() {
        return pixels;
    }

    public boolean labelled() {
        return labels != null;
    }

    /** The label of image {@code index}, or {@link #UNLABELLED}. */
    public int label(int index) {
        return labels == null ? UNLABELLED : labels[index];
    }

    public List<String> labelNames() {
        return labelNames;
    }

    /** The bytes of one image, a fresh copy. */
    public byte[] image(int index) {
        byte[] image = new byte[shape.values()];
        pixels.read(index, image, 0);
        return image;
    }

    /** The images of {@code first} and then those of {@code second}, as a view: no pixel is copied. */
    public static ImageSet joined(ImageSet first, ImageSet second) {
        if (!first.shape.equals(second.shape) || !first.labelNames.equals(second.labelNames)) {
            throw new IllegalArgumentException("images of " + first.shape + " and of " + second.shape);
        }
        int size = first.size();
        int[] labels = first.labels == null || second.labels == null
                ? null
                : IntStream.concat(IntStream.of(first.labels), IntStream.of(second.labels))
                        .toArray();
        Pixels pixels = new Pixels() {
            @Override
            public int count() {
                return size + second.size();
            }

            @Override
            public int values() {
                return first.pixels.values();
            }

            @Override
            public void read(int index, byte[] target, int offset) {
                if (index < size) {
                    first.pixels.read(index, target, offset);
                } else {
                    second.pixels.read(index - size, target, offset);
                }
            }
        };
        return new ImageSet(first.shape, pixels, labels, first.labelNames);
    }

    /** The same images, seen otherwise. */
    ImageSet withPixels(Pixels other) {
        return new ImageSet(shape, other, labels, labelNames);
    }

    /** The same images with other names for their labels, no fewer than there are. */
    public ImageSet withLabelNames(List<String> names) {
        return new ImageSet(shape, pixels, labels, names);
    }

    /** The images at {@code indices}, in that order, as a view: no pixel is copied. */
    public ImageSet subset(int[] indices) {
        int[] chosen = indices.clone();
        int[] chosenLabels = labels == null ? null : new int[chosen.length];
        if (labels != null && chosenLabels != null) {
            for (int i = 0; i < chosen.length; i++) {
                chosenLabels[i] = labels[chosen[i]];
            }
        }
        Pixels all = pixels;
        Pixels view = new Pixels() {
            @Override
            public int count() {
                return chosen.length;
            }

            @Override
            public int values() {
                return all.values();
            }

            @Override
            public void read(int index, byte[] target, int offset) {
                all.read(chosen[index], target, offset);
            }
        };
        return new ImageSet(shape, view, chosenLabels, labelNames);
    }
}
