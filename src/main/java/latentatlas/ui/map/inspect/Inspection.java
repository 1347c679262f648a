package latentatlas.ui.map.inspect;

import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.latent.PosteriorEllipse;
import latentatlas.measure.ImageBound;
import latentatlas.session.Exhibit;
import latentatlas.vae.ModelKind;
import org.jspecify.annotations.Nullable;

/**
 * All there is to know of one code. Immutable.
 *
 * @param code index into the cloud
 * @param original [values], intensities; null where the images are not at hand
 * @param reconstruction [values], decoded at the posterior's mean
 * @param bound of this image; null without the original
 * @param posterior one standard deviation; null without the original, or for a model without a posterior
 */
record Inspection(
        Exhibit exhibit,
        int code,
        float @Nullable [] original,
        float[] reconstruction,
        @Nullable ImageBound bound,
        @Nullable PosteriorEllipse posterior) {

    /** Encodes, decodes and measures one image; some milliseconds, on any thread. */
    static Inspection of(Exhibit exhibit, int code) {
        float[] original = exhibit.original(code).orElse(null);
        ImageSet images = exhibit.images();
        if (original == null || images == null) {
            return new Inspection(
                    exhibit, code, null, exhibit.decoded(exhibit.codes().code(code)), null, null);
        }
        int latent = exhibit.model().architecture().latent();
        float[] mean = new float[latent];
        float[] cholesky = new float[latent * latent];
        exhibit.model().newEncoder().posterior(original, mean, cholesky);
        float[] reconstruction = new float[exhibit.model().architecture().inputs()];
        exhibit.model().newDecoder().decode(mean, reconstruction);
        boolean variational = exhibit.model().architecture().kind() == ModelKind.VAE;
        return new Inspection(
                exhibit,
                code,
                original,
                reconstruction,
                ImageBound.of(exhibit.model(), images, exhibit.cloud().images()[code]),
                variational ? PosteriorEllipse.of(cholesky, exhibit.model().plane()) : null);
    }

    ImageShape shape() {
        return exhibit.shape();
    }

    String label() {
        return exhibit.cloud().labelName(code);
    }
}
