package latentatlas.measure;

import java.util.Arrays;
import latentatlas.latent.PlaneGrid;

/**
 * A grid of a {@link PosteriorLens} and the log densities at its nodes.
 *
 * @param depth how often the spacing was halved
 */
record Level(PlaneGrid grid, double[] values, int depth) {
    /** Nats below the greatest density within which nodes count as inside. */
    static final double INSIDE = 12;
    /** And where nothing was computed. */
    static final double NOTHING = 200;

    double greatest() {
        return Arrays.stream(values).max().orElseThrow();
    }

    int inside() {
        double least = greatest() - INSIDE;
        return (int) Arrays.stream(values).filter(value -> value > least).count();
    }

    /** The greatest change of the integral's log with half of the nodes: every second row, every second column, or as on a chessboard. */
    double error() {
        double all = logSum();
        double rows = grid.rows() == 1 ? 0 : Math.abs(logSum(0, 1) - all);
        double columns = Math.abs(logSum(1, 0) - all);
        return Math.max(Math.max(rows, columns), Math.abs(logSum(1, 1) - all));
    }

    /** At half the spacing, for smooth lines: the values between the nodes are interpolated, not computed. */
    Level doubled() {
        int wide = 2 * grid.columns() - 1;
        int high = 2 * grid.rows() - 1;
        double[] doubled = new double[wide * high];
        double nothing = greatest() - NOTHING / 2;
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                doubled[2 * row * wide + 2 * column] = values[row * grid.columns() + column];
            }
            for (int column = 1; column < wide; column += 2) {
                doubled[2 * row * wide + column] = between(doubled, 2 * row * wide, 1, column, wide, nothing);
            }
        }
        for (int row = 1; row < high; row += 2) {
            for (int column = 0; column < wide; column++) {
                doubled[row * wide + column] = between(doubled, column, wide, row, high, nothing);
            }
        }
        return new Level(new PlaneGrid(grid.left(), grid.top(), grid.step() / 2, wide, high), doubled, depth + 1);
    }

    /** The value at {@code odd} of a line of so many by the cubic through two on either side; by a line at an edge. */
    private static double between(double[] values, int start, int stride, int odd, int count, double nothing) {
        double before = values[start + (odd - 1) * stride];
        double after = values[start + (odd + 1) * stride];
        if (odd >= 3 && odd + 3 < count) {
            double first = values[start + (odd - 3) * stride];
            double last = values[start + (odd + 3) * stride];
            if (Math.min(Math.min(first, last), Math.min(before, after)) > nothing) {
                return (9 * (before + after) - first - last) / 16;
            }
        }
        return (before + after) / 2;
    }

    /** The log of the integral. */
    double logSum() {
        return logSum(0, 0);
    }

    /** The same by the nodes whose column and row, times these, have an even sum: by all, or by half of them. */
    private double logSum(int acrossOdd, int downOdd) {
        double greatest = greatest();
        int every = Math.max(1, 2 * Math.max(acrossOdd, downOdd));
        double sum = 0;
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                if ((acrossOdd * column + downOdd * row & 1) == 0) {
                    sum += Math.exp(values[row * grid.columns() + column] - greatest);
                }
            }
        }
        return greatest + Math.log(every * sum) + (grid.rows() == 1 ? 1 : 2) * Math.log(grid.step());
    }

    /** Nodes of a grid, from column and row to column and row. */
    record Box(int left, int top, int right, int bottom) {
        /** Of the nodes that count, and of {@code guessed}, if it is one. */
        static Box of(Level level, double least, int guessed) {
            int columns = level.grid().columns();
            int left = columns;
            int right = 0;
            int top = level.grid().rows();
            int bottom = 0;
            for (int i = 0; i < level.values().length; i++) {
                if (level.values()[i] >= least || i == guessed) {
                    left = Math.min(left, i % columns);
                    right = Math.max(right, i % columns);
                    top = Math.min(top, Math.floorDiv(i, columns));
                    bottom = Math.max(bottom, Math.floorDiv(i, columns));
                }
            }
            return new Box(left, top, right, bottom);
        }

        /** A grid at half the spacing that reaches beyond it by a step. */
        PlaneGrid finer(PlaneGrid grid) {
            return new PlaneGrid(
                    grid.x(left) - grid.step(),
                    grid.y(top) + grid.step(),
                    grid.step() / 2,
                    2 * (right - left) + 5,
                    2 * (bottom - top) + 5);
        }
    }
}
