package latentatlas.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.training.CurvePoint;
import latentatlas.training.EpochFigures;
import latentatlas.training.History;
import latentatlas.training.Losses;

/** The loss curves told to who does not see them. */
public final class CurvesInWords {
    /** A loss that changes less than this share of itself over the last epochs stays level. */
    private static final double LEVEL = 0.002;

    private CurvesInWords() {}

    /** What a look at the curves tells, a sentence each. Losses are of held-out images where there are some. */
    public static List<Message> summary(History history) {
        List<EpochFigures> epochs = history.epochs();
        if (epochs.isEmpty()) {
            List<CurvePoint> curve = history.curve();
            return List.of(
                    curve.isEmpty()
                            ? Message.of("spoken.curves.empty")
                            : Message.of(
                                    "spoken.curves.first",
                                    nats(curve.get(curve.size() - 1).losses().negativeElbo())));
        }
        List<Message> said = new ArrayList<>();
        boolean held = epochs.stream().allMatch(figures -> figures.validation() != null);
        double[] losses = values(epochs, held, Losses::negativeElbo);
        int best = best(losses);
        int last = losses.length - 1;
        said.add(Message.of(
                held ? "spoken.curves.held" : "spoken.curves.training",
                losses.length,
                nats(losses[0]),
                nats(losses[best]),
                epochs.get(best).epoch(),
                nats(losses[last])));
        if (losses.length > 1) {
            said.add(trend(losses));
        }
        if (held) {
            double gap = losses[last] - epochs.get(last).train().negativeElbo();
            said.add(Message.of(gap < 0 ? "spoken.curves.gap.below" : "spoken.curves.gap", nats(Math.abs(gap))));
        }
        double[] kl = values(epochs, held, Losses::kl);
        said.add(Message.of("spoken.curves.kl", Figures.fixed(kl[last], 2), Figures.fixed(kl[0], 2)));
        return said;
    }

    /** What the last finished epoch came to. */
    public static Message epoch(EpochFigures figures, int planned) {
        Losses held = figures.validation();
        Losses shown = held == null ? figures.train() : held;
        return Message.of(
                held == null ? "spoken.epoch.training" : "spoken.epoch.held",
                figures.epoch(),
                planned,
                nats(shown.negativeElbo()),
                Figures.fixed(shown.kl(), 2));
    }

    private static double[] values(List<EpochFigures> epochs, boolean held, ToDoubleFunction<Losses> value) {
        return epochs.stream()
                .mapToDouble(figures -> {
                    Losses validation = figures.validation();
                    return value.applyAsDouble(held && validation != null ? validation : figures.train());
                })
                .toArray();
    }

    private static int best(double[] losses) {
        int best = 0;
        for (int i = 1; i < losses.length; i++) {
            best = losses[i] < losses[best] ? i : best;
        }
        return best;
    }

    /** Where the loss goes, by its change over the last quarter of the epochs. */
    private static Message trend(double[] losses) {
        int last = losses.length - 1;
        int steps = Math.max(1, losses.length / 4);
        double change = losses[last] - losses[last - steps];
        if (Math.abs(change) < LEVEL * Math.abs(losses[last])) {
            return Message.of("spoken.curves.level", steps);
        }
        return Message.of(
                change < 0 ? "spoken.curves.falling" : "spoken.curves.rising",
                steps,
                Figures.brief(Math.abs(change) / steps));
    }

    private static String nats(double loss) {
        return Figures.fixed(loss, 1);
    }
}
