package latentatlas.latent;

import java.util.ArrayList;
import java.util.List;

/**
 * A way through the latent plane, at equal steps of image change: walking it at a steady pace, the image changes at a
 * steady pace.
 *
 * @param points from A to B
 * @param length sum over the points of the Euclidean distance between neighbouring images
 * @param unevenness the largest image distance between neighbouring points over the mean; 1 is even
 */
public record LatentPath(List<LatentPoint> points, double length, double unevenness) {
    private static final int DENSE = 6;

    public LatentPath {
        points = List.copyOf(points);
    }

    /**
     * Places {@code count} points on a polyline so that neighbouring images are equally far apart.
     *
     * @param polyline at least two points
     */
    public static LatentPath evenly(List<LatentPoint> polyline, int count, PlaneDecoder decoder) {
        List<LatentPoint> dense = dense(polyline, DENSE * count);
        double[] along = cumulative(dense, decoder);
        double total = along[along.length - 1];
        List<LatentPoint> points = new ArrayList<>();
        int segment = 0;
        for (int i = 0; i < count; i++) {
            double wanted = total * i / (count - 1);
            while (segment < dense.size() - 2 && along[segment + 1] < wanted) {
                segment++;
            }
            double span = along[segment + 1] - along[segment];
            double share = span == 0 ? (double) i / (count - 1) : (wanted - along[segment]) / span;
            points.add(dense.get(segment).towards(dense.get(segment + 1), Math.max(0, Math.min(1, share))));
        }
        double[] steps = cumulative(points, decoder);
        double largest = 0;
        for (int i = 1; i < steps.length; i++) {
            largest = Math.max(largest, steps[i] - steps[i - 1]);
        }
        double length = steps[steps.length - 1];
        return new LatentPath(points, length, length == 0 ? 1 : largest * (count - 1) / length);
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

    private static double[] cumulative(List<LatentPoint> points, PlaneDecoder decoder) {
        int values = decoder.values();
        float[] before = new float[values];
        float[] now = new float[values];
        double[] along = new double[points.size()];
        for (int i = 0; i < points.size(); i++) {
            decoder.decode(points.get(i).x(), points.get(i).y(), now, 0);
            along[i] = i == 0 ? 0 : along[i - 1] + distance(before, 0, now, 0, values);
            float[] swapped = before;
            before = now;
            now = swapped;
        }
        return along;
    }

    static double distance(float[] a, int offsetA, float[] b, int offsetB, int count) {
        float sum = 0;
        for (int i = 0; i < count; i++) {
            float d = a[offsetA + i] - b[offsetB + i];
            sum += d * d;
        }
        return Math.sqrt(sum);
    }
}
