package latentatlas.training;

import latentatlas.vae.PosteriorForm;

/**
 * How a VAE infers codes while it is trained.
 *
 * @param samples of each image's code a step: 1 is the ELBO, more the importance-weighted bound (Burda et al. 2016)
 */
public record Inference(PosteriorForm posterior, int samples) {
    public static final int MOST_SAMPLES = 256;

    /** The first VAEs' (Kingma and Welling 2014), and that of all plans that do not say. */
    public static final Inference PLAIN = new Inference(PosteriorForm.DIAGONAL, 1);

    public Inference {
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw new IllegalArgumentException(samples + " samples of a code, not 1 to " + MOST_SAMPLES);
        }
    }
}
