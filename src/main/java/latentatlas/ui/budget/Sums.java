package latentatlas.ui.budget;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import latentatlas.measure.LossBudget;
import latentatlas.message.Message;

/**
 * The parts of the loss, means over some images. Immutable.
 *
 * @param error the greatest numerical error of an image's −log p(x), nats
 */
record Sums(int images, Map<Part, Mean> means, double error) {
    /**
     * A mean.
     *
     * @param deviation its standard error over images, nats; 0 for one image
     */
    record Mean(double nats, double deviation) {}

    /** Over the images that are wanted, at least one. */
    static Sums of(LossBudget budget, IntPredicate wanted) {
        int[] images = IntStream.range(0, budget.images()).filter(wanted).toArray();
        Map<Part, Mean> means = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            double[] values = part.of(budget);
            double mean =
                    IntStream.of(images).mapToDouble(i -> values[i]).average().orElse(Double.NaN);
            double squares = IntStream.of(images)
                    .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                    .sum();
            int freedom = images.length - 1;
            means.put(part, new Mean(mean, freedom == 0 ? 0 : Math.sqrt(squares / freedom / images.length)));
        }
        double error =
                IntStream.of(images).mapToDouble(i -> budget.error()[i]).max().orElse(Double.NaN);
        return new Sums(images.length, means, error);
    }

    Mean mean(Part part) {
        return Objects.requireNonNull(means.get(part));
    }

    double nats(Part part) {
        return mean(part).nats();
    }

    /** What both bars add up to. */
    double negativeElbo() {
        return nats(Part.RECONSTRUCTION) + nats(Part.MUTUAL_INFORMATION) + nats(Part.MARGINAL_KL);
    }

    /** What a good value is, in one sentence about the largest thing that can be mended. */
    String verdict() {
        double approximation = nats(Part.APPROXIMATION_GAP);
        double amortisation = nats(Part.AMORTISATION_GAP);
        double marginal = nats(Part.MARGINAL_KL);
        double worst = Math.max(marginal, Math.max(approximation, amortisation));
        if (worst < 1) {
            return Message.text("budget.verdict.good");
        } else if (worst == amortisation) {
            return Message.text("budget.verdict.amortisation");
        } else if (worst == approximation) {
            return Message.text("budget.verdict.approximation");
        }
        return Message.text("budget.verdict.marginal");
    }
}
