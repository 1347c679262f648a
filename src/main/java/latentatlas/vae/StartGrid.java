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
    /** A standard normal prior leaves one code in a thousand outside. */
    private static final double REACH = 3.2;

    private final int inputs;
    private final float[] codes = new float[SIDE * SIDE * 2];
    private final float[] weights;
    private final double[] constants = new double[SIDE * SIDE];
    private final double[] energies = new double[SIDE * SIDE];

    StartGrid(FrozenModel model) {
        inputs = model.architecture().inputs();
        Likelihood likelihood = model.architecture().likelihood();
        Prior prior = model.newPrior();
        PriorReach where = PriorReach.of(model);
        double reach = REACH * where.scale();
        for (int i = 0; i < SIDE * SIDE; i++) {
            codes[2 * i] = (float) (where.middle()[0] + reach * (2.0 * (i % SIDE) / (SIDE - 1) - 1));
            codes[2 * i + 1] = (float) (where.middle()[1] + reach * (2.0 * Math.floorDiv(i, SIDE) / (SIDE - 1) - 1));
            energies[i] = prior.energy(code(i));
        }
        weights = new float[SIDE * SIDE * inputs];
        try (BatchCoder coder = model.newBatchCoder()) {
            coder.outputs(codes, SIDE * SIDE, weights);
        }
        for (int i = 0; i < SIDE * SIDE; i++) {
            constants[i] = likelihood.linearise(weights, i * inputs, inputs);
        }
    }

    private float[] code(int i) {
        return new float[] {codes[2 * i], codes[2 * i + 1]};
    }

    /**
     * The grid's code with the least reconstruction loss + beta·the prior's energy.
     *
     * @param image [inputs], intensities
     */
    float[] best(float[] image, double beta) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < constants.length; i++) {
            double loss = constants[i] + beta * energies[i] - Scalars.dot(image, weights, i * inputs, inputs);
            if (loss < least) {
                least = loss;
                best = i;
            }
        }
        return code(best);
    }
}
