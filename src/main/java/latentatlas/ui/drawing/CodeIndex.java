package latentatlas.ui.drawing;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPoint;

/** The nearest codes of the cloud shown last. Confined to one background thread. */
final class CodeIndex {
    private static final int VOTERS = CodesAround.USUAL;
    private static final int MOST = 100;
    private static final int SAMPLE = 200;

    private Cloud indexed = Cloud.EMPTY;
    private double usualReach;

    private void index(Cloud cloud) {
        if (cloud != indexed) {
            indexed = cloud;
            usualReach = usualReach(cloud);
        }
    }

    /** The mean distance from a code to its tenth neighbour. */
    private double usualReach(Cloud cloud) {
        int step = Math.max(1, cloud.size() / SAMPLE);
        double sum = 0;
        int count = 0;
        for (int i = 0; i < cloud.size(); i += step) {
            int[] near = cloud.neighbours().nearest(cloud.point(i), VOTERS + 1);
            sum += cloud.point(i).distance(cloud.point(near[near.length - 1]));
            count++;
        }
        return count == 0 ? 0 : sum / count;
    }

    /** What lies around a place; the cloud must not be empty. */
    CodesAround around(Cloud cloud, LatentPoint point) {
        index(cloud);
        int[] near = cloud.neighbours().nearest(point, MOST);
        int count = 0;
        while (count < near.length && cloud.point(near[count]).distance(point) <= usualReach) {
            count++;
        }
        return new CodesAround(near[0], cloud.point(near[0]).distance(point), count);
    }

    /** The labels of the nearest codes, such as "2 ×9, 7 ×1"; empty without labels. */
    String votes(Cloud cloud, LatentPoint point) {
        if (cloud.size() == 0 || cloud.labelNames().isEmpty()) {
            return "";
        }
        Map<String, Integer> votes = new TreeMap<>();
        for (int nearest : cloud.neighbours().nearest(point, VOTERS)) {
            int label = cloud.labels()[nearest];
            if (label >= 0) {
                votes.merge(cloud.labelNames().get(label), 1, Integer::sum);
            }
        }
        return votes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(3)
                .map(vote -> vote.getKey() + " ×" + vote.getValue())
                .collect(Collectors.joining(", "));
    }
}
