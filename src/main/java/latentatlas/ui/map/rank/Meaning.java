package latentatlas.ui.map.rank;

import latentatlas.measure.Strangeness;
import latentatlas.session.Exhibit;
import latentatlas.vae.ModelKind;

/** What scores mean, in words, and why one has no meaning for a model. */
final class Meaning {
    private Meaning() {}

    static String of(Strangeness score) {
        return switch (score) {
            case LIKELIHOOD ->
                "How improbable the image is under the model: the integral over all codes, exact for one and two latent dimensions. A model that has learned its data gives them little of it.";
            case ELBO ->
                "The loss with one posterior sample: what training makes small, and what −log p(x) never exceeds on average.";
            case RECONSTRUCTION -> "How badly the decoder gives the image back from its code, summed over pixels.";
            case MISMATCH ->
                "The angle between image and reconstruction: how differently they are drawn, whatever the ink.";
            case RARITY -> "How far away the tenth nearest code lies: large where few images are alike.";
        };
    }

    /** Why a score has no meaning for what is shown; empty where it has one. */
    static String missing(Strangeness score, Exhibit exhibit) {
        if (exhibit.images() == null) {
            return "The images are not at hand: open the data the model was trained on.";
        }
        if (!score.possible(exhibit.model())) {
            return (exhibit.model().architecture().kind() == ModelKind.PCA ? "PCA" : "A plain autoencoder")
                    + " has no prior, and so no likelihood: rank by reconstruction instead.";
        }
        return "";
    }
}
