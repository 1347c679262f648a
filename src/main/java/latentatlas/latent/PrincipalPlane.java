package latentatlas.latent;

/** The plane of the two directions in which codes spread most, by power iteration on their covariance. */
public final class PrincipalPlane {
    private static final int ROUNDS = 300;

    private PrincipalPlane() {}

    /** The plane through the codes' mean; that of the first two dimensions where the codes tell nothing. */
    public static LatentPlane of(Codes codes) {
        int latent = codes.latent();
        if (codes.size() < 2 || latent < 2 || !codes.finite()) {
            return LatentPlane.ofFirstTwo(latent);
        }
        double[] mean = new double[latent];
        for (int i = 0; i < codes.values().length; i++) {
            mean[i % latent] += codes.values()[i] / (double) codes.size();
        }
        double[][] covariance = covariance(codes, mean);
        double[] first = direction(covariance, new double[latent]);
        double[] second = direction(covariance, first);
        return LatentPlane.ofFirstTwo(latent)
                .along(floats(first), floats(second))
                .through(floats(mean));
    }

    private static double[][] covariance(Codes codes, double[] mean) {
        int latent = mean.length;
        double[][] covariance = new double[latent][latent];
        for (int code = 0; code < codes.size(); code++) {
            for (int i = 0; i < latent; i++) {
                double deviation = codes.values()[code * latent + i] - mean[i];
                for (int j = 0; j <= i; j++) {
                    covariance[i][j] += deviation * (codes.values()[code * latent + j] - mean[j]) / codes.size();
                }
            }
        }
        for (int i = 0; i < latent; i++) {
            for (int j = 0; j < i; j++) {
                covariance[j][i] = covariance[i][j];
            }
        }
        return covariance;
    }

    /** The direction of the most spread among those at right angles to {@code other}; its largest part is positive. */
    private static double[] direction(double[][] covariance, double[] other) {
        int latent = other.length;
        double[] vector = new double[latent];
        for (int i = 0; i < latent; i++) {
            vector[i] = Math.sqrt(covariance[i][i]) + 1e-9 * (i + 1);
        }
        for (int round = 0; round < ROUNDS; round++) {
            double[] next = new double[latent];
            for (int i = 0; i < latent; i++) {
                for (int j = 0; j < latent; j++) {
                    next[i] += covariance[i][j] * vector[j];
                }
                // Keeps a direction of no spread from vanishing.
                next[i] += 1e-12 * vector[i];
            }
            vector = normal(next, other);
        }
        int largest = 0;
        for (int i = 1; i < latent; i++) {
            largest = Math.abs(vector[i]) > Math.abs(vector[largest]) ? i : largest;
        }
        double sign = Math.signum(vector[largest]);
        for (int i = 0; i < latent; i++) {
            vector[i] *= sign;
        }
        return vector;
    }

    /** What of {@code vector} is at right angles to {@code other}, of length 1. */
    private static double[] normal(double[] vector, double[] other) {
        double along = 0;
        for (int i = 0; i < vector.length; i++) {
            along += vector[i] * other[i];
        }
        double square = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] -= along * other[i];
            square += vector[i] * vector[i];
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= Math.sqrt(square);
        }
        return vector;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
