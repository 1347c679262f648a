package latentatlas.archive;

import java.util.List;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.vae.ImageLosses;
import org.jspecify.annotations.Nullable;

/**
 * Codes of images, to be written as a table.
 *
 * @param latent dimensions of a code
 * @param codes [rows, latent]
 * @param images [rows], which image of its set each is
 * @param labels [rows], indices into {@code labelNames}, or -1 for none
 * @param losses of each row, nats; null if they were not measured
 */
public record CodeTable(
        int latent,
        float[] codes,
        int[] images,
        int[] labels,
        List<String> labelNames,
        @Nullable ImageLosses losses) {
    public CodeTable {
        int rows = labels.length;
        if (latent < 1 || codes.length != rows * latent || images.length != rows) {
            throw new IllegalArgumentException(
                    codes.length + " numbers and " + images.length + " images for " + rows + " labels");
        }
        if (losses != null && (losses.images() != rows || losses.kl().length != rows)) {
            throw new IllegalArgumentException(losses.images() + " losses for " + rows + " codes");
        }
        int names = labelNames.size();
        if (IntStream.of(labels).anyMatch(l -> l < ImageSet.UNLABELLED || l >= names)) {
            throw new IllegalArgumentException("a label outside 0.." + (names - 1));
        }
        labelNames = List.copyOf(labelNames);
    }

    /** The codes that a model file keeps, numbered in its order; their losses were not kept. */
    public static CodeTable of(StoredModel stored) {
        int[] rows = IntStream.range(0, stored.labels().length).toArray();
        int latent = stored.model().architecture().latent();
        return new CodeTable(latent, stored.codes(), rows, stored.labels(), stored.labelNames(), null);
    }

    public int rows() {
        return labels.length;
    }

    /** What the label of row {@code row} is called; empty for none. */
    public String labelName(int row) {
        return labels[row] == ImageSet.UNLABELLED ? "" : labelNames.get(labels[row]);
    }
}
