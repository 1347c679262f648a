package latentatlas.training;

import latentatlas.message.Message;
import latentatlas.vae.PosteriorForm;

/**
 * How a VAE infers codes while it is trained.
 *
 * @param samples of each image's code a step: 1 is the ELBO, more the importance-weighted bound (Burda et al. 2016)
 * @param pseudoInputs learned images whose posteriors are the prior together (Tomczak and Welling 2018); 0 for the standard
 *     normal prior
 */
public record Inference(PosteriorForm posterior, int samples, int pseudoInputs) {
    public static final int MOST_SAMPLES = 256;
    public static final int MOST_PSEUDO_INPUTS = 2048;

    /** The first VAEs' (Kingma and Welling 2014), and that of all plans that do not say. */
    public static final Inference PLAIN = new Inference(PosteriorForm.DIAGONAL, 1, 0);

    public Inference {
        if (pseudoInputs < 0 || pseudoInputs > MOST_PSEUDO_INPUTS) {
            throw new IllegalArgumentException(Message.text("plan.pseudo-inputs", pseudoInputs, MOST_PSEUDO_INPUTS));
        }
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw new IllegalArgumentException(Message.text("plan.samples", samples, MOST_SAMPLES));
        }
    }
}
