package latentatlas.measure;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What the loss of images is made of, two ways that both add up to the -ELBO, in nats an image:
 *
 * <p>-log p(x) + approximation gap + amortisation gap (Cremer, Li and Duvenaud 2018), and reconstruction + mutual information +
 * marginal KL (Hoffman and Johnson 2016). Expectations are integrals here, not samples.
 *
 * @param negativeLogLikelihood [images], -log p(x)
 * @param error [images], of -log p(x)
 * @param approximationGap [images], what the best posterior of the encoder's family lacks
 * @param amortisationGap [images], what the encoder's posterior lacks beside the best of its family
 * @param reconstruction [images], E[-log p(x|z)]
 * @param mutualInformation [images], the divergence of the image's posterior from the aggregated one
 * @param marginalKl [images], the rest of its divergence from the prior; its mean is the aggregated posterior's
 */
public record LossBudget(
        double[] negativeLogLikelihood,
        double[] error,
        double[] approximationGap,
        double[] amortisationGap,
        double[] reconstruction,
        double[] mutualInformation,
        double[] marginalKl) {
    public int images() {
        return error.length;
    }

    /** Of one image, nats. */
    public double negativeElbo(int image) {
        return reconstruction[image] + mutualInformation[image] + marginalKl[image];
    }

    /**
     * Means over images; the two sums are the same number.
     *
     * @param error the greatest
     */
    public record Means(
            int images,
            double negativeLogLikelihood,
            double error,
            double approximationGap,
            double amortisationGap,
            double reconstruction,
            double mutualInformation,
            double marginalKl) {
        public double negativeElbo() {
            return reconstruction + mutualInformation + marginalKl;
        }
    }

    /** Means over the images that are wanted. */
    public Means means(IntPredicate wanted) {
        int[] images = IntStream.range(0, images()).filter(wanted).toArray();
        return new Means(
                images.length,
                mean(negativeLogLikelihood, images),
                IntStream.of(images).mapToDouble(i -> error[i]).max().orElse(Double.NaN),
                mean(approximationGap, images),
                mean(amortisationGap, images),
                mean(reconstruction, images),
                mean(mutualInformation, images),
                mean(marginalKl, images));
    }

    private static double mean(double[] values, int[] images) {
        return IntStream.of(images).mapToDouble(i -> values[i]).average().orElse(Double.NaN);
    }
}
