package latentatlas.measure;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.latent.Codes;
import latentatlas.latent.Neighbours;
import latentatlas.vae.Architecture;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.ImageLosses;
import latentatlas.vae.ModelKind;

/** The scores of a model that take seconds. One without meaning for the model, or for images without labels, is left out. */
public final class ModelScores {
    /** So many images tell the mean log-likelihood to a nat or two in seconds. */
    private static final int MOST_INTEGRATED = 1_000;

    private static final int NEIGHBOURS = 5;

    private ModelScores() {}

    /**
     * Measures a model; the log-likelihood is that of at most 1,000 of the images, evenly chosen.
     *
     * @param known codes of images that the model was trained on
     */
    public static Map<Score, Double> of(FrozenModel model, Codes known, ImageSet images, int threads) {
        try (BatchCoder coder = BatchCoder.parallel(model, threads)) {
            float[] codes = new float[images.size() * coder.latent()];
            coder.encode(images, IntStream.range(0, images.size()).toArray(), codes, new float[codes.length]);
            Map<Score, Double> scores = of(coder.measure(images), model.architecture(), known, images, codes);
            if (Quadrature.possible(model.architecture())) {
                scores.put(Score.LOG_LIKELIHOOD, logLikelihood(model, images, threads));
            }
            return scores;
        }
    }

    /** What follows from losses and from codes that were perhaps improved, [images, latent]; the log-likelihood is none of it. */
    public static Map<Score, Double> of(
            ImageLosses losses, Architecture architecture, Codes known, ImageSet images, float[] codes) {
        Map<Score, Double> scores = new EnumMap<>(Score.class);
        scores.put(Score.RECONSTRUCTION, losses.meanReconstruction());
        if (architecture.kind() == ModelKind.VAE) {
            scores.put(Score.KL, losses.meanKl());
            scores.put(Score.NEGATIVE_ELBO, losses.meanReconstruction() + losses.meanKl());
        }
        double agreement = agreement(known, images, codes);
        if (!Double.isNaN(agreement)) {
            scores.put(Score.NEIGHBOUR_AGREEMENT, agreement);
        }
        return scores;
    }

    private static double logLikelihood(FrozenModel model, ImageSet images, int threads) {
        int count = Math.min(images.size(), MOST_INTEGRATED);
        int[] chosen = IntStream.range(0, count)
                .map(i -> (int) ((long) i * images.size() / count))
                .toArray();
        try (Quadrature quadrature = new Quadrature(model, threads)) {
            return Arrays.stream(quadrature.of(images, chosen, () -> true))
                    .mapToDouble(ExactPosterior::logLikelihood)
                    .average()
                    .orElse(Double.NaN);
        }
    }

    /** The share of images whose label is that of most of the known codes nearest to their own, [images, latent]; NaN without labels. */
    static double agreement(Codes known, ImageSet images, float[] codes) {
        boolean labelled = images.labelled() && Arrays.stream(known.labels()).anyMatch(label -> label >= 0);
        if (!labelled || !known.finite()) {
            return Double.NaN;
        }
        int latent = known.latent();
        Neighbours neighbours = new Neighbours(known.values(), latent);
        long agreed = IntStream.range(0, images.size())
                .parallel()
                .filter(i -> Neighbours.majority(neighbours.nearest(codes, i * latent, NEIGHBOURS), known.labels())
                        == images.label(i))
                .count();
        return (double) agreed / images.size();
    }
}
