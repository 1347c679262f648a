package latentatlas.ui.training;

import java.util.List;
import latentatlas.latent.Cloud;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
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
    /** A normal prior's spread is 1 in each dimension; a learned one goes where the codes go. */
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
            return Message.text("training.advice.scale", Figures.fixed(reconstruction, 1));
        }
        if (active == 0 || kl < COLLAPSED_NATS) {
            return Message.text("training.advice.collapse");
        }
        if (active < latent && latent <= 3) {
            return Message.text("training.advice.inactive", active, latent);
        }
        double spread = spread(exhibit.cloud());
        if (spread > WIDE && exhibit.plan().inference().pseudoInputs() == 0) {
            return Message.text("training.advice.wide", Figures.fixed(spread, 1));
        }
        return "";
    }
}
