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
 * @param neighbourAgreement share of the images whose label is that of most of their nearest known codes; NaN without labels
 */
public record ModelScores(int images, double reconstruction, double kl, double neighbourAgreement) {
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
                    images.size(), losses.meanReconstruction(), losses.meanKl(), agreement(known, images, codes));
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
