package latentatlas.measure;

import java.util.stream.IntStream;
import latentatlas.image.ImageSet;

/**
 * How well codes keep the images' neighbourhoods (Venna and Kaski 2001): trustworthiness falls when codes are near whose images
 * are not, continuity when images are near whose codes are not; both are 1 where all neighbourhoods agree.
 */
record Embedding(double trustworthiness, double continuity) {
    /**
     * Of images and their codes, at least three times as many as neighbours.
     *
     * @param codes [images, latent]
     * @param neighbours how many count
     */
    static Embedding of(ImageSet images, float[] codes, int latent, int neighbours) {
        int n = images.size();
        int values = images.shape().values();
        float[] pixels = new float[n * values];
        byte[] bytes = new byte[values];
        for (int i = 0; i < n; i++) {
            images.pixels().read(i, bytes, 0);
            for (int j = 0; j < values; j++) {
                pixels[i * values + j] = (bytes[j] & 0xFF) / 255f;
            }
        }
        double[] costs = IntStream.range(0, n)
                .parallel()
                .mapToObj(i -> {
                    int[] inPixels = ranks(pixels, values, i, n);
                    int[] inCodes = ranks(codes, latent, i, n);
                    return new double[] {cost(inPixels, inCodes, neighbours), cost(inCodes, inPixels, neighbours)};
                })
                .reduce(new double[2], (a, b) -> new double[] {a[0] + b[0], a[1] + b[1]});
        double scale = 2.0 / ((double) n * neighbours * (2.0 * n - 3.0 * neighbours - 1));
        return new Embedding(1 - scale * costs[0], 1 - scale * costs[1]);
    }

    /** By how much the neighbours in {@code near} are too far in {@code ranks}. */
    private static double cost(int[] ranks, int[] near, int neighbours) {
        double sum = 0;
        for (int j = 0; j < ranks.length; j++) {
            if (near[j] > 0 && near[j] <= neighbours) {
                sum += Math.max(0, ranks[j] - neighbours);
            }
        }
        return sum;
    }

    /** Each row's place by its distance from row {@code from}, 0 for itself, 1 for the nearest other. */
    private static int[] ranks(float[] rows, int width, int from, int n) {
        long[] keys = new long[n];
        for (int i = 0; i < n; i++) {
            float distance = 0;
            for (int j = 0; j < width; j++) {
                float difference = rows[i * width + j] - rows[from * width + j];
                distance += difference * difference;
            }
            // Positive floats sort as their bits do; equal ones by their index, and the row itself first.
            keys[i] = i == from ? -1 : ((long) Float.floatToIntBits(distance) << 32) | i;
        }
        java.util.Arrays.sort(keys);
        int[] ranks = new int[n];
        for (int rank = 1; rank < n; rank++) {
            ranks[(int) (keys[rank] & 0xFFFFFFFFL)] = rank;
        }
        ranks[from] = 0;
        return ranks;
    }
}
