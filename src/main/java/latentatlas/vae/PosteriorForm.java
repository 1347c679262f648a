package latentatlas.vae;

import latentatlas.net.OperatorGraph;

/**
 * The form of a VAE's Gaussian posteriors, as a way to a code from noise: dimension d is mean + sigma·(epsilon of d + the sum
 * of some factors' products with the epsilons before d). All together this is the Cholesky factor of the covariance.
 */
public enum PosteriorForm {
    /** Independent dimensions: no factors (Kingma and Welling 2014). */
    DIAGONAL {
        @Override
        int factors(int dimension) {
            return 0;
        }
    },
    /** Any covariance: a factor for each dimension before. */
    FULL {
        @Override
        int factors(int dimension) {
            return dimension;
        }
    };

    /** Factors of a dimension, counted from 0: those of the first so many epsilons. */
    abstract int factors(int dimension);

    /** The place of the first factor of a dimension among a posterior's numbers. */
    public int place(int latent, int dimension) {
        int place = 2 * latent;
        for (int d = 0; d < dimension; d++) {
            place += factors(d);
        }
        return place;
    }

    /** Numbers that tell a posterior: means, log squared sigmas, and the factors of each dimension in turn. */
    int numbers(int latent) {
        return place(latent, latent);
    }

    /**
     * Adds to a graph of operators how posteriors' numbers become Cholesky factors; returns the name of its result.
     *
     * @param logSquaredSigmas [batch, latent·latent], that of each entry's row
     * @param factors [batch, latent·latent], zeros on and above the diagonal
     * @param diagonal [latent·latent], ones there
     */
    public static String describeCholesky(
            OperatorGraph graph, String logSquaredSigmas, String factors, String diagonal) {
        String narrow = graph.apply("Min", logSquaredSigmas, graph.scalar((float) Posterior.WIDEST));
        String sigmas = graph.apply("Exp", graph.linear(narrow, 0.5f, 0));
        float slope = (float) (1 / (Posterior.LARGEST_FACTOR * Posterior.LARGEST_FACTOR));
        String length = graph.apply("Sqrt", graph.linear(graph.apply("Mul", factors, factors), slope, 1));
        return graph.apply("Mul", sigmas, graph.apply("Add", graph.apply("Div", factors, length), diagonal));
    }
}
