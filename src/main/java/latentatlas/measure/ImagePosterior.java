package latentatlas.measure;

import latentatlas.latent.PlaneGrid;

/**
 * The true posterior of one image over the plane.
 *
 * @param grid fine where the posterior is
 * @param logDensity [nodes], log p(x, z), nats; far below the greatest where nothing was computed
 * @param logLikelihood log p(x), nats; for squared error up to the constant that the -ELBO leaves out too
 * @param error the greatest change of {@code logLikelihood} with half of the nodes, nats: of a round posterior the error of all is its
 *     square at most
 */
public record ImagePosterior(PlaneGrid grid, double[] logDensity, double logLikelihood, double error) {}
