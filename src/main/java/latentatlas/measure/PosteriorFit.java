package latentatlas.measure;

import latentatlas.image.ImageSet;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.JointDensity;

/**
 * The ELBO of any normal distribution for an image, without sampling, and the normal distribution for which it is greatest: in
 * one or two latent dimensions, by Gauss-Hermite quadrature. Confined to one thread; close it.
 */
final class PosteriorFit implements AutoCloseable {
    private static final HermiteRule RULE = HermiteRule.of(9);
    private static final int STEPS = 12;
    private static final double CLOSE = 1e-4;
    private static final double LEAST_SHARE = 0.05;

    private final int latent;
    private final int nodes;
    private final double[] weights;
    private final double[][] epsilons;
    private final JointDensity density;
    private final float[] codes;
    private final double[] logDensities;

    PosteriorFit(FrozenModel model) {
        latent = model.architecture().latent();
        int order = RULE.nodes().length;
        nodes = latent == 1 ? order : order * order;
        weights = new double[nodes];
        epsilons = new double[nodes][latent];
        for (int i = 0; i < nodes; i++) {
            weights[i] = RULE.weights()[i % order] * (latent == 1 ? 1 : RULE.weights()[i / order]);
            epsilons[i][0] = RULE.nodes()[i % order];
            if (latent == 2) {
                epsilons[i][1] = RULE.nodes()[i / order];
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
        look(q);
        double joint = 0;
        double prior = 0;
        for (int i = 0; i < nodes; i++) {
            joint += weights[i] * logDensities[i];
            prior += weights[i] * density.logPrior(i);
        }
        return new Bound(joint + q.entropy(), -q.entropy() - prior);
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
     * The greatest ELBO near {@code start}: steps of natural gradients whose expectations are those of Bonnet's and Price's
     * theorems (Opper and Archambeau 2009), shortened until each gains.
     *
     * @param diagonal whether the dimensions stay independent
     */
    double best(Normal start, boolean diagonal) {
        Normal q = start;
        double best = bound(q).elbo();
        double share = 1;
        for (int step = 0; step < STEPS && share > LEAST_SHARE; step++) {
            look(q);
            Normal next = stepped(q, share, diagonal);
            double gained = bound(next).elbo() - best;
            if (gained > 0) {
                q = next;
                best += gained;
                share = Math.min(1, 2 * share);
                if (gained < CLOSE) {
                    break;
                }
            } else {
                share /= 2;
            }
        }
        return best;
    }

    /** One step from {@code q}, at whose nodes {@link #logDensities} are. */
    private Normal stepped(Normal q, double share, boolean diagonal) {
        double[] slope = new double[2];
        double[] bend = new double[3];
        double middle = 0;
        for (int i = 0; i < nodes; i++) {
            middle += weights[i] * logDensities[i];
        }
        for (int i = 0; i < nodes; i++) {
            double f = weights[i] * (logDensities[i] - middle);
            double a = epsilons[i][0];
            double b = latent == 1 ? 0 : epsilons[i][1];
            slope[0] += f * a;
            slope[1] += f * b;
            bend[0] += f * (a * a - 1);
            bend[1] += f * a * b;
            bend[2] += f * (b * b - 1);
        }
        // In units of q's own axes the precision is the identity; the new one is a mean of it and of -bend.
        double p00 = positive((1 - share) - share * bend[0]);
        double p11 = latent == 1 ? 1 : positive((1 - share) - share * bend[2]);
        double p01 = diagonal ? 0 : -share * bend[1];
        double determinant = p00 * p11 - p01 * p01;
        if (determinant < 0.01 * p00 * p11) {
            p01 = 0;
            determinant = p00 * p11;
        }
        double c00 = p11 / determinant;
        double c11 = p00 / determinant;
        double c01 = -p01 / determinant;
        double[] move = {share * (c00 * slope[0] + c01 * slope[1]), share * (c01 * slope[0] + c11 * slope[1])};
        return moved(q, move, c00, c01, c11, diagonal);
    }

    private static double positive(double precision) {
        return Math.max(0.1, Math.min(10, precision));
    }

    /** {@code q} with its mean moved and its covariance changed, both in units of its own axes. */
    private Normal moved(Normal q, double[] move, double c00, double c01, double c11, boolean diagonal) {
        double[] l = q.cholesky();
        double[] mean = q.mean().clone();
        mean[0] += l[0] * clamp(move[0]);
        if (latent == 1) {
            return new Normal(mean, new double[] {l[0] * Math.sqrt(c00)});
        }
        mean[1] += l[2] * clamp(move[0]) + l[3] * clamp(move[1]);
        double xx = l[0] * l[0] * c00;
        double xy = l[0] * (c00 * l[2] + c01 * l[3]);
        double yy = l[2] * (c00 * l[2] + c01 * l[3]) + l[3] * (c01 * l[2] + c11 * l[3]);
        return Normal.of(mean, new double[] {xx, xy, xy, yy}, diagonal);
    }

    private static double clamp(double deviations) {
        return Math.max(-2, Math.min(2, deviations));
    }

    @Override
    public void close() {
        density.close();
    }
}
