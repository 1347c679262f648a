package latentatlas.measure;

import latentatlas.image.ImageSet;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.ImageLosses;

/**
 * The -ELBO of one image, in its two parts. Where a model has one or two latent dimensions the expectation over the encoder's
 * posterior is an integral, so that it is never below -log p(x); elsewhere it is one sample's.
 *
 * @param reconstruction E[-log p(x|z)], nats
 * @param kl from the prior, nats; 0 for a model without a posterior
 */
public record ImageBound(double reconstruction, double kl) {
    /** More nodes than where thousands of images are integrated: of the only image one can see two decimals. */
    private static final int ORDER = 15;

    /** The bound of image {@code index}; some milliseconds. */
    public static ImageBound of(FrozenModel model, ImageSet images, int index) {
        int latent = model.architecture().latent();
        int[] chosen = {index};
        try (BatchCoder coder = model.newBatchCoder()) {
            if (!Quadrature.possible(model.architecture())) {
                ImageLosses losses = coder.measure(images, chosen);
                return new ImageBound(losses.reconstruction()[0], losses.kl()[0]);
            }
            float[] mean = new float[latent];
            float[] cholesky = new float[latent * latent];
            coder.posteriors(images, chosen, mean, cholesky);
            try (PosteriorFit fit = new PosteriorFit(model, HermiteRule.of(ORDER))) {
                fit.image(images, index);
                PosteriorFit.Bound bound = fit.bound(Normal.at(mean, cholesky, 0, latent));
                return new ImageBound(-bound.elbo() - bound.kl(), bound.kl());
            }
        }
    }

    /** Minus the evidence lower bound, nats. */
    public double negativeElbo() {
        return reconstruction + kl;
    }
}
