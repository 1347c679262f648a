package latentatlas.measure;

import java.util.Arrays;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.latent.Codes;
import latentatlas.latent.Neighbours;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.ImageLosses;

/**
 * How well a model does on some images.
 *
 * @param reconstruction mean, nats per image
 * @param kl mean, nats per image
 * @param logLikelihood mean log p(x) of at most 1,000 of the images, evenly chosen, nats; NaN where {@link Quadrature} cannot
 * @param neighbourAgreement share of the images whose label is that of most of their nearest known codes; NaN without labels
 */
public record ModelScores(
        int images, double reconstruction, double kl, double logLikelihood, double neighbourAgreement) {
    /** So many images tell the mean log-likelihood to a nat or two in seconds. */
    private static final int MOST_INTEGRATED = 1_000;

    private static final int NEIGHBOURS = 5;

    /** Minus the evidence lower bound, nats per image. */
    public double negativeElbo() {
        return reconstruction + kl;
    }

    /**
     * Measures a model.
     *
     * @param known codes of images that the model was trained on
     */
    public static ModelScores of(FrozenModel model, Codes known, ImageSet images, int threads) {
        try (BatchCoder coder = BatchCoder.parallel(model, threads)) {
            ImageLosses losses = coder.measure(images);
            float[] codes = new float[images.size() * coder.latent()];
            coder.encode(images, IntStream.range(0, images.size()).toArray(), codes, new float[codes.length]);
            return new ModelScores(
                    images.size(),
                    losses.meanReconstruction(),
                    losses.meanKl(),
                    logLikelihood(model, images, threads),
                    agreement(known, images, codes));
        }
    }

    private static double logLikelihood(FrozenModel model, ImageSet images, int threads) {
        if (!Quadrature.possible(model.architecture())) {
            return Double.NaN;
        }
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

    /** The share of images whose label is that of most of the known codes nearest to their own, [images, latent]. */
    public static double agreement(Codes known, ImageSet images, float[] codes) {
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
