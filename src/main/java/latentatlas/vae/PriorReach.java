package latentatlas.vae;

import java.util.List;
import latentatlas.latent.LabelDensity;

/**
 * Where a VAE's prior has its codes: within a square of latent space. A learned prior's codes may lie ten times as far apart as
 * those of a standard normal one, and its posteriors be as much wider, so grids over codes are measured in its scale.
 *
 * @param middle [latent]
 * @param scale how many times as wide as a standard normal prior
 */
public record PriorReach(float[] middle, double scale) {
    /** Deviations of a component beyond which codes are not looked for; a standard normal has one in sixteen thousand there. */
    public static final double DEVIATIONS = 4;

    /** That of a model's prior. */
    public static PriorReach of(FrozenModel model) {
        float[] middle = new float[model.architecture().latent()];
        if (model.architecture().pseudoInputs() == 0) {
            return new PriorReach(middle, 1);
        }
        List<LabelDensity.Component> components = CodeSampler.prior(model).components();
        double widest = 0;
        for (int d = 0; d < middle.length; d++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (LabelDensity.Component component : components) {
                double reach = DEVIATIONS * Math.sqrt(component.covariance()[d][d]);
                low = Math.min(low, component.mean()[d] - reach);
                high = Math.max(high, component.mean()[d] + reach);
            }
            middle[d] = (float) ((low + high) / 2);
            widest = Math.max(widest, high - low);
        }
        return new PriorReach(middle, widest / (2 * DEVIATIONS));
    }

    /** How far the square reaches from the origin, in any dimension. */
    public double farthest() {
        double farthest = 0;
        for (float value : middle) {
            farthest = Math.max(farthest, Math.abs(value));
        }
        return farthest + DEVIATIONS * scale;
    }
}
