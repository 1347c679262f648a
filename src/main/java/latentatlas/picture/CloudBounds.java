package latentatlas.picture;

import java.util.Arrays;
import latentatlas.latent.Bounds;
import latentatlas.latent.Cloud;

/** The part of the plane a cloud asks to be shown: where nearly all codes lie, and a margin. */
public final class CloudBounds {
    private static final double CUT = 0.004;
    private static final double MARGIN = 0.08;
    private static final int MOST = 100_000;
    private static final double SMALLEST_HALF = 0.5;
    private static final Bounds UNKNOWN = Bounds.around(3);

    private CloudBounds() {}

    public static Bounds of(Cloud cloud) {
        if (cloud.size() == 0) {
            return UNKNOWN;
        }
        double[] x = range(cloud.x());
        double[] y = range(cloud.y());
        return new Bounds(x[0], y[0], x[1], y[1]).padded(MARGIN);
    }

    /** All of them; of very many every so-manieth, since sorting them would take longer than a frame. */
    private static float[] sample(float[] values) {
        int step = 1 + values.length / MOST;
        float[] sample = new float[(values.length + step - 1) / step];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = values[i * step];
        }
        return sample;
    }

    private static double[] range(float[] values) {
        float[] sorted = sample(values);
        Arrays.sort(sorted);
        int cut = (int) (CUT * sorted.length);
        double low = sorted[cut];
        double high = sorted[sorted.length - 1 - cut];
        if (!Double.isFinite(low) || !Double.isFinite(high)) {
            return new double[] {UNKNOWN.minX(), UNKNOWN.maxX()};
        }
        double middle = (low + high) / 2;
        double half = Math.max(SMALLEST_HALF, (high - low) / 2);
        return new double[] {middle - half, middle + half};
    }
}
