package latentatlas.ui.drawing;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import latentatlas.latent.Codes;
import latentatlas.session.Exhibit;

/** The codes around others, in all dimensions, for the model shown last. Confined to one background thread. */
final class CodeIndex {
    private static final int VOTERS = CodesAround.USUAL;
    private static final int MOST = 100;
    private static final int SAMPLE = 200;

    /** Weakly: nothing may be asked of the models to come. */
    private WeakReference<Codes> indexed = new WeakReference<>(null);

    private double usualReach;

    private double usualReach(Exhibit exhibit) {
        if (exhibit.codes() != indexed.get()) {
            indexed = new WeakReference<>(exhibit.codes());
            usualReach = measured(exhibit);
        }
        return usualReach;
    }

    /** The mean distance from a code to its tenth neighbour. */
    private static double measured(Exhibit exhibit) {
        Codes codes = exhibit.codes();
        int step = Math.max(1, codes.size() / SAMPLE);
        double sum = 0;
        int count = 0;
        for (int i = 0; i < codes.size(); i += step) {
            float[] code = codes.code(i);
            int[] near = exhibit.nearest(code, VOTERS + 1);
            sum += codes.distance(code, near[near.length - 1]);
            count++;
        }
        return count == 0 ? 0 : sum / count;
    }

    /** What lies around a code, [latent]; the exhibit must have codes. */
    CodesAround around(Exhibit exhibit, float[] code) {
        double reach = usualReach(exhibit);
        Codes codes = exhibit.codes();
        int[] near = exhibit.nearest(code, MOST);
        int count = 0;
        while (count < near.length && codes.distance(code, near[count]) <= reach) {
            count++;
        }
        return new CodesAround(near[0], codes.distance(code, near[0]), count);
    }

    /** The labels of the nearest codes, such as "2 ×9, 7 ×1"; empty without labels. */
    String votes(Exhibit exhibit, float[] code) {
        Codes codes = exhibit.codes();
        if (codes.size() == 0 || codes.labelNames().isEmpty()) {
            return "";
        }
        Map<String, Integer> votes = new TreeMap<>();
        for (int nearest : exhibit.nearest(code, VOTERS)) {
            int label = codes.labels()[nearest];
            if (label >= 0) {
                votes.merge(codes.labelNames().get(label), 1, Integer::sum);
            }
        }
        return votes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(3)
                .map(vote -> vote.getKey() + " ×" + vote.getValue())
                .collect(Collectors.joining(", "));
    }
}
