package latentatlas.measure;

import latentatlas.image.ImageSet;
import latentatlas.vae.FrozenModel;

/**
 * The ELBO of any normal distribution for an image, without sampling, and the normal distribution for which it is greatest: in
 * one or two latent dimensions, by Gauss-Hermite quadrature. Confined to one thread; close it.
 */
final class PosteriorFit implements AutoCloseable {
    private static final HermiteRule USUAL = HermiteRule.of(7);
    private static final int STEPS = 12;
    private static final double CLOSE = 1e-3;
    private static final double LEAST_SHARE = 0.05;
    private static final double SINGULAR = 0.01;

    private final int latent;
    private final int nodes;
    private final double[] weights;
    private final double[][] epsilons;
    private final JointDensity density;
    private final float[] codes;
    private final double[] logDensities;

    PosteriorFit(FrozenModel model) {
        this(model, USUAL);
    }

    /** For integrals by another rule than usual. */
    PosteriorFit(FrozenModel model, HermiteRule rule) {
        latent = model.architecture().latent();
        int order = rule.nodes().length;
        nodes = latent == 1 ? order : order * order;
        weights = new double[nodes];
        epsilons = new double[nodes][latent];
        for (int i = 0; i < nodes; i++) {
            weights[i] = rule.weights()[i % order] * (latent == 1 ? 1 : rule.weights()[i / order]);
            epsilons[i][0] = rule.nodes()[i % order];
            if (latent == 2) {
                epsilons[i][1] = rule.nodes()[i / order];
            }
        }
        density = new JointDensity(model, 1, nodes);
        codes = new float[nodes * latent];
        logDensities = new double[nodes];
    }

    /**
     * A bound and its part.
     *
     * @param elbo E[log p(x, z)] + entropy, nats
     * @param kl from the prior, nats
     */
    record Bound(double elbo, double kl) {}

    /** The image that is meant until the next call. */
    void image(ImageSet images, int index) {
        density.images(images, new int[] {index}, 0, 1);
    }

    /** The bound of {@code q} for the image. */
    Bound bound(Normal q) {
        double elbo = elbo(q);
        double prior = 0;
        for (int i = 0; i < nodes; i++) {
            prior += weights[i] * density.logPrior(i);
        }
        return new Bound(elbo, -q.entropy() - prior);
    }

    /** Leaves log p(x, z) at the nodes of {@code q} in {@link #logDensities}. */
    private double elbo(Normal q) {
        look(q);
        double joint = 0;
        for (int i = 0; i < nodes; i++) {
            joint += weights[i] * logDensities[i];
        }
        return joint + q.entropy();
    }

    private void look(Normal q) {
        for (int i = 0; i < nodes; i++) {
            q.code(epsilons[i], codes, i * latent);
        }
        density.codes(codes, nodes);
        density.run();
        density.read(0, logDensities);
    }

    /**
     * The greatest ELBO near the better of two starts: steps of natural gradients whose expectations are those of Bonnet's and
     * Price's theorems (Opper and Archambeau 2009), shortened until each gains.
     *
     * @param diagonal whether the dimensions stay independent
     */
    double best(Normal one, Normal other, boolean diagonal) {
        double ofOther = elbo(other);
        double best = elbo(one);
        Normal q = one;
        if (ofOther > best) {
            q = other;
            best = elbo(other);
        }
        double[] atNodes = logDensities.clone();
        double share = 1;
        for (int step = 0; step < STEPS && share > LEAST_SHARE; step++) {
            Normal next = stepped(q, atNodes, share, diagonal);
            double gained = elbo(next) - best;
            if (gained > 0) {
                q = next;
                best += gained;
                System.arraycopy(logDensities, 0, atNodes, 0, nodes);
                share = Math.min(1, 2 * share);
            } else {
                share /= 2;
            }
            if (gained > 0 && gained < CLOSE) {
                break;
            }
        }
        return best;
    }

    /** One step from {@code q}, at whose nodes log p(x, z) is {@code atNodes}. */
    private Normal stepped(Normal q, double[] atNodes, double share, boolean diagonal) {
        double[] slope = new double[2];
        double[] bend = new double[3];
        double middle = 0;
        for (int i = 0; i < nodes; i++) {
            middle += weights[i] * atNodes[i];
        }
        for (int i = 0; i < nodes; i++) {
            double f = weights[i] * (atNodes[i] - middle);
            double a = epsilons[i][0];
            double b = latent == 1 ? 0 : epsilons[i][1];
            slope[0] += f * a;
            slope[1] += f * b;
            bend[0] += f * (a * a - 1);
            bend[1] += f * a * b;
            bend[2] += f * (b * b - 1);
        }
        return moved(q, slope, bend, share, diagonal);
    }

    /**
     * {@code q} after a step. In units of its own axes its precision is the identity, and the new one a mean of that and of
     * -{@code bend}.
     */
    private Normal moved(Normal q, double[] slope, double[] bend, double share, boolean diagonal) {
        double p00 = positive((1 - share) - share * bend[0]);
        double p11 = latent == 1 ? 1 : positive((1 - share) - share * bend[2]);
        double p01 = diagonal ? 0 : -share * bend[1];
        double determinant = p00 * p11 - p01 * p01;
        if (determinant < SINGULAR * p00 * p11) {
            p01 = 0;
            determinant = p00 * p11;
        }
        double c00 = p11 / determinant;
        double c11 = p00 / determinant;
        double c01 = -p01 / determinant;
        double first = clamp(share * (c00 * slope[0] + c01 * slope[1]));
        double second = clamp(share * (c01 * slope[0] + c11 * slope[1]));
        double[] l = q.cholesky();
        double[] mean = q.mean().clone();
        mean[0] += l[0] * first;
        if (latent == 1) {
            return new Normal(mean, new double[] {l[0] * Math.sqrt(c00)});
        }
        mean[1] += l[2] * first + l[3] * second;
        double xx = l[0] * l[0] * c00;
        double xy = l[0] * (c00 * l[2] + c01 * l[3]);
        double yy = l[2] * (c00 * l[2] + c01 * l[3]) + l[3] * (c01 * l[2] + c11 * l[3]);
        return Normal.of(mean, new double[] {xx, xy, xy, yy}, diagonal);
    }

    /** A precision at most ten times as small or as great as before. */
    private static double positive(double precision) {
        return Math.max(0.1, Math.min(10, precision));
    }

    /** A move of at most two deviations. */
    private static double clamp(double deviations) {
        return Math.max(-2, Math.min(2, deviations));
    }

    @Override
    public void close() {
        density.close();
    }
}
