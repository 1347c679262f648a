package latentatlas.picture;

import org.apache.commons.math3.distribution.NormalDistribution;

/** How the places of a grid follow each other along an axis. */
public enum Spacing {
    /** At equal steps. */
    LINEAR {
        @Override
        double share(double value) {
            return value;
        }

        @Override
        double value(double share) {
            return share;
        }
    },
    /** So that the prior has the same mass between any two: by its inverse distribution function (Kingma and Welling 2014). */
    NORMAL {
        @Override
        double share(double value) {
            return PRIOR.cumulativeProbability(value);
        }

        @Override
        double value(double share) {
            return PRIOR.inverseCumulativeProbability(share);
        }
    };

    private static final NormalDistribution PRIOR = new NormalDistribution(null, 0, 1);

    abstract double share(double value);

    abstract double value(double share);

    /** Where the place lies that is {@code share}, 0 to 1, of the way from {@code low} to {@code high}. */
    double between(double low, double high, double share) {
        double from = share(low);
        double place = value(from + (share(high) - from) * share);
        return Math.max(low, Math.min(high, place));
    }

    /** How much of the way from {@code low} to {@code high} is behind {@code place}, 0 to 1. */
    double behind(double low, double high, double place) {
        return (share(place) - share(low)) / (share(high) - share(low));
    }
}
