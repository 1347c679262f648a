package latentatlas.ui.training;

import java.util.List;
import java.util.Locale;
import latentatlas.latent.Cloud;
import latentatlas.session.Exhibit;
import latentatlas.training.CurvePoint;
import latentatlas.vae.ModelKind;

/** What is wrong with a run, in plain words; empty when nothing is. */
final class Advice {
    /** Curve points before which a collapse may be no more than the start of training. */
    private static final int EARLY = 60;

    private static final double COLLAPSED_NATS = 0.05;
    /** A reconstruction loss, nats an image, beside which one nat of KL is dear. */
    private static final double SMALL_RECONSTRUCTION = 20;
    /** The prior's spread is 1 in each dimension. */
    private static final double WIDE = 4;

    private Advice() {}

    /** The root mean square of the codes' coordinates on the plane. */
    private static double spread(Cloud cloud) {
        double sum = 0;
        for (int i = 0; i < cloud.size(); i++) {
            sum += (double) cloud.x()[i] * cloud.x()[i] + (double) cloud.y()[i] * cloud.y()[i];
        }
        return cloud.size() == 0 ? 0 : Math.sqrt(sum / (2.0 * cloud.size()));
    }

    static String of(Exhibit exhibit) {
        List<CurvePoint> curve = exhibit.history().curve();
        if (exhibit.plan().kind() != ModelKind.VAE
                || curve.size() < EARLY
                || Double.isNaN(exhibit.klOfDimensions()[0])) {
            return "";
        }
        int latent = exhibit.plan().latent();
        int active = exhibit.activeUnits();
        double kl = curve.get(curve.size() - 1).losses().kl();
        double reconstruction = curve.get(curve.size() - 1).losses().reconstruction();
        if ((active == 0 || kl < COLLAPSED_NATS) && reconstruction < SMALL_RECONSTRUCTION) {
            return String.format(
                    Locale.ROOT,
                    "Posterior collapse by the loss's scale: a reconstruction loss of %.1f nats an image is so small that"
                            + " the KL outweighs it. Lower β, or choose another likelihood.",
                    reconstruction);
        }
        if (active == 0 || kl < COLLAPSED_NATS) {
            return "Posterior collapse: the codes carry no information, and every place decodes to the same image."
                    + " Lower β, or warm it up.";
        }
        if (active < latent && latent <= 3) {
            return "Only " + active + " of " + latent + " latent dimensions are active. Lower β to use them all.";
        }
        double spread = spread(exhibit.cloud());
        if (spread > WIDE) {
            return String.format(
                    Locale.ROOT,
                    "The codes spread %.1f times as far as the prior: the reconstruction outweighs the KL, and random samples"
                            + " will not look like the data. Raise β.",
                    spread);
        }
        return "";
    }
}
