package latentatlas.ui.shell;

import java.util.List;
import latentatlas.training.CurvePoint;
import latentatlas.training.Snapshot;
import latentatlas.vae.ModelKind;

/** What is wrong with a run, in plain words; empty when nothing is. */
final class Advice {
    /** Curve points before which a collapse may be no more than the start of training. */
    private static final int EARLY = 60;

    private static final double COLLAPSED_NATS = 0.05;

    private Advice() {}

    static String of(Snapshot snapshot) {
        List<CurvePoint> curve = snapshot.history().curve();
        if (snapshot.plan().kind() != ModelKind.VAE || curve.size() < EARLY) {
            return "";
        }
        int latent = snapshot.plan().latent();
        int active = snapshot.activeUnits();
        double kl = curve.get(curve.size() - 1).losses().kl();
        if (active == 0 || kl < COLLAPSED_NATS) {
            return "Posterior collapse: the codes carry no information, and every place decodes to the same image."
                    + " Lower β, or warm it up.";
        }
        if (active < latent && latent <= 3) {
            return "Only " + active + " of " + latent + " latent dimensions are active. Lower β to use them all.";
        }
        return "";
    }
}
