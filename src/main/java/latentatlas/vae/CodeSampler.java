package latentatlas.vae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import latentatlas.latent.Codes;
import latentatlas.latent.Contour;
import latentatlas.latent.LabelDensity;
import latentatlas.latent.LabelSampler;
import latentatlas.latent.LatentPlane;
import org.jspecify.annotations.Nullable;

/**
 * Draws codes of a model: those that show a label, or any. Any come from the prior, be it fixed or learned; a model without a
 * prior has the density of all its codes instead. Used by one thread at a time.
 */
public final class CodeSampler {
    private final LabelDensity density;
    private final @Nullable LabelSampler ofLabel;
    private final int latent;

    private CodeSampler(LabelDensity density, @Nullable LabelSampler ofLabel, int latent) {
        this.density = density;
        this.ofLabel = ofLabel;
        this.latent = latent;
    }

    /**
     * Fits what must be fitted, which takes seconds; on one thread.
     *
     * @param codes of the model's images
     * @param label an index, or -1 for any
     * @param goOn asked now and then
     * @throws IllegalArgumentException where there are fewer codes than {@link LabelDensity#leastCodes}
     * @throws java.util.concurrent.CancellationException once {@code goOn} says no
     */
    public static CodeSampler of(FrozenModel model, Codes codes, int label, long seed, BooleanSupplier goOn) {
        if (label < 0 && model.architecture().kind() == ModelKind.VAE) {
            return new CodeSampler(prior(model), null, codes.latent());
        }
        LabelDensity density = CodeDensity.of(model, codes, label, seed, goOn);
        return new CodeSampler(density, label < 0 ? null : new LabelSampler(density, codes, label), codes.latent());
    }

    /** Codes from the prior of a VAE, [count, latent]. */
    public static float[] prior(FrozenModel model, int count, long seed) {
        return new CodeSampler(prior(model), null, model.architecture().latent()).draw(count, seed, 1);
    }

    static LabelDensity prior(FrozenModel model) {
        int latent = model.architecture().latent();
        int inputs = model.architecture().inputs();
        int count = model.pseudoInputs().length / inputs;
        if (count == 0) {
            double[][] unit = new double[latent][latent];
            for (int d = 0; d < latent; d++) {
                unit[d][d] = 1;
            }
            return LabelDensity.of(List.of(new LabelDensity.Component(1, new double[latent], unit)));
        }
        Encoder encoder = model.newEncoder();
        float[] code = new float[latent];
        float[] factor = new float[latent * latent];
        List<LabelDensity.Component> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            encoder.posterior(Arrays.copyOfRange(model.pseudoInputs(), i * inputs, (i + 1) * inputs), code, factor);
            double[] mean = new double[latent];
            double[][] covariance = new double[latent][latent];
            for (int row = 0; row < latent; row++) {
                mean[row] = code[row];
                for (int column = 0; column < latent; column++) {
                    for (int d = 0; d < latent; d++) {
                        covariance[row][column] += (double) factor[row * latent + d] * factor[column * latent + d];
                    }
                }
            }
            components.add(new LabelDensity.Component(1.0 / count, mean, covariance));
        }
        return LabelDensity.of(components);
    }

    /**
     * Draws codes, [count, latent]. One seed gives codes that move little as the temperature does.
     *
     * @param temperature {@link LabelDensity#sample}'s
     */
    public float[] draw(int count, long seed, double temperature) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] codes = new float[count * latent];
        for (int i = 0; i < count; i++) {
            SplittableRandom own = random.split();
            float[] code = ofLabel == null ? density.sample(own, temperature) : ofLabel.sample(own, temperature);
            System.arraycopy(code, 0, codes, i * latent, latent);
        }
        return codes;
    }

    /**
     * The regions of a plane where the codes lie most densely, the outermost first.
     *
     * @param shares of the codes inside each
     */
    public List<Contour> contours(LatentPlane plane, double... shares) {
        return density.on(plane).contours(shares);
    }
}
