package latentatlas.measure;

import java.util.Arrays;
import java.util.stream.IntStream;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.PlaneGrid;
import latentatlas.vae.Encoder;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.PriorReach;

/**
 * The true posteriors of single images over the plane, fast enough to follow a pointer: the whole plane is decoded once a
 * model, coarsely; for each image the spacing is then halved where its density is not negligible, until the posterior covers
 * enough nodes. What was decoded at the first of these is kept, and lines through the last are made smooth by interpolation. One thread at a time; close it.
 */
public final class PosteriorLens implements AutoCloseable {
    /** Steps of the coarsest grid, and of the only one of a single dimension, in each direction from the middle of the prior. */
    private static final int STEPS = 16;

    private static final int STEPS_OF_LINE = 1_024;
    private static final int SIDE = 1 + 2 * STEPS;
    private static final int CHUNK = 256;
    /** Nats below the greatest density where it is negligible, by level: a coarse grid may have missed a peak between its nodes. */
    private static final double[] NEGLIGIBLE = {120, 60, 34, 24, 18, 18, 18};
    /** Of a posterior that covers so many nodes the spacing is 1.2 deviations: of a round one a sum is then exact to a millionth. */
    private static final int ENOUGH = 50;
    /** Lines through so many nodes are smooth. */
    private static final int SMOOTH = 320;
    /** Of one that is not round, half of the nodes change log p(x) by no more, nats; of a Gaussian the error of all is the square at most. */
    private static final double EXACT = 0.15;
    /** More are not decoded for one level: those of the highest density are. */
    private static final int MOST = 900;

    /** Of a grid, most of whose nodes nothing is computed for: a narrow peak far from another, or from the encoder's guess, would ask for a hundred times as many. */
    private static final int LARGEST = 1 << 18;

    private static final double INSIDE = 12;
    /** Of a posterior that covers enough nodes, but unevenly, no more is looked at again: the rest is less than a thousandth. */
    private static final double INSIDE_OF_COVERED = 8;

    /** What is looked at from this level on is decoded for each image, and so no more than is needed. */
    private static final int DECODED_ANEW = 1;

    /**
     * A peak between the nodes of a grid is a quarter of its squared spacing, in deviations, higher than the nearest of them, in
     * nats; and the node count inside is what that spacing leaves of 24 pi. With as much again for peaks that are not round.
     */
    private static final double MISSED = 2 * 24 * Math.PI / 4;

    private static final double NOTHING = 200;

    private final FrozenModel model;
    private final Encoder encoder;
    private final KeptNodes kept;
    private final JointDensity fine;
    /** Of a single dimension all nodes are decoded at once, as finely as they are ever asked for. */
    private final boolean line;

    private final PlaneGrid plane;

    /**
     * A lens over a model.
     *
     * @throws IllegalArgumentException if the model is none that {@link #possible} allows
     */
    public PosteriorLens(FrozenModel model) {
        if (!possible(model)) {
            throw new IllegalArgumentException("no posteriors on a plane for "
                    + model.architecture().latent() + " dimensions of a "
                    + model.architecture().kind());
        }
        this.model = model;
        encoder = model.newEncoder();
        line = model.architecture().latent() == 1;
        PriorReach prior = PriorReach.of(model);
        LatentPoint middle = model.plane().project(prior.middle(), 0);
        double reach = PriorReach.DEVIATIONS * prior.scale();
        double coarsest = reach / STEPS;
        plane = line
                ? new PlaneGrid(middle.x() - reach, 0, reach / STEPS_OF_LINE, 1 + 2 * STEPS_OF_LINE, 1)
                : new PlaneGrid(middle.x() - reach, middle.y() + reach, coarsest, SIDE, SIDE);
        // A step of the coarse grid is two of these; beyond it a finer one reaches by as much.
        kept = new KeptNodes(
                model,
                line
                        ? plane
                        : new PlaneGrid(
                                plane.left() - coarsest,
                                plane.top() + coarsest,
                                coarsest / 2,
                                2 * SIDE + 3,
                                2 * SIDE + 3));
        fine = new JointDensity(model, 1, CHUNK);
    }

    /** Whether a model's posteriors can be drawn on the map: a VAE of one or two latent dimensions. */
    public static boolean possible(FrozenModel model) {
        return Quadrature.possible(model.architecture());
    }

    /** The posterior of an image, [inputs], intensities in [0, 1]. */
    public ImagePosterior of(float[] image) {
        float[] mean = new float[model.architecture().latent()];
        encoder.encode(image, mean, new float[mean.length]);
        LatentPoint guess = model.plane().project(mean, 0);
        kept.image(image);
        fine.image(image);
        double[] values = new double[plane.nodes()];
        evaluate(plane, IntStream.range(0, plane.nodes()).toArray(), values);
        Level level = new Level(plane, values, 0);
        if (line) {
            return new ImagePosterior(plane, values, level.logSum(), level.error());
        }
        boolean goOn = true;
        while (goOn && (level.inside() < ENOUGH || level.error() > EXACT) && level.depth() < NEGLIGIBLE.length - 1) {
            Level finer = finer(level, guess);
            goOn = finer.depth() > level.depth();
            level = finer;
        }
        Level smooth = level.doubled();
        if (smooth.inside() < SMOOTH && smooth.grid().nodes() <= LARGEST) {
            smooth = smooth.doubled();
        }
        return new ImagePosterior(smooth.grid(), smooth.values(), level.logSum(), level.error());
    }

    /** A grid and the log densities at its nodes. */
    private record Level(PlaneGrid grid, double[] values, int depth) {
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
    }

    /** Nodes of a grid, from column and row to column and row. */
    private record Box(int left, int top, int right, int bottom) {
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

    /** At half the spacing, where the density counts and around the guess; the same where that would be too large. */
    private Level finer(Level level, LatentPoint guess) {
        PlaneGrid grid = level.grid();
        double[] values = level.values();
        double least = least(level);
        int near = node(grid, guess);
        Box around = Box.of(level, least, near);
        boolean without = around.finer(grid).nodes() > LARGEST;
        int guessed = without ? -1 : near;
        Box box = without ? Box.of(level, least, guessed) : around;
        PlaneGrid finer = box.finer(grid);
        if (finer.nodes() > LARGEST) {
            return level;
        }
        // In half steps of the coarser grid.
        int firstColumn = 2 * box.left() - 2;
        int firstRow = 2 * box.top() - 2;
        int[] wanted = IntStream.range(0, finer.nodes())
                .filter(i -> any(
                        grid,
                        values,
                        least,
                        guessed,
                        firstColumn + i % finer.columns(),
                        firstRow + Math.floorDiv(i, finer.columns())))
                .toArray();
        double[] next = new double[finer.nodes()];
        Arrays.fill(next, level.greatest() - NOTHING);
        evaluate(
                finer,
                IntStream.of(wanted)
                        .filter(i -> !taken(
                                level,
                                least,
                                firstColumn + i % finer.columns(),
                                firstRow + Math.floorDiv(i, finer.columns()),
                                next,
                                i))
                        .toArray(),
                next);
        return new Level(finer, next, level.depth() + 1);
    }

    /** Takes the value at a place, in half steps of the coarser grid, from there if it was computed. */
    private static boolean taken(Level coarser, double least, int column, int row, double[] next, int node) {
        if ((column & 1) != 0 || (row & 1) != 0) {
            return false;
        }
        double value = coarser.values()[Math.floorDiv(row, 2) * coarser.grid().columns() + Math.floorDiv(column, 2)];
        if (value >= least) {
            next[node] = value;
        }
        return value >= least;
    }

    /** The least density that counts: where too many nodes would be decoded, more than is negligible. */
    private static double least(Level level) {
        double negligible = NEGLIGIBLE[level.depth()];
        if (level.depth() >= DECODED_ANEW) {
            double inside = level.inside();
            negligible = Math.min(negligible, (inside < ENOUGH ? INSIDE : INSIDE_OF_COVERED) + MISSED / inside);
        }
        double least = level.greatest() - negligible;
        double[] descending =
                Arrays.stream(level.values()).map(value -> -value).sorted().toArray();
        return Math.max(least, -descending[Math.min(descending.length - 1, MOST / 4)]);
    }

    /** Whether a node of the coarser grid on either side of a place, in half steps of it, counts. */
    private static boolean any(PlaneGrid grid, double[] values, double least, int guessed, int column, int row) {
        for (int r = Math.floorDiv(row, 2); r <= Math.floorDiv(row + 1, 2); r++) {
            for (int c = Math.floorDiv(column, 2); c <= Math.floorDiv(column + 1, 2); c++) {
                int node = r * grid.columns() + c;
                if (r >= 0
                        && c >= 0
                        && r < grid.rows()
                        && c < grid.columns()
                        && (values[node] >= least || node == guessed)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int node(PlaneGrid grid, LatentPoint place) {
        int column = (int) Math.round((place.x() - grid.left()) / grid.step());
        int row = (int) Math.round((grid.top() - place.y()) / grid.step());
        return column < 0 || row < 0 || column >= grid.columns() || row >= grid.rows()
                ? -1
                : row * grid.columns() + column;
    }

    /** Writes log p(x, z) of the image at some nodes of a grid. */
    private void evaluate(PlaneGrid grid, int[] wanted, double[] values) {
        if (grid.step() >= kept.grid().step()) {
            double[] found = kept.of(IntStream.of(wanted)
                    .map(node -> node(
                            kept.grid(),
                            new LatentPoint(
                                    grid.x(node % grid.columns()), grid.y(Math.floorDiv(node, grid.columns())))))
                    .toArray());
            for (int i = 0; i < wanted.length; i++) {
                values[wanted[i]] = found[i];
            }
            return;
        }
        double[] some = new double[CHUNK];
        for (int from = 0; from < wanted.length; from += CHUNK) {
            int[] nodes = Arrays.copyOfRange(wanted, from, Math.min(wanted.length, from + CHUNK));
            fine.codes(KeptNodes.codes(model, grid, nodes), nodes.length);
            fine.run();
            fine.read(0, some);
            for (int i = 0; i < nodes.length; i++) {
                values[nodes[i]] = some[i];
            }
        }
    }

    @Override
    public void close() {
        kept.close();
        fine.close();
    }
}
