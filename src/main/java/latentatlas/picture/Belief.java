package latentatlas.picture;

import java.util.List;
import latentatlas.latent.Contour;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.PosteriorEllipse;

/**
 * Where the code of an image lies: its true posterior, and the encoder's guess of it. Immutable.
 *
 * @param regions of highest true density, the outermost first
 * @param mean the encoder's
 * @param ellipse one standard deviation of the encoder's posterior
 * @param logLikelihood log p(x), nats
 * @param error of it, nats
 */
public record Belief(
        List<Contour> regions, LatentPoint mean, PosteriorEllipse ellipse, double logLikelihood, double error) {
    public Belief {
        regions = List.copyOf(regions);
    }
}
