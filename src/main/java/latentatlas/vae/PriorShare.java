package latentatlas.vae;

import java.util.Arrays;
import latentatlas.latent.NormalPrior;

/** How much of a VAE's prior is less likely than a code: of a normal one, what lies farther out. Used by one thread. */
public final class PriorShare {
    private static final int SAMPLES = 4_000;
    private static final long SEED = 5;

    private final Prior prior;
    /** Of samples, ascending; none for a normal prior, whose share is known. */
    private final double[] energies;

    public PriorShare(FrozenModel model) {
        prior = model.newPrior();
        int latent = model.architecture().latent();
        if (model.architecture().pseudoInputs() == 0) {
            energies = new double[0];
            return;
        }
        float[] samples = CodeSampler.prior(model, SAMPLES, SEED);
        energies = new double[SAMPLES];
        Arrays.setAll(energies, i -> prior.energy(Arrays.copyOfRange(samples, i * latent, (i + 1) * latent)));
        Arrays.sort(energies);
    }

    /** The share of the prior that is less likely than a code, [latent]. */
    public double beyond(float[] code) {
        if (energies.length == 0) {
            return NormalPrior.beyond(code);
        }
        int place = Arrays.binarySearch(energies, prior.energy(code));
        return 1 - (place < 0 ? -place - 1 : place) / (double) SAMPLES;
    }
}
