package latentatlas.vae;

/**
 * The importance weights of several samples of each image's code (Burda, Grosse and Salakhutdinov 2016): what a sample's own
 * density, the prior and the decoder say of it together. One sample weighs 1.
 */
final class SampleWeights {
    private final int samples;
    /** [rows·samples]: log q(z|x) - log p(z), nats. */
    private final double[] costs;
    /** [rows·samples]. */
    private final double[] weights;

    /**
     * Weights.
     *
     * @param rows of images
     */
    SampleWeights(int rows, int samples) {
        this.samples = samples;
        costs = new double[rows * samples];
        weights = new double[rows * samples];
    }

    int samples() {
        return samples;
    }

    /** Takes log q(z|x) - log p(z) of a sample, nats. */
    void setCost(int row, double cost) {
        costs[row] = cost;
    }

    double weight(int row) {
        return weights[row];
    }

    /**
     * Weighs the samples of one image by exp(-loss - beta·cost), to a sum of 1.
     *
     * @param first row of its samples
     * @param losses [rows·samples], reconstruction losses, nats
     * @return the bound's part beyond the weighted mean of these losses, nats: at beta 1 the two are minus the log of the mean
     *     importance weight
     */
    double weigh(int first, float[] losses, double beta) {
        double least = Double.POSITIVE_INFINITY;
        for (int row = first; row < first + samples; row++) {
            least = Math.min(least, losses[row] + beta * costs[row]);
        }
        double sum = 0;
        for (int row = first; row < first + samples; row++) {
            weights[row] = Math.exp(least - losses[row] - beta * costs[row]);
            sum += weights[row];
        }
        double rest = Math.log(samples);
        for (int row = first; row < first + samples; row++) {
            weights[row] /= sum;
            rest += weights[row] == 0 ? 0 : weights[row] * (costs[row] + Math.log(weights[row]));
        }
        return rest;
    }
}
