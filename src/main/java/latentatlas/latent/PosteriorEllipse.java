package latentatlas.latent;

/**
 * One standard deviation of a Gaussian posterior, as it falls on the plane.
 *
 * @param major longer half axis, units of the plane
 * @param minor shorter half axis, units of the plane
 * @param angle of the longer axis against the plane's first one, radians, anticlockwise
 */
public record PosteriorEllipse(double major, double minor, double angle) {
    /**
     * The shadow of a posterior on a plane.
     *
     * @param cholesky [latent, latent], the Cholesky factor of its covariance
     */
    public static PosteriorEllipse of(float[] cholesky, LatentPlane plane) {
        int latent = plane.latent();
        float[] first = plane.first();
        float[] second = plane.second();
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int j = 0; j < latent; j++) {
            double x = 0;
            double y = 0;
            for (int d = j; d < latent; d++) {
                x += (double) cholesky[d * latent + j] * first[d];
                y += (double) cholesky[d * latent + j] * second[d];
            }
            xx += x * x;
            xy += x * y;
            yy += y * y;
        }
        double middle = (xx + yy) / 2;
        double spread = Math.hypot((xx - yy) / 2, xy);
        return new PosteriorEllipse(
                Math.sqrt(Math.max(0, middle + spread)),
                Math.sqrt(Math.max(0, middle - spread)),
                0.5 * Math.atan2(2 * xy, xx - yy));
    }
}
