package latentatlas.picture;

import java.awt.Shape;
import java.util.List;

/** How much of each pixel a point covers, 0 to 256, [size, size]. */
final class PointMasks {
    private static final int FULL = 256;
    private static final int SAMPLES = 8;
    /** Dots up to this size are squares with softened corners. */
    private static final int SMALL = 4;

    private PointMasks() {}

    /** The mask of no label, of the first label, and so on. */
    static int[][] of(PointMark mark, List<String> labelNames, int size) {
        int[][] masks = new int[labelNames.size() + 1][];
        int[] dot = dot(size);
        for (int label = -1; label < labelNames.size(); label++) {
            masks[label + 1] =
                    label < 0 || mark == PointMark.DOT ? dot : sampled(PointOutlines.of(mark, labelNames, label), size);
        }
        return masks;
    }

    static int[] dot(int size) {
        if (size > SMALL) {
            return sampled(PointOutlines.of(PointMark.DOT, List.of(), -1), size);
        }
        int[] mask = new int[size * size];
        for (int i = 0; i < mask.length; i++) {
            int row = i / size;
            int column = i % size;
            boolean corner = (row == 0 || row == size - 1) && (column == 0 || column == size - 1) && size > 2;
            mask[i] = corner ? FULL / 3 : FULL;
        }
        return mask;
    }

    /** The mask of any outline in the square from -1 to 1. */
    static int[] sampled(Shape outline, int size) {
        int[] mask = new int[size * size];
        int each = FULL / (SAMPLES * SAMPLES);
        for (int y = 0; y < size * SAMPLES; y++) {
            for (int x = 0; x < size * SAMPLES; x++) {
                double across = (x + 0.5) / (size * SAMPLES) * 2 - 1;
                double down = (y + 0.5) / (size * SAMPLES) * 2 - 1;
                if (outline.contains(across, down)) {
                    mask[y / SAMPLES * size + x / SAMPLES] += each;
                }
            }
        }
        return mask;
    }
}
