package latentatlas.measure;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import latentatlas.latent.NormalPrior;
import latentatlas.vae.CodeSampler;
import latentatlas.vae.FrozenModel;

/** How much of a VAE's prior is less likely than a code: of a normal one, what lies farther out. Used by one thread. */
public final class PriorShare {
    private static final int SAMPLES = 4_000;
    private static final long SEED = 5;

    private final ToDoubleFunction<float[]> logPrior;
    /** Of samples, ascending; none for a normal prior, whose share is known. */
    private final double[] logPriors;

    public PriorShare(FrozenModel model) {
        logPrior = model.newLogPrior();
        int latent = model.architecture().latent();
        if (model.architecture().pseudoInputs() == 0) {
            logPriors = new double[0];
            return;
        }
        float[] samples = CodeSampler.prior(model, SAMPLES, SEED);
        logPriors = new double[SAMPLES];
        Arrays.setAll(
                logPriors, i -> logPrior.applyAsDouble(Arrays.copyOfRange(samples, i * latent, (i + 1) * latent)));
        Arrays.sort(logPriors);
    }

    /** The share of the prior that is less likely than a code, [latent]. */
    public double beyond(float[] code) {
        if (logPriors.length == 0) {
            return NormalPrior.beyond(code);
        }
        int place = Arrays.binarySearch(logPriors, logPrior.applyAsDouble(code));
        return (place < 0 ? -place - 1 : place) / (double) SAMPLES;
    }
}
