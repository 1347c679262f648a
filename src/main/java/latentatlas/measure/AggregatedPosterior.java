package latentatlas.measure;

import java.util.Arrays;

/**
 * The mean of the posteriors of all images of a set, q(z), on a grid over the latent line or plane. Immutable after its making;
 * safe from all threads.
 */
final class AggregatedPosterior {
    private static final double REACH = 6;
    private static final int MOST_NODES = 4_000_000;
    private static final double SPACING = 1 / 1.5;

    private final int latent;
    private final double left;
    private final double bottom;
    private final double spacing;
    private final int columns;
    private final int rows;
    private final double[] density;

    AggregatedPosterior(Normal[] posteriors) {
        latent = posteriors[0].latent();
        double[] low = new double[] {0, 0};
        double[] high = new double[] {0, 0};
        double[] narrow = new double[posteriors.length];
        for (int i = 0; i < posteriors.length; i++) {
            double[] covariance = posteriors[i].covariance();
            narrow[i] = Quadrature.narrowest(covariance);
            for (int d = 0; d < latent; d++) {
                double reach = REACH * Math.sqrt(covariance[d * latent + d]);
                low[d] = Math.min(low[d], posteriors[i].mean()[d] - reach);
                high[d] = Math.max(high[d], posteriors[i].mean()[d] + reach);
            }
        }
        Arrays.sort(narrow);
        double wanted = SPACING * Math.max(1e-4, narrow[narrow.length / 50]);
        double width = high[0] - low[0];
        double height = latent == 1 ? 0 : high[1] - low[1];
        double least = latent == 1 ? width / MOST_NODES : Math.sqrt(width * height / MOST_NODES);
        spacing = Math.max(wanted, least);
        left = low[0];
        bottom = latent == 1 ? 0 : low[1];
        columns = (int) Math.ceil(width / spacing) + 1;
        rows = latent == 1 ? 1 : (int) Math.ceil(height / spacing) + 1;
        density = new double[columns * rows];
        double share = 1.0 / posteriors.length / cell();
        for (Normal posterior : posteriors) {
            Footprint footprint = new Footprint(posterior);
            footprint.each((node, weight) -> density[node] += share * weight);
        }
    }

    private double cell() {
        return latent == 1 ? spacing : spacing * spacing;
    }

    /** E[log q(z)] over one of the posteriors, nats. */
    double meanLogDensity(Normal posterior) {
        double[] sum = new double[1];
        new Footprint(posterior).each((node, weight) -> sum[0] += weight * Math.log(density[node]));
        return sum[0];
    }

    private interface Visitor {
        void visit(int node, double weight);
    }

    /** The nodes on which a posterior stands, with weights whose sum is 1. */
    private final class Footprint {
        private final Normal posterior;
        private final int firstColumn;
        private final int lastColumn;
        private final int firstRow;
        private final int lastRow;

        Footprint(Normal posterior) {
            this.posterior = posterior;
            double[] covariance = posterior.covariance();
            double x = posterior.mean()[0];
            double reachX = REACH * Math.sqrt(covariance[0]) + spacing;
            firstColumn = clamp((x - reachX - left) / spacing, columns);
            lastColumn = clamp((x + reachX - left) / spacing, columns);
            double y = latent == 1 ? 0 : posterior.mean()[1];
            double reachY = latent == 1 ? 0 : REACH * Math.sqrt(covariance[3]) + spacing;
            firstRow = clamp((y - reachY - bottom) / spacing, rows);
            lastRow = clamp((y + reachY - bottom) / spacing, rows);
        }

        private int clamp(double place, int count) {
            return (int) Math.max(0, Math.min(count - 1, Math.round(place)));
        }

        void each(Visitor visitor) {
            double sum = total();
            if (sum == 0) {
                // Far narrower than the grid: all of it on the nearest node.
                int column = clamp((posterior.mean()[0] - left) / spacing, columns);
                int row = latent == 1 ? 0 : clamp((posterior.mean()[1] - bottom) / spacing, rows);
                visitor.visit(row * columns + column, 1);
                return;
            }
            walk((node, weight) -> visitor.visit(node, weight / sum));
        }

        private double total() {
            double[] sum = new double[1];
            walk((node, weight) -> sum[0] += weight);
            return sum[0];
        }

        private void walk(Visitor visitor) {
            double[] l = posterior.cholesky();
            for (int row = firstRow; row <= lastRow; row++) {
                for (int column = firstColumn; column <= lastColumn; column++) {
                    double a = (left + column * spacing - posterior.mean()[0]) / l[0];
                    double b = latent == 1
                            ? 0
                            : (bottom + row * spacing - posterior.mean()[1] - l[2] * a) / l[3];
                    double weight = Math.exp(-0.5 * (a * a + b * b));
                    if (weight > 1e-9) {
                        visitor.visit(row * columns + column, weight);
                    }
                }
            }
        }
    }
}
