package latentatlas.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.net.Crew;
import latentatlas.vae.Architecture;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.ModelKind;
import latentatlas.vae.PriorReach;

/**
 * log p(x) = log of the integral of p(x|z) p(z) over all z, for models with one or two latent dimensions.
 *
 * <p>The midpoint rule on a grid over the whole plane converges exponentially once the spacing is below the posterior's width
 * (Trefethen and Weideman 2014). The spacing is therefore halved, image by image, until the result no longer changes, and only
 * in the tiles where the image's density is not negligible; images that share a tile share its decoded nodes, and one matrix
 * product gives all their densities there.
 *
 * <p>One thread at a time; results do not depend on the number of threads. Close it.
 */
public final class Quadrature implements AutoCloseable {
    /** Half of what is allowed: halving the spacing again gains more than it. */
    private static final double TOLERANCE = 0.002;

    private static final int FIRST_JUDGED = 2;
    /** The level where it ends, for a standard normal prior: a spacing of 0.0025. */
    private static final int FINEST = 6;

    private static final int IMAGES = 256;
    private static final int CHUNK = 8_192;
    /** Nats below an image's greatest density where it is negligible, by level: a coarse grid may have missed a peak between its nodes. */
    private static final double[] NEGLIGIBLE = {150, 70, 34, 24, 20, 20, 20};
    /** A spacing of so many standard deviations leaves a relative error of 2 exp(-2 pi² / 1.5²), 3e-4. */
    private static final double WIDEST_SPACING = 1.5;

    private final FrozenModel model;
    private final int latent;
    private final PriorReach prior;
    private final int finest;
    private final Crew crew;
    private final ConcurrentLinkedQueue<JointDensity> free = new ConcurrentLinkedQueue<>();

    /**
     * Ready for images.
     *
     * @throws IllegalArgumentException if the model is none that {@link #possible} allows
     */
    public Quadrature(FrozenModel model, int threads) {
        if (!possible(model.architecture())) {
            throw new IllegalArgumentException("no quadrature over "
                    + model.architecture().latent() + " dimensions of a "
                    + model.architecture().kind());
        }
        this.model = model;
        latent = model.architecture().latent();
        prior = PriorReach.of(model);
        finest = FINEST + (int) Math.max(0, Math.ceil(Math.log(prior.scale()) / Math.log(2)));
        crew = new Crew(threads, "quadrature");
        for (int i = 0; i < threads; i++) {
            free.add(new JointDensity(model, IMAGES, Tile.nodes(latent)));
        }
    }

    /** Whether a model's likelihoods can be computed: a VAE with one or two latent dimensions. */
    public static boolean possible(Architecture architecture) {
        return architecture.kind() == ModelKind.VAE && architecture.latent() <= 2;
    }

    /**
     * The chosen images' likelihoods and posteriors.
     *
     * @param goOn asked now and then
     * @throws CancellationException once {@code goOn} says no
     */
    public ExactPosterior[] of(ImageSet images, int[] chosen, BooleanSupplier goOn) {
        ExactPosterior[] all = new ExactPosterior[chosen.length];
        for (int from = 0; from < chosen.length; from += CHUNK) {
            int[] some = Arrays.copyOfRange(chosen, from, Math.min(chosen.length, from + CHUNK));
            ExactPosterior[] found = new Search(images, some, goOn).toTheEnd();
            System.arraycopy(found, 0, all, from, found.length);
        }
        return all;
    }

    /** Of all images. */
    public ExactPosterior[] of(ImageSet images) {
        return of(images, IntStream.range(0, images.size()).toArray(), () -> true);
    }

    @Override
    public void close() {
        crew.close();
        free.forEach(JointDensity::close);
    }

    /** The levels of some images, coarse to fine. */
    private final class Search {
        private final ImageSet images;
        private final int[] chosen;
        private final BooleanSupplier goOn;
        private final float[] means;
        private final ExactPosterior[] found;

        Search(ImageSet images, int[] chosen, BooleanSupplier goOn) {
            this.images = images;
            this.chosen = chosen;
            this.goOn = goOn;
            means = new float[chosen.length * latent];
            found = new ExactPosterior[chosen.length];
            try (BatchCoder coder = model.newBatchCoder()) {
                coder.encode(images, chosen, means, new float[means.length]);
            }
        }

        ExactPosterior[] toTheEnd() {
            double reach = prior.farthest();
            for (float mean : means) {
                reach = Math.max(reach, Math.abs(mean) + 0.5 * prior.scale());
            }
            int[] all = IntStream.range(0, chosen.length).toArray();
            Map<Tile, int[]> active = new TreeMap<>();
            Tile.covering(reach, latent, prior.scale()).forEach(tile -> active.put(tile, all));
            Map<Tile, int[]> level = active;
            while (!level.isEmpty()) {
                level = next(level);
            }
            return found;
        }

        /** Works through a level; the tiles of the next, each with the images that want it. */
        private Map<Tile, int[]> next(Map<Tile, int[]> level) {
            List<Tile> tiles = List.copyOf(level.keySet());
            TileSum[][] sums = new TileSum[tiles.size()][];
            crew.run(tiles.size(), task -> {
                if (goOn.getAsBoolean()) {
                    Tile tile = tiles.get(task);
                    sums[task] = sum(tile, Objects.requireNonNull(level.get(tile)));
                }
            });
            if (!goOn.getAsBoolean()) {
                throw new CancellationException();
            }
            List<List<TileSum>> ofImages = new ArrayList<>();
            for (int i = 0; i < chosen.length; i++) {
                ofImages.add(new ArrayList<>());
            }
            for (int t = 0; t < sums.length; t++) {
                int[] wanted = Objects.requireNonNull(level.get(tiles.get(t)));
                for (int i = 0; i < wanted.length; i++) {
                    ofImages.get(wanted[i]).add(sums[t][i]);
                }
            }
            Map<Tile, List<Integer>> finer = new TreeMap<>();
            for (int i = 0; i < chosen.length; i++) {
                if (!ofImages.get(i).isEmpty() && !judge(i, ofImages.get(i))) {
                    refine(i, ofImages.get(i), finer);
                }
            }
            Map<Tile, int[]> next = new TreeMap<>();
            finer.forEach((tile, list) ->
                    next.put(tile, list.stream().mapToInt(Integer::intValue).toArray()));
            return next;
        }

        private TileSum[] sum(Tile tile, int[] wanted) {
            JointDensity density = Objects.requireNonNull(free.poll());
            try {
                TileSum[] sums = new TileSum[wanted.length];
                int[] indices = IntStream.of(wanted).map(i -> chosen[i]).toArray();
                double[] logDensities = new double[Tile.nodes(latent)];
                density.codes(tile.codes(latent), Tile.nodes(latent));
                for (int from = 0; from < wanted.length; from += IMAGES) {
                    int count = Math.min(IMAGES, wanted.length - from);
                    density.images(images, indices, from, count);
                    density.run();
                    for (int i = 0; i < count; i++) {
                        density.read(i, logDensities);
                        sums[from + i] = TileSum.of(tile, logDensities, latent);
                    }
                }
                return sums;
            } finally {
                free.add(density);
            }
        }

        /** Takes up the level's result; whether it is good enough. */
        private boolean judge(int image, List<TileSum> sums) {
            int level = sums.get(0).tile().level();
            ExactPosterior before = found[image];
            ExactPosterior now = posterior(sums, before);
            found[image] = now;
            return level == finest
                    || (level >= FIRST_JUDGED
                            && now.error() < TOLERANCE
                            && now.spacing() < WIDEST_SPACING * narrowest(now.covariance()));
        }

        private void refine(int image, List<TileSum> sums, Map<Tile, List<Integer>> finer) {
            int level = sums.get(0).tile().level();
            double least = sums.stream().mapToDouble(TileSum::greatest).max().orElseThrow()
                    - NEGLIGIBLE[Math.min(level, FINEST)];
            for (TileSum sum : sums) {
                for (int part = 0; part < Tile.parts(latent); part++) {
                    Tile tile = sum.tile().part(part);
                    if (sum.greatestOfParts()[part] >= least || holdsMean(tile, image)) {
                        finer.computeIfAbsent(tile, t -> new ArrayList<>()).add(image);
                    }
                }
            }
        }

        /** Where the encoder looks, a peak may be that a coarse grid does not see. */
        private boolean holdsMean(Tile tile, int image) {
            double side = Tile.SIDE * tile.spacing();
            return Math.floor(means[image * latent] / side) == tile.column()
                    && (latent == 1 || Math.floor(means[image * latent + 1] / side) == tile.row());
        }
    }

    private ExactPosterior posterior(List<TileSum> tiles, @org.jspecify.annotations.Nullable ExactPosterior before) {
        double greatest = tiles.stream().mapToDouble(TileSum::greatest).max().orElseThrow();
        double[] sums = new double[6];
        for (TileSum tile : tiles) {
            double scale = Math.exp(tile.greatest() - greatest);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += scale * tile.sums()[i];
            }
        }
        double spacing = tiles.get(0).tile().spacing();
        double logLikelihood = greatest + Math.log(sums[0]) + latent * Math.log(spacing);
        double x = sums[1] / sums[0];
        double y = sums[2] / sums[0];
        double xx = sums[3] / sums[0] - x * x;
        double xy = sums[4] / sums[0] - x * y;
        double yy = sums[5] / sums[0] - y * y;
        return new ExactPosterior(
                logLikelihood,
                before == null ? Double.POSITIVE_INFINITY : Math.abs(logLikelihood - before.logLikelihood()),
                latent == 1 ? new double[] {x} : new double[] {x, y},
                latent == 1 ? new double[] {xx} : new double[] {xx, xy, xy, yy},
                spacing);
    }

    /** The least standard deviation in any direction. */
    static double narrowest(double[] covariance) {
        if (covariance.length == 1) {
            return Math.sqrt(Math.max(0, covariance[0]));
        }
        double half = (covariance[0] + covariance[3]) / 2;
        double difference = (covariance[0] - covariance[3]) / 2;
        return Math.sqrt(Math.max(0, half - Math.hypot(difference, covariance[1])));
    }
}
