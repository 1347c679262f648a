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

    /** Of a posterior that covers enough nodes, but unevenly, no more is looked at again: the rest is less than a thousandth. */
    private static final double INSIDE_OF_COVERED = 8;

    /** What is looked at from this level on is decoded for each image, and so no more than is needed. */
    private static final int DECODED_ANEW = 1;

    /**
     * A peak between the nodes of a grid is a quarter of its squared spacing, in deviations, higher than the nearest of them, in
     * nats; and the node count inside is what that spacing leaves of 24 pi. With as much again for peaks that are not round.
     */
    private static final double MISSED = 2 * 24 * Math.PI / 4;

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

    /** At half the spacing, where the density counts and around the guess; the same where that would be too large. */
    private Level finer(Level level, LatentPoint guess) {
        PlaneGrid grid = level.grid();
        double[] values = level.values();
        double least = least(level);
        int near = node(grid, guess);
        Level.Box around = Level.Box.of(level, least, near);
        boolean without = around.finer(grid).nodes() > LARGEST;
        int guessed = without ? -1 : near;
        Level.Box box = without ? Level.Box.of(level, least, guessed) : around;
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
        Arrays.fill(next, level.greatest() - Level.NOTHING);
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
            negligible = Math.min(negligible, (inside < ENOUGH ? Level.INSIDE : INSIDE_OF_COVERED) + MISSED / inside);
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
