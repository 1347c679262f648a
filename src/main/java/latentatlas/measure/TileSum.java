package latentatlas.measure;

/**
 * What one image's p(x, z) comes to over the nodes of a tile, relative to its greatest value there.
 *
 * @param greatest log p(x, z)
 * @param sums over the nodes of p/greatest times 1, x, y, x², xy, y²
 * @param greatestOfParts in each part of the tile
 */
record TileSum(Tile tile, double greatest, double[] sums, float[] greatestOfParts) {
    /** So many nats below the greatest a node counts for nothing. */
    private static final double NEGLIGIBLE = 30;

    /**
     * Sums up.
     *
     * @param logDensities [nodes], log p(x, z)
     */
    static TileSum of(Tile tile, double[] logDensities, int latent) {
        float[] parts = new float[Tile.parts(latent)];
        java.util.Arrays.fill(parts, Float.NEGATIVE_INFINITY);
        double greatest = Double.NEGATIVE_INFINITY;
        int nodes = Tile.nodes(latent);
        for (int node = 0; node < nodes; node++) {
            int part = latent == 1 ? Tile.partOf(node) & 1 : Tile.partOf(node);
            parts[part] = Math.max(parts[part], (float) logDensities[node]);
            greatest = Math.max(greatest, logDensities[node]);
        }
        double[] sums = new double[6];
        for (int node = 0; node < nodes; node++) {
            double below = logDensities[node] - greatest;
            if (below > -NEGLIGIBLE) {
                add(sums, Math.exp(below), tile.x(node), latent == 1 ? 0 : tile.y(node));
            }
        }
        return new TileSum(tile, greatest, sums, parts);
    }

    private static void add(double[] sums, double p, double x, double y) {
        sums[0] += p;
        sums[1] += p * x;
        sums[2] += p * y;
        sums[3] += p * x * x;
        sums[4] += p * x * y;
        sums[5] += p * y * y;
    }
}
