package latentatlas.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import latentatlas.latent.Codes;

/**
 * Keeps moments of a run within a stated memory. When it is full, moments that lie closer together than twice the usual are
 * dropped, and from then on only such as far apart are taken: the spread stays even, and the first one stays. Confined to
 * one thread at a time.
 */
public final class TimelineRecorder {
    public static final long MEMORY = 64L << 20;

    private static final int FEWEST = 3;
    /** More than a slider has places for. */
    private static final int MOST = 400;

    private final long memory;
    private Timeline timeline;
    private double step;

    /**
     * A recorder.
     *
     * @param before the run's past so far, if it goes on
     * @param memory bytes
     */
    public TimelineRecorder(Timeline before, long memory) {
        this.memory = memory;
        timeline = before;
        double length = before.isEmpty() ? 0 : last() - before.moments().get(0).epochs();
        step = before.size() < 2 ? 0 : length / (before.size() - 1);
    }

    private double last() {
        return timeline.isEmpty()
                ? Double.NEGATIVE_INFINITY
                : timeline.moments().get(timeline.size() - 1).epochs();
    }

    public Timeline timeline() {
        return timeline;
    }

    /** Takes a moment if it lies far enough from the last; whether it did. */
    public boolean take(Checkpoint checkpoint, Codes codes, double[] klOfDimensions) {
        double epochs = checkpoint.history().done();
        if (epochs <= last() || epochs < last() + step || codes.size() == 0 || !codes.finite()) {
            return false;
        }
        if (!Arrays.equals(codes.images(), timeline.images())) {
            timeline = new Timeline(codes.images(), codes.labels(), codes.labelNames(), List.of());
            step = 0;
        }
        List<Moment> moments = new ArrayList<>(timeline.moments());
        moments.add(Moment.of(epochs, checkpoint.model(), codes.values(), klOfDimensions));
        long room = memory / Moment.bytes(checkpoint.model().parameters(), codes.values().length);
        timeline = timeline.with(thinned(moments, (int) Math.max(FEWEST, Math.min(MOST, room))));
        return true;
    }

    private List<Moment> thinned(List<Moment> moments, int most) {
        if (moments.size() <= most) {
            return moments;
        }
        step = 2 * (moments.get(moments.size() - 1).epochs() - moments.get(0).epochs()) / most;
        List<Moment> kept = new ArrayList<>();
        for (Moment moment : moments) {
            if (kept.isEmpty() || moment.epochs() >= kept.get(kept.size() - 1).epochs() + step) {
                kept.add(moment);
            }
        }
        return kept;
    }
}
