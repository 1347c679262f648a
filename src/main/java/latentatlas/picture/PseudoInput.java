package latentatlas.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.PosteriorEllipse;
import latentatlas.vae.Encoder;
import latentatlas.vae.FrozenModel;

/**
 * One component of a prior that is the mean of the posteriors of learned images (Tomczak and Welling 2018). Not changed once
 * made.
 *
 * @param mean of its posterior, on the model's plane
 * @param ellipse one standard deviation of its posterior, on the plane
 * @param image [values], intensities
 */
public record PseudoInput(LatentPoint mean, PosteriorEllipse ellipse, float[] image) {
    /** All of a model's, in their order; none for a fixed prior. Encodes each: some hundred take tens of milliseconds. */
    public static List<PseudoInput> of(FrozenModel model) {
        int count = model.architecture().pseudoInputs();
        int inputs = model.architecture().inputs();
        int latent = model.architecture().latent();
        float[] mean = new float[latent];
        float[] cholesky = new float[latent * latent];
        Encoder encoder = model.newEncoder();
        List<PseudoInput> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] image = Arrays.copyOfRange(model.pseudoInputs(), i * inputs, (i + 1) * inputs);
            encoder.posterior(image, mean, cholesky);
            all.add(new PseudoInput(
                    model.plane().project(mean, 0), PosteriorEllipse.of(cholesky, model.plane()), image));
        }
        return all;
    }
}
