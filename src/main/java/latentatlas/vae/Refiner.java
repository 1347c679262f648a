package latentatlas.vae;

/**
 * Improves an encoder's first guess by gradient steps on the image's own loss in z (semi-amortised inference, Kim et al.
 * 2018): what the model was trained on, with the posterior shrunk to its mean. That is reconstruction - beta·log p(z) for a
 * VAE, and the reconstruction alone for models without a prior. Confined to one thread.
 */
public final class Refiner {
    private static final int STEPS = 24;
    private static final double FIRST_LENGTH = 0.25;
    private static final double LONGER = 1.5;
    private static final double SHORTER = 0.5;
    private static final double SHORTEST = 1e-3;

    private final FrozenModel model;
    private final Likelihood likelihood;
    private final Prior prior;
    private final double beta;
    private final Chain decoder;
    private final float[] outputs;
    private final float[] targets;
    private final float[] losses;

    /**
     * A refiner.
     *
     * @param beta the weight of the KL divergence the model was trained with
     */
    public Refiner(FrozenModel model, double beta) {
        this.model = model;
        this.beta = beta;
        likelihood = model.architecture().likelihood();
        prior = model.architecture().prior();
        decoder = model.decoderChain();
        outputs = new float[model.architecture().inputs()];
        targets = new float[outputs.length];
        losses = new float[outputs.length];
    }

    /**
     * The loss of an image at a code, nats.
     *
     * @param image [inputs], intensities
     * @param code [latent]
     */
    public double loss(float[] image, float[] code) {
        return reconstruction(image, code) + beta * prior.energy(code);
    }

    /** The reconstruction's part of the {@link #loss}, nats. */
    public double reconstruction(float[] image, float[] code) {
        for (int i = 0; i < targets.length; i++) {
            targets[i] = likelihood.input(image[i]);
        }
        System.arraycopy(decoder.forward(code), 0, outputs, 0, outputs.length);
        likelihood.loss(outputs, targets, losses, outputs.length);
        double sum = 0;
        for (float loss : losses) {
            sum += loss;
        }
        return sum;
    }

    /** The gradient of the last {@link #loss} with respect to its code, [latent]; valid until the next call. */
    float[] gradient(float[] code) {
        float[] gradient = decoder.pull(outputs);
        prior.pullEnergy(code, beta, gradient);
        return gradient;
    }

    /**
     * A code with a lower loss than {@code start}'s, or {@code start} itself where none is near. A model with two latent
     * dimensions is also searched as a whole, since an encoder's guess may lie in the wrong valley.
     */
    public float[] refine(float[] image, float[] start) {
        float[] code = descend(image, start);
        StartGrid grid = model.startGrid();
        if (grid == null) {
            return code;
        }
        float[] other = descend(image, grid.best(image, beta));
        return loss(image, other) < loss(image, code) ? other : code;
    }

    private float[] descend(float[] image, float[] start) {
        float[] code = start.clone();
        double best = loss(image, code);
        float[] direction = gradient(code).clone();
        double length = FIRST_LENGTH;
        for (int step = 0; step < STEPS && length > SHORTEST; step++) {
            float[] next = moved(code, direction, length);
            double loss = loss(image, next);
            if (loss < best) {
                best = loss;
                code = next;
                direction = gradient(code).clone();
                length *= LONGER;
            } else {
                length *= SHORTER;
            }
        }
        return code;
    }

    private static float[] moved(float[] code, float[] direction, double length) {
        double norm = 0;
        for (float d : direction) {
            norm += (double) d * d;
        }
        float scale = (float) (length / Math.max(1e-12, Math.sqrt(norm)));
        float[] next = code.clone();
        for (int d = 0; d < next.length; d++) {
            next[d] -= scale * direction[d];
        }
        return next;
    }
}
