package latentatlas.measure;

/**
 * What quadrature says of one image.
 *
 * @param logLikelihood log p(x), nats; for squared error up to the constant that the -ELBO leaves out too
 * @param error the change of {@code logLikelihood} when the spacing was last halved, nats: more than is left of it
 * @param mean [latent], of the true posterior p(z|x)
 * @param covariance [latent, latent], of the true posterior
 * @param spacing of the finest grid that was asked for this image
 */
public record ExactPosterior(double logLikelihood, double error, double[] mean, double[] covariance, double spacing) {}
