package latentatlas.latent;

import java.util.ArrayList;
import java.util.List;

/**
 * A way through the latent plane, at equal steps of image change: walking it at a steady pace, the image changes at a
 * steady pace.
 *
 * @param points from A to B
 * @param length the summed distance between neighbouring images of six times as many points
 * @param unevenness the largest image distance between neighbouring points over the mean; 1 is even
 */
public record LatentPath(List<LatentPoint> points, double length, double unevenness) {
    private static final int DENSE = 6;

    public LatentPath {
        points = List.copyOf(points);
    }

    /**
     * Places {@code count} points on a polyline so that neighbouring images are equally far apart; where all images are
     * the same, as after a posterior collapse, so that the points are.
     *
     * @param polyline at least two points
     * @param count at least two
     */
    public static LatentPath evenly(List<LatentPoint> polyline, int count, PlaneDecoder decoder) {
        if (polyline.size() < 2 || count < 2) {
            throw new IllegalArgumentException(count + " points on a way of " + polyline.size());
        }
        List<LatentPoint> dense = dense(polyline, DENSE * count);
        double[] along = cumulative(dense, decoder);
        double total = along[along.length - 1];
        if (total == 0) {
            return new LatentPath(dense(polyline, count), 0, 1);
        }
        List<LatentPoint> points = new ArrayList<>();
        int segment = 0;
        for (int i = 0; i < count - 1; i++) {
            double wanted = total * i / (count - 1);
            while (segment < dense.size() - 2 && along[segment + 1] < wanted) {
                segment++;
            }
            double span = along[segment + 1] - along[segment];
            double share = span == 0 ? (double) i / (count - 1) : (wanted - along[segment]) / span;
            points.add(dense.get(segment).towards(dense.get(segment + 1), Math.max(0, Math.min(1, share))));
        }
        // B itself, also where the image stops changing before it.
        points.add(dense.get(dense.size() - 1));
        double[] steps = cumulative(points, decoder);
        double largest = 0;
        for (int i = 1; i < steps.length; i++) {
            largest = Math.max(largest, steps[i] - steps[i - 1]);
        }
        double walked = steps[steps.length - 1];
        return new LatentPath(points, total, walked == 0 ? 1 : largest * (count - 1) / walked);
    }

    /**
     * A way that runs on, straight ahead, past both of its ends.
     *
     * @param polyline at least two points
     * @param share of the way's length in the plane, added at each end; 0 for none
     */
    public static List<LatentPoint> extended(List<LatentPoint> polyline, double share) {
        int last = polyline.size() - 1;
        double length = 0;
        for (int i = 1; i <= last; i++) {
            length += polyline.get(i).distance(polyline.get(i - 1));
        }
        if (share == 0 || length == 0) {
            return polyline;
        }
        List<LatentPoint> longer = new ArrayList<>();
        longer.add(beyond(polyline, 0, 1, share * length));
        longer.addAll(polyline);
        longer.add(beyond(polyline, last, -1, share * length));
        return longer;
    }

    /** The point {@code reach} beyond an end, away from the nearest other point that {@code step} leads to. */
    private static LatentPoint beyond(List<LatentPoint> polyline, int end, int step, double reach) {
        LatentPoint here = polyline.get(end);
        int next = end + step;
        while (here.distance(polyline.get(next)) == 0) {
            next += step;
        }
        LatentPoint before = polyline.get(next);
        return here.towards(before, -reach / here.distance(before));
    }

    /** Points at equal distances in the plane along a polyline. */
    static List<LatentPoint> dense(List<LatentPoint> polyline, int count) {
        double[] along = new double[polyline.size()];
        for (int i = 1; i < along.length; i++) {
            along[i] = along[i - 1] + polyline.get(i).distance(polyline.get(i - 1));
        }
        double total = along[along.length - 1];
        List<LatentPoint> points = new ArrayList<>();
        int segment = 0;
        for (int i = 0; i < count; i++) {
            double wanted = total * i / (count - 1);
            while (segment < along.length - 2 && along[segment + 1] < wanted) {
                segment++;
            }
            double span = along[segment + 1] - along[segment];
            double share = span == 0 ? 0 : (wanted - along[segment]) / span;
            points.add(polyline.get(segment).towards(polyline.get(segment + 1), Math.min(1, share)));
        }
        return points;
    }

    /** Whether the decoder has numbers for all of it. */
    boolean seen(PlaneDecoder decoder) {
        float[] images = new float[points.size() * decoder.values()];
        decoder.decode(points, images);
        for (float value : images) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private static double[] cumulative(List<LatentPoint> points, PlaneDecoder decoder) {
        int values = decoder.values();
        float[] images = new float[points.size() * values];
        decoder.decode(points, images);
        double[] along = new double[points.size()];
        for (int i = 1; i < points.size(); i++) {
            double step = distance(images, (i - 1) * values, images, i * values, values);
            // A model that diverged decodes to no number; its way is still a way.
            along[i] = along[i - 1] + (Double.isFinite(step) ? step : 0);
        }
        return along;
    }

    /** The Euclidean distance of two images; four sums at a time, since one would wait for itself at each value. */
    static double distance(float[] a, int offsetA, float[] b, int offsetB, int count) {
        float first = 0;
        float second = 0;
        float third = 0;
        float fourth = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            float d0 = a[offsetA + i] - b[offsetB + i];
            float d1 = a[offsetA + i + 1] - b[offsetB + i + 1];
            float d2 = a[offsetA + i + 2] - b[offsetB + i + 2];
            float d3 = a[offsetA + i + 3] - b[offsetB + i + 3];
            first += d0 * d0;
            second += d1 * d1;
            third += d2 * d2;
            fourth += d3 * d3;
        }
        for (; i < count; i++) {
            float d = a[offsetA + i] - b[offsetB + i];
            first += d * d;
        }
        return Math.sqrt(first + second + third + fourth);
    }
}
