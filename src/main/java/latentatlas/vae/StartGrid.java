package latentatlas.vae;

import latentatlas.net.Scalars;

/**
 * What a model with two latent dimensions decodes at a grid of codes, to see at once where an image's code may lie. Immutable.
 *
 * <p>For each likelihood the loss at a code is a constant of the code less a product with the image, and something that
 * does not depend on the code.
 */
final class StartGrid {
    private static final int SIDE = 20;
    /** The prior leaves one code in a thousand outside. */
    private static final double REACH = 3.2;

    private static final double CERTAIN = 1e-6;
    /** Squared errors in [-1, 1] are this many times those in [0, 1]. */
    private static final int WIDER = 4;

    private final int inputs;
    private final float[] codes = new float[SIDE * SIDE * 2];
    private final float[] weights;
    private final double[] constants = new double[SIDE * SIDE];

    StartGrid(FrozenModel model) {
        inputs = model.architecture().inputs();
        for (int i = 0; i < SIDE * SIDE; i++) {
            codes[2 * i] = (float) (REACH * (2.0 * (i % SIDE) / (SIDE - 1) - 1));
            codes[2 * i + 1] = (float) (REACH * (2.0 * Math.floorDiv(i, SIDE) / (SIDE - 1) - 1));
        }
        weights = new float[SIDE * SIDE * inputs];
        try (BatchCoder coder = model.newBatchCoder()) {
            coder.decode(codes, SIDE * SIDE, weights);
        }
        Likelihood likelihood = model.architecture().likelihood();
        for (int i = 0; i < weights.length; i++) {
            double decoded = weights[i];
            if (likelihood == Likelihood.BERNOULLI) {
                double p = Math.max(CERTAIN, Math.min(1 - CERTAIN, decoded));
                weights[i] = (float) Math.log(p / (1 - p));
                constants[Math.floorDiv(i, inputs)] -= Math.log(1 - p);
            } else {
                int scale = likelihood == Likelihood.GAUSSIAN_TANH ? WIDER : 1;
                weights[i] = (float) (2 * scale * decoded);
                constants[Math.floorDiv(i, inputs)] += scale * decoded * decoded;
            }
        }
    }

    /**
     * The grid's code with the least reconstruction loss + prior·|z|²/2.
     *
     * @param image [inputs], intensities
     */
    float[] best(float[] image, double prior) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < constants.length; i++) {
            double squares = codes[2 * i] * codes[2 * i] + codes[2 * i + 1] * codes[2 * i + 1];
            double loss = constants[i] + prior * squares / 2 - Scalars.dot(image, weights, i * inputs, inputs);
            if (loss < least) {
                least = loss;
                best = i;
            }
        }
        return new float[] {codes[2 * best], codes[2 * best + 1]};
    }
}
