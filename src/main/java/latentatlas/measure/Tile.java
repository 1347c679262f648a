package latentatlas.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A square of the latent plane, or a stretch of the latent line, with {@value #SIDE} midpoints along each side. A tile is cut
 * in four, or in two, for half the spacing.
 *
 * @param level how often the coarsest spacing was halved
 * @param column of the tiles of its level, from the origin to the right
 * @param row from the origin upwards; 0 on a line
 * @param scale how many times as wide as for a standard normal prior
 */
record Tile(int level, int column, int row, double scale) implements Comparable<Tile> {
    /** Nodes along a side; even, so that a quarter is made of whole ones. */
    static final int SIDE = 16;

    /** The coarsest spacing under a standard normal prior. */
    static final double COARSEST = 0.16;
    /** Half the side of the square that is always searched, under that prior: it leaves one code in three million beyond. */
    static final double REACH = 2 * SIDE * COARSEST;

    /** The distance from a node to the next. */
    double spacing() {
        return scale * COARSEST / (1 << level);
    }

    static int nodes(int latent) {
        return latent == 1 ? SIDE : SIDE * SIDE;
    }

    /** The coarsest tiles that cover the codes no farther from the origin than {@code reach} in each dimension. */
    static List<Tile> covering(double reach, int latent, double scale) {
        int half = (int) Math.ceil(Math.max(REACH, reach / scale) / (SIDE * COARSEST));
        List<Tile> tiles = new ArrayList<>();
        for (int row = latent == 1 ? 0 : -half; row < (latent == 1 ? 1 : half); row++) {
            for (int column = -half; column < half; column++) {
                tiles.add(new Tile(0, column, row, scale));
            }
        }
        return tiles;
    }

    /** The parts of half the spacing. */
    static int parts(int latent) {
        return latent == 1 ? 2 : 4;
    }

    /** Part {@code part}: left before right, lower before upper. */
    Tile part(int part) {
        return new Tile(level + 1, 2 * column + (part & 1), 2 * row + (part >> 1), scale);
    }

    /** Which part node {@code node} lies in. */
    static int partOf(int node) {
        return (node % SIDE < SIDE / 2 ? 0 : 1) + (node / SIDE < SIDE / 2 ? 0 : 2);
    }

    double x(int node) {
        return (column * SIDE + node % SIDE + 0.5) * spacing();
    }

    double y(int node) {
        return (row * SIDE + node / SIDE + 0.5) * spacing();
    }

    /** The nodes' codes, [nodes, latent], row by row from the lowest. */
    float[] codes(int latent) {
        float[] codes = new float[nodes(latent) * latent];
        for (int node = 0; node < nodes(latent); node++) {
            codes[node * latent] = (float) x(node);
            if (latent > 1) {
                codes[node * latent + 1] = (float) y(node);
            }
        }
        return codes;
    }

    @Override
    public int compareTo(Tile other) {
        return ORDER.compare(this, other);
    }

    private static final Comparator<Tile> ORDER =
            Comparator.comparingInt(Tile::level).thenComparingInt(Tile::row).thenComparingInt(Tile::column);
}
