package latentatlas.latent;

/**
 * One standard deviation of a Gaussian posterior with independent dimensions, as it falls on the plane.
 *
 * @param major longer half axis, units of the plane
 * @param minor shorter half axis, units of the plane
 * @param angle of the longer axis against the plane's first one, radians, anticlockwise
 */
public record PosteriorEllipse(double major, double minor, double angle) {
    /**
     * The shadow of a posterior on a plane.
     *
     * @param logVariance [latent]
     */
    public static PosteriorEllipse of(float[] logVariance, LatentPlane plane) {
        float[] first = plane.first();
        float[] second = plane.second();
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int d = 0; d < logVariance.length; d++) {
            double variance = Math.exp(logVariance[d]);
            xx += variance * first[d] * first[d];
            xy += variance * first[d] * second[d];
            yy += variance * second[d] * second[d];
        }
        double middle = (xx + yy) / 2;
        double spread = Math.hypot((xx - yy) / 2, xy);
        return new PosteriorEllipse(
                Math.sqrt(Math.max(0, middle + spread)),
                Math.sqrt(Math.max(0, middle - spread)),
                0.5 * Math.atan2(2 * xy, xx - yy));
    }
}
