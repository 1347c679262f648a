package latentatlas.measure;

/**
 * Nodes and weights that integrate against the standard normal density: exact for polynomials up to degree 2·order - 1
 * (Gauss-Hermite quadrature, here by Newton's method on the orthonormal Hermite polynomials).
 */
record HermiteRule(double[] nodes, double[] weights) {
    /** A rule of some nodes. */
    static HermiteRule of(int order) {
        double[] nodes = new double[order];
        double[] weights = new double[order];
        double guess = 0;
        for (int i = 0; i < order; i++) {
            // From the greatest root down: an asymptotic guess, then steps as wide as the last two roots were apart.
            guess = i == 0
                    ? Math.sqrt(4.0 * order + 2) - 1.85575 * Math.pow(2.0 * order + 1, -1.0 / 6) * 1.2
                    : nodes[i - 1] - (i == 1 ? 1.0 : nodes[i - 2] - nodes[i - 1]);
            double x = deflated(guess, nodes, i, order);
            nodes[i] = x;
            double slope = values(x, order)[1];
            weights[i] = 1 / (slope * slope) * order;
        }
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int i = 0; i < order; i++) {
            weights[i] /= sum;
        }
        return new HermiteRule(nodes, weights);
    }

    /** Newton's method with the roots already found divided out, so that none is found twice. */
    private static double deflated(double guess, double[] found, int count, int order) {
        double x = guess;
        for (int step = 0; step < 200; step++) {
            double[] p = values(x, order);
            double ratio = p[1] / p[0];
            for (int j = 0; j < count; j++) {
                ratio -= 1 / (x - found[j]);
            }
            double change = 1 / ratio;
            x -= change;
            if (Math.abs(change) < 1e-14 * (1 + Math.abs(x)) || p[0] == 0) {
                break;
            }
        }
        return x;
    }

    /** The polynomial of an order, normalised, and its derivative. */
    private static double[] values(double x, int order) {
        double before = 0;
        double now = 1;
        for (int k = 0; k < order; k++) {
            double next = (x * now - Math.sqrt(k) * before) / Math.sqrt(k + 1);
            before = now;
            now = next;
        }
        return new double[] {now, Math.sqrt(order) * before};
    }
}
