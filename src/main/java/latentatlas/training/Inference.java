package latentatlas.training;

import latentatlas.message.Message;
import latentatlas.problem.Unfit;
import latentatlas.vae.PosteriorForm;

/**
 * How a VAE infers codes.
 *
 * @param samples of each image's code a step: 1 is the ELBO, more the importance-weighted bound (Burda et al. 2016)
 * @param pseudoInputs learned images whose posteriors are the prior together (Tomczak and Welling 2018); 0 for the standard
 *     normal prior
 * @param refinements steps that improve each code through the decoder after the encoder (Kim et al. 2018), wherever the model
 *     is used; training has no use for them
 */
public record Inference(PosteriorForm posterior, int samples, int pseudoInputs, int refinements) {
    public static final int MOST_SAMPLES = 256;
    public static final int MOST_PSEUDO_INPUTS = 2048;
    public static final int MOST_REFINEMENTS = 32;

    /** The first VAEs' (Kingma and Welling 2014), and that of all plans that do not say. */
    public static final Inference PLAIN = new Inference(PosteriorForm.DIAGONAL, 1, 0, 0);

    public Inference {
        if (pseudoInputs < 0 || pseudoInputs > MOST_PSEUDO_INPUTS) {
            throw new Unfit(Message.of("plan.pseudo-inputs", pseudoInputs, MOST_PSEUDO_INPUTS));
        }
        if (refinements < 0 || refinements > MOST_REFINEMENTS) {
            throw new Unfit(Message.of("plan.refinements", refinements, MOST_REFINEMENTS));
        }
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw new Unfit(Message.of("plan.samples", samples, MOST_SAMPLES));
        }
    }
}
